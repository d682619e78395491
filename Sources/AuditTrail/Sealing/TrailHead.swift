internal import GeoCore

/// How far the trail goes: the last record that has reached the disk, signed, so that a cut tail is missed.
struct TrailHead {
    static let type = "pafta-audit-head"

    var day: AuditDay
    /// The length of the day's file up to and with this record.
    var size: Int
    var sequence: Int
    var hash: ChainHash

    init(day: AuditDay, size: Int, sequence: Int, hash: ChainHash) {
        (self.day, self.size, self.sequence, self.hash) = (day, size, sequence, hash)
    }

    init?(_ document: SignedDocument) {
        let members = document.members
        guard let text = members.text("day"), let day = AuditDay(text), let size = members.whole("size"), size >= 0,
            let sequence = members.whole("sequence"), sequence > 0, let hash = members.hash("hash")
        else { return nil }
        self.init(day: day, size: size, sequence: sequence, hash: hash)
    }

    func document(signedBy key: SigningKey) throws(PaftaError) -> [UInt8] {
        try SignedDocument.bytes(
            type: Self.type,
            [
                ("day", .text("\(day)")), ("size", .number("\(size)")), ("sequence", .number("\(sequence)")),
                ("hash", .text("\(hash)")),
            ],
            signedBy: key
        )
    }

    /// Reads the head with the key it names; `nil` if there is none.
    static func read(in folder: AuditFolder) throws(PaftaError) -> Reading? {
        guard let bytes = try SmallFile.read(folder.headFile) else { return nil }
        guard let document = SignedDocument(bytes[...], type: type), document.isSigned, let head = TrailHead(document)
        else { return .damaged }
        return .head(head, document.key)
    }

    enum Reading {
        case head(TrailHead, AuditPublicKey)
        case damaged
    }
}
