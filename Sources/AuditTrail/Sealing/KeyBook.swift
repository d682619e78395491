internal import GeoCore

/// The keys of a trail, one after the other; each replacement is signed by the old key and by the new one.
///
/// The old key vouches for the new one, and the new one for the old one, so that somebody who knows any one key for
/// sure can check all seals.
struct KeyBook {
    static let type = "pafta-audit-key"

    struct Replacement {
        /// The record that tells of it; heads and seals from this record on are signed by the new key.
        var sequence: Int
        var old: AuditPublicKey
        var new: AuditPublicKey
    }

    /// The replacements that both keys have signed, the oldest first.
    private(set) var replacements: [Replacement] = []
    /// The numbers of the lines that are no such replacement.
    private(set) var faults: [Int] = []

    /// Reads the book of a trail; empty if there is none.
    init(of folder: AuditFolder) throws(PaftaError) {
        let bytes = try SmallFile.read(folder.keyBookFile) ?? []
        for (index, line) in bytes.split(separator: 0x0A).enumerated() {
            guard let replacement = Self.replacement(line), replacement.sequence > replacements.last?.sequence ?? 0,
                replacements.last.map({ $0.new == replacement.old }) ?? true
            else {
                faults.append(index + 1)
                continue
            }
            replacements.append(replacement)
        }
    }

    /// The outer document is signed by the old key; it holds the new key's signature over the same facts.
    private static func replacement(_ line: ArraySlice<UInt8>) -> Replacement? {
        guard let document = SignedDocument(line, type: type), document.isSigned,
            let sequence = document.members.whole("sequence"), let text = document.members.text("new"),
            let new = try? AuditPublicKey(text), let digits = document.members.text("newSignature"),
            let signature = Hexadecimal.bytes(digits.utf8),
            new.isValid(signature, of: facts(sequence, old: document.key, new: new)[...])
        else { return nil }
        return Replacement(sequence: sequence, old: document.key, new: new)
    }

    static func facts(_ sequence: Int, old: AuditPublicKey, new: AuditPublicKey) -> [UInt8] {
        Array("\(type) \(sequence) \(old) \(new)".utf8)
    }

    /// Returns the line that tells of a replacement.
    static func line(_ sequence: Int, old: SigningKey, new: SigningKey) throws(PaftaError) -> [UInt8] {
        let facts = facts(sequence, old: old.publicKey, new: new.publicKey)
        return try SignedDocument.bytes(
            type: type,
            [
                ("sequence", .number("\(sequence)")), ("new", .text("\(new.publicKey)")),
                ("newSignature", .text(Hexadecimal.text(try new.signature(of: facts[...])))),
            ],
            signedBy: old
        )
    }

    /// Whether a key belongs to the trail that `trusted` belongs to and was the one to sign a record's head or seal.
    func allows(_ key: AuditPublicKey, at sequence: Int, trusted: AuditPublicKey) -> Bool {
        guard let first = replacements.first else { return key == trusted }
        guard trusted == first.old || replacements.contains(where: { $0.new == trusted }) else { return false }
        return key == replacements.last { $0.sequence <= sequence }?.new ?? first.old
    }
}
