internal import Crypto
internal import CryptoExtras
public import GeoCore

/// The hash of a password, with what it was made with: `scrypt$<log2 N>$<r>$<p>$<salt>$<code>`.
///
/// The code is an HMAC-SHA-256 under the key that scrypt derives, so that the key itself is kept nowhere.
/// - SeeAlso: RFC 7914.
public struct PasswordHash: Sendable, Hashable {
    /// How much work one try is.
    public struct Cost: Sendable, Hashable {
        /// The binary logarithm of N, which both time and memory grow with.
        public var rounds: Int
        /// The size of a block, r, in units of 128 bytes.
        public var blockSize: Int
        /// How many times it is done, p.
        public var parallelism: Int

        /// Creates costs.
        public init(rounds: Int, blockSize: Int, parallelism: Int) {
            self.rounds = rounds
            self.blockSize = blockSize
            self.parallelism = parallelism
        }

        /// What new passwords are hashed with: 32 MiB.
        public static let standard = Cost(rounds: 15, blockSize: 8, parallelism: 1)

        /// Whether a hash of such costs is computed at all: a registry that was tampered with must not stop the server.
        var isBearable: Bool {
            (4...18).contains(rounds) && (1...16).contains(blockSize) && (1...4).contains(parallelism)
        }
    }

    private static let purpose = Array("pafta password".utf8)

    /// What it was made with.
    public let cost: Cost
    private let salt: [UInt8]
    private let code: [UInt8]

    /// Hashes a password with a new salt.
    ///
    /// - Throws: `password.unhashed` if there is no memory for it.
    public init(_ password: Secret, cost: Cost = .standard) throws(PaftaError) {
        self.cost = cost
        salt = RandomBytes.make(16)
        let key = try Self.key(password, salt, cost)
        code = Array(HMAC<SHA256>.authenticationCode(for: Self.purpose, using: key))
    }

    /// What no password matches, at the usual cost: it is tried where there is no account.
    static let nobody = PasswordHash(cost: .standard, salt: [UInt8](repeating: 7, count: 16))

    private init(cost: Cost, salt: [UInt8]) {
        self.cost = cost
        self.salt = salt
        code = [UInt8](repeating: 0, count: 32)
    }

    /// Reads a hash as the registry keeps it; `nil` if it is none.
    public init?(_ text: String) {
        let parts = text.split(separator: "$", omittingEmptySubsequences: false)
        guard parts.count == 6, parts[0] == "scrypt", let rounds = Int(parts[1]), let blockSize = Int(parts[2]),
            let parallelism = Int(parts[3]), let salt = Base64.bytes(url: parts[4].utf8),
            let code = Base64.bytes(url: parts[5].utf8), salt.count >= 16, code.count == 32
        else { return nil }
        cost = Cost(rounds: rounds, blockSize: blockSize, parallelism: parallelism)
        guard cost.isBearable else { return nil }
        self.salt = salt
        self.code = code
    }

    /// The hash as the registry keeps it.
    public var text: String {
        "scrypt$\(cost.rounds)$\(cost.blockSize)$\(cost.parallelism)$\(Base64.urlText(salt))$\(Base64.urlText(code))"
    }

    /// Returns whether a password is the one.
    ///
    /// - Throws: `password.unhashed` if there is no memory for it.
    public func matches(_ password: Secret) throws(PaftaError) -> Bool {
        let key = try Self.key(password, salt, cost)
        return HMAC<SHA256>.isValidAuthenticationCode(code, authenticating: Self.purpose, using: key)
    }

    static func key(
        _ password: Secret,
        _ salt: [UInt8],
        _ cost: Cost,
        count: Int = 32
    ) throws(PaftaError) -> SymmetricKey {
        // The library takes the address of the first byte, which an empty password, refused anyway, does not have.
        let text = password.text.isEmpty ? "\0" : password.text
        do {
            return try KDF.Scrypt.deriveKey(
                from: Array(text.utf8),
                salt: salt,
                outputByteCount: count,
                rounds: 1 << cost.rounds,
                blockSize: cost.blockSize,
                parallelism: cost.parallelism
            )
        } catch { throw .unhashed(error) }
    }
}

extension PaftaError {
    fileprivate static func unhashed(_ error: any Error) -> PaftaError {
        PaftaError(
            .unavailable,
            .unhashedPassword,
            LocalizedText("The password could not be checked.", tr: "Parola denetlenemedi."),
            remedy: LocalizedText("Try again in a moment.", tr: "Biraz sonra yeniden deneyin."),
            cause: "\(error)"
        )
    }
}
