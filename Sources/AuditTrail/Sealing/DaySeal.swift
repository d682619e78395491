internal import GeoCore

/// The seal of a day that is over.
struct DaySeal {
    static let type = "pafta-audit-seal"

    var day: AuditDay
    var first: Int
    var last: Int
    /// The length of the day's file.
    var size: Int
    /// The hash of the last record.
    var hash: ChainHash
    /// The hash of the seal before.
    var previous: ChainHash
    /// When it was sealed, in UTC.
    var time: String

    init(day: AuditDay, first: Int, last: Int, size: Int, hash: ChainHash, previous: ChainHash, time: String) {
        (self.day, self.first, self.last, self.size) = (day, first, last, size)
        (self.hash, self.previous, self.time) = (hash, previous, time)
    }

    init?(_ document: SignedDocument) {
        let members = document.members
        guard let text = members.text("day"), let day = AuditDay(text), let first = members.whole("first"),
            let last = members.whole("last"), members.whole("count") == last - first + 1,
            let size = members.whole("size"), let hash = members.hash("hash"),
            let previous = members.hash("previousSeal"), let time = members.text("time")
        else { return nil }
        self.init(day: day, first: first, last: last, size: size, hash: hash, previous: previous, time: time)
    }

    func document(signedBy key: SigningKey) throws(PaftaError) -> [UInt8] {
        try SignedDocument.bytes(
            type: Self.type,
            [
                ("day", .text("\(day)")), ("first", .number("\(first)")), ("last", .number("\(last)")),
                ("count", .number("\(last - first + 1)")), ("size", .number("\(size)")), ("hash", .text("\(hash)")),
                ("previousSeal", .text("\(previous)")), ("time", .text(time)),
            ],
            signedBy: key
        )
    }

    /// Reads the seal of a day; `nil` if there is none or it is none.
    static func read(of day: AuditDay, in folder: AuditFolder) throws(PaftaError) -> SignedDocument? {
        try SmallFile.read(folder.sealFile(of: day)).flatMap { SignedDocument($0[...], type: type) }
    }
}
