internal import Crypto
public import GeoCore
public import HomeRegistry

/// The sessions of people who have signed in.
public final class Sessions: Sendable {
    private let registry: HomeRegistry
    private let policy: SessionPolicy
    private let recent = RecentRecords<[UInt8], SessionRecord>()
    let use: UseLog<[UInt8]>

    /// Takes the registry and how long sessions last.
    public init(_ registry: HomeRegistry, policy: SessionPolicy = SessionPolicy()) {
        self.registry = registry
        self.policy = policy
        use = UseLog(memory: policy.idle)
    }

    /// Begins a session.
    ///
    /// - Parameters:
    ///   - account: Who has signed in.
    ///   - now: Seconds since 1970.
    /// - Returns: The secret for the cookie: 256 random bits, of which the registry keeps the hash.
    /// - Throws: `registry.unreadable`.
    public func begin(for account: AccountRecord, now: Int64) throws(PaftaError) -> Secret {
        let secret = Secret(Base64.urlText(RandomBytes.make(32)))
        let record = SessionRecord(
            hash: Self.hash(secret),
            account: account.name,
            accountVersion: account.version,
            createdAt: now
        )
        try registry.begin(record, removingUnusedSince: now - policy.idle - 120, orBegunBefore: now - policy.longest)
        return secret
    }

    /// Returns the session of a secret, and notes its use.
    ///
    /// - Parameters:
    ///   - secret: The value of the cookie.
    ///   - now: Seconds since 1970.
    ///   - generation: What ``HomeRegistry/generation()`` says now.
    /// - Returns: The session.
    /// - Throws: `access.unauthorised` if it has ended or never was, `registry.unreadable`.
    public func session(_ secret: Secret, now: Int64, generation: Int64) throws(PaftaError) -> SessionRecord {
        guard secret.text.utf8.count == APIKey.secretLength else { throw .refused(.endedSession) }
        let hash = Self.hash(secret)
        let registry = registry
        let record = try recent.record(hash, generation: generation) { hash throws(PaftaError) in
            try registry.session(hash)
        }
        guard var record else { throw .refused(.endedSession) }
        record.usedAt = max(record.usedAt, use.last(hash) ?? 0)
        guard now - record.usedAt < policy.idle, now - record.createdAt < policy.longest else {
            throw .refused(.endedSession)
        }
        if now - record.usedAt >= 5 { use.note(hash, at: now) }
        return record
    }

    /// Ends a session.
    public func end(_ secret: Secret) throws(PaftaError) {
        let hash = Self.hash(secret)
        use.forget(hash)
        try registry.endSession(hash)
    }

    /// Returns the token that forms of a session carry, so that no other site can send them.
    ///
    /// - Parameter secret: The value of the cookie.
    /// - Returns: 43 characters that tell nothing of the secret.
    public static func formToken(of secret: Secret) -> Secret {
        Secret(Base64.urlText(HMAC<SHA256>.authenticationCode(for: purpose, using: key(secret))))
    }

    /// Returns whether a form carries the token of its session.
    public static func isFormToken(_ token: String, of secret: Secret) -> Bool {
        guard token.utf8.count <= 64, let code = Base64.bytes(url: token.utf8) else { return false }
        return HMAC<SHA256>.isValidAuthenticationCode(code, authenticating: purpose, using: key(secret))
    }

    private static let purpose = Array("pafta form".utf8)

    private static func key(_ secret: Secret) -> SymmetricKey { SymmetricKey(data: Array(secret.text.utf8)) }

    private static func hash(_ secret: Secret) -> [UInt8] { Array(SHA256.hash(data: Array(secret.text.utf8))) }
}
