internal import GeoCore

/// A JSON object whose last members are the key and the signature over everything before the signature.
///
/// It begins with its type, so that one kind of document cannot be passed off as another.
struct SignedDocument {
    let members: FlatObject
    let key: AuditPublicKey
    private let signed: ArraySlice<UInt8>
    private let signature: [UInt8]

    private static let signatureName = Array(",\"signature\":\"".utf8)
    private static let signatureLength = 128

    /// Reads a document; the signature is not checked yet.
    init?(_ bytes: ArraySlice<UInt8>, type: String) {
        var rest = bytes
        if rest.last == 0x0A { rest.removeLast() }
        guard let members = FlatObject(rest), members.members.first?.name == "type", members.text("type") == type,
            let text = members.text("key"), let key = try? AuditPublicKey(text),
            let digits = members.text("signature"), digits.utf8.count == Self.signatureLength,
            let signature = Hexadecimal.bytes(digits.utf8)
        else { return nil }
        let signed = rest.dropLast(Self.signatureLength + 2)
        guard signed.suffix(Self.signatureName.count).elementsEqual(Self.signatureName) else { return nil }
        self.members = members
        self.key = key
        self.signed = signed.dropLast(Self.signatureName.count)
        self.signature = signature
    }

    /// Whether the key that it names has signed it.
    var isSigned: Bool { key.isValid(signature, of: signed) }

    /// The hash by which the next seal names this one.
    var hash: ChainHash { ChainHash(of: signed) }

    /// Returns the bytes of a document.
    static func bytes(
        type: String,
        _ members: [(name: StaticString, value: FlatObject.Value)],
        signedBy key: SigningKey
    ) throws(PaftaError) -> [UInt8] {
        var writer = ByteWriter(capacity: 512)
        writer.append("{\"type\":")
        SafeText.append(type, to: &writer)
        for (name, value) in members + [("key", .text(key.publicKey.description))] {
            writer.append(",\"")
            writer.append(name)
            writer.append("\":")
            switch value {
            case .text(let text): SafeText.append(text, to: &writer)
            case .number(let digits): writer.append(verbatim: digits)
            case .texts: break
            }
        }
        let signature = Hexadecimal.digits(try key.signature(of: writer.bytes))
        writer.append(signatureName)
        writer.append(signature)
        writer.append("\"}\n")
        return writer.take()
    }
}
