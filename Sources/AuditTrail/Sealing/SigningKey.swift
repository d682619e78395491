internal import Crypto
public import GeoCore
internal import Glibc

/// The public key that seals and heads of a trail are checked with (Ed25519, RFC 8032).
public struct AuditPublicKey: Sendable, Hashable, CustomStringConvertible {
    private let bytes: [UInt8]

    /// Reads a key.
    ///
    /// - Parameter text: 64 hexadecimal digits; spaces and line feeds around them are ignored.
    /// - Throws: `audit.invalid`.
    public init(_ text: String) throws(PaftaError) {
        let digits = text.utf8.filter { $0 > 0x20 }
        guard digits.count == 64, let bytes = Hexadecimal.bytes(digits) else {
            throw .invalidAudit(
                LocalizedText("This is not a public key.", tr: "Bu bir açık anahtar değil."),
                remedy: LocalizedText(
                    "It has 64 hexadecimal digits, as 'pafta audit key' shows it.",
                    tr: "'pafta audit key' komutunun gösterdiği gibi 64 onaltılık rakamdan oluşur."
                )
            )
        }
        self.bytes = bytes
    }

    init(bytes: [UInt8]) { self.bytes = bytes }

    /// The key as 64 hexadecimal digits.
    public var description: String { Hexadecimal.text(bytes) }

    func isValid(_ signature: [UInt8], of message: ArraySlice<UInt8>) -> Bool {
        guard let key = try? Curve25519.Signing.PublicKey(rawRepresentation: bytes) else { return false }
        return key.isValidSignature(signature, for: message)
    }
}

/// The private key that signs seals and heads.
struct SigningKey: Sendable {
    private let key: Curve25519.Signing.PrivateKey
    let publicKey: AuditPublicKey
    let code: RecordCode

    private init(_ key: Curve25519.Signing.PrivateKey) {
        self.key = key
        publicKey = AuditPublicKey(bytes: Array(key.publicKey.rawRepresentation))
        code = RecordCode(signingKey: Array(key.rawRepresentation))
    }

    /// Makes a key up.
    init() { self.init(Curve25519.Signing.PrivateKey()) }

    /// Reads a key; `nil` if there is no such file.
    ///
    /// - Throws: `audit.key` if it is damaged or others may read it.
    init?(reading path: String) throws(PaftaError) {
        guard let file = try OpenFile.reading(path) else { return nil }
        guard let status = file.status, status.st_mode & 0o077 == 0 else { throw .openAuditKey }
        let digits = try file.read(256, at: 0).filter { $0 > 0x20 }
        guard let bytes = Hexadecimal.bytes(digits), bytes.count == 32,
            let key = try? Curve25519.Signing.PrivateKey(rawRepresentation: bytes)
        else { throw .damagedAuditKey }
        self.init(key)
    }

    /// Writes the key for its owner alone.
    func write(to path: String) throws(PaftaError) {
        try SmallFile.write(Hexadecimal.digits(key.rawRepresentation) + [0x0A], to: path)
    }

    func signature(of message: ArraySlice<UInt8>) throws(PaftaError) -> [UInt8] {
        do { return Array(try key.signature(for: message)) } catch { throw .damagedAuditKey }
    }
}
