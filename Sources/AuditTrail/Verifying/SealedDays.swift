internal import GeoCore

/// The seals of a trail, checked among each other.
struct SealedDays {
    struct Entry {
        var seal: DaySeal
        /// Whether the right key has signed it and it follows the seal before.
        var isRight: Bool
    }

    private(set) var entries: [AuditDay: Entry] = [:]
    /// The days in order.
    private(set) var days: [AuditDay] = []

    /// Reads and checks all seals; findings are added only for days in `range`.
    init(
        of folder: AuditFolder,
        trusted: AuditPublicKey?,
        book: KeyBook,
        in range: (AuditDay) -> Bool,
        _ result: inout AuditVerification
    ) throws(PaftaError) {
        var previous = ChainHash.none
        for day in try folder.sealedDays() {
            let document = try DaySeal.read(of: day, in: folder)
            guard let document, let seal = DaySeal(document), seal.day == day else {
                if range(day) { result.add(.seal, AuditFolder.sealName(of: day), Self.malformed) }
                continue
            }
            var texts: [LocalizedText] = []
            let isSigned = trusted.map { book.allows(document.key, at: seal.last, trusted: $0) } ?? false
            if !isSigned || !document.isSigned { texts.append(Self.forged) }
            if seal.previous != previous { texts.append(Self.unlinked) }
            if range(day) {
                for text in texts { result.add(.seal, AuditFolder.sealName(of: day), text) }
                if texts.isEmpty { result.seals += 1 }
            }
            entries[day] = Entry(seal: seal, isRight: texts.isEmpty)
            days.append(day)
            previous = document.hash
        }
    }

    /// The last seal before a day.
    func last(before day: AuditDay) -> Entry? {
        days.last { $0 < day }.flatMap { entries[$0] }
    }

    private static let malformed = LocalizedText("This is not a seal.", tr: "Bu bir mühür değil.")
    private static let forged = LocalizedText(
        "The seal is not signed by the key of the trail.",
        tr: "Mühür, kaydın anahtarıyla imzalanmamış."
    )
    private static let unlinked = LocalizedText(
        "The seal does not follow the seal before it; a seal was deleted or replaced.",
        tr: "Mühür kendinden önceki mühürle bağdaşmıyor; bir mühür silinmiş ya da değiştirilmiş."
    )
}
