internal import Crypto
public import HomeRegistry

/// A key of an institution or of a program of the municipality: `pafta_<prefix>_<secret>`.
///
/// The prefix of 8 letters and digits is no secret: people know the key by it, and the registry finds it by it. The
/// secret holds 256 random bits, in 43 characters.
public struct APIKey: Sendable, Hashable {
    /// What the key is known by.
    public let prefix: String
    /// What it proves itself with.
    let secret: Secret

    static let lead = Array("pafta_".utf8)
    static let prefixLength = 8
    static let secretLength = 43
    private static let letters = Array("abcdefghijklmnopqrstuvwxyz234567".utf8)

    /// Makes a new key.
    public static func generate() -> APIKey {
        let prefix = RandomBytes.make(prefixLength).map { letters[Int($0 & 31)] }
        return APIKey(
            prefix: String(decoding: prefix, as: UTF8.self),
            secret: Secret(Base64.urlText(RandomBytes.make(32)))
        )
    }

    private init(prefix: String, secret: Secret) {
        self.prefix = prefix
        self.secret = secret
    }

    /// Reads a key; `nil` if the text has not the form of one.
    public init?(_ text: String) {
        let bytes = Array(text.utf8)
        let start = Self.lead.count
        let end = start + Self.prefixLength
        guard bytes.count == end + 1 + Self.secretLength, bytes.starts(with: Self.lead), bytes[end] == 0x5F,
            bytes[start..<end].allSatisfy(Self.letters.contains), bytes[(end + 1)...].allSatisfy(Self.isOfSecret)
        else { return nil }
        prefix = String(decoding: bytes[start..<end], as: UTF8.self)
        secret = Secret(String(decoding: bytes[(end + 1)...], as: UTF8.self))
    }

    /// The key as it is given to its owner, once.
    public var text: Secret { Secret("pafta_\(prefix)_\(secret.text)") }

    /// The SHA-256 of the secret.
    ///
    /// A slow hash protects what people think up; nobody finds 256 random bits by trying, so a fast one is as safe here.
    var hash: SHA256Digest { SHA256.hash(data: Array(secret.text.utf8)) }

    /// Returns what the registry keeps of the key.
    ///
    /// - Parameters:
    ///   - owner: Whom it stands for.
    ///   - label: What people call it.
    ///   - now: When it is made, in seconds since 1970.
    ///   - end: From when on it is not accepted; `nil` for no end.
    /// - Returns: The record, which holds no secret.
    public func record(for owner: CredentialOwner, label: String?, now: Int64, expiring end: Int64?) -> KeyRecord {
        KeyRecord(prefix: prefix, hash: Array(hash), owner: owner, label: label, createdAt: now, expiresAt: end)
    }

    static func isOfSecret(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x41...0x5A, 0x61...0x7A, 0x30...0x39, 0x2D, 0x5F: true
        default: false
        }
    }
}
