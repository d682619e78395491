/// Whom a key or a certificate stands for.
public enum CredentialOwner: Sendable, Hashable {
    /// An institution, by the number of its protocol.
    case agreement(String)
    /// A person of the municipality, by the name of the account.
    case account(String)

    /// The number of the protocol, if it is one.
    public var agreement: String? { if case .agreement(let number) = self { number } else { nil } }

    /// The account, if it is one.
    public var account: String? { if case .account(let name) = self { name } else { nil } }
}

/// An API key as the registry keeps it; the secret itself is nowhere.
public struct KeyRecord: Sendable, Hashable {
    /// What the key is known by.
    public var prefix: String
    /// The SHA-256 of the secret.
    public var hash: [UInt8]
    /// Whom it stands for.
    public var owner: CredentialOwner
    /// What people call it.
    public var label: String?
    /// When it was made, in seconds since 1970 (UTC), as all moments here.
    public var createdAt: Int64
    /// From when on it is not accepted.
    public var expiresAt: Int64?
    /// When it was revoked.
    public var revokedAt: Int64?
    /// Why it was revoked.
    public var reason: String?
    /// The prefix of the key that takes its place.
    public var successor: String?
    /// When it was used last, to within about a minute.
    public var usedAt: Int64?

    /// Creates the record of a new key.
    public init(
        prefix: String,
        hash: [UInt8],
        owner: CredentialOwner,
        label: String? = nil,
        createdAt: Int64,
        expiresAt: Int64? = nil
    ) {
        self.prefix = prefix
        self.hash = hash
        self.owner = owner
        self.label = label
        self.createdAt = createdAt
        self.expiresAt = expiresAt
    }
}

/// A client certificate that stands for somebody.
public struct CertificateRecord: Sendable, Hashable {
    /// The SHA-256 of the certificate in DER.
    public var fingerprint: [UInt8]
    /// Whom it stands for.
    public var owner: CredentialOwner
    /// What people call it.
    public var label: String?
    /// When it was entered, in seconds since 1970 (UTC).
    public var createdAt: Int64
    /// When it was revoked.
    public var revokedAt: Int64?
    /// Why it was revoked.
    public var reason: String?

    /// Creates the record of a certificate.
    public init(fingerprint: [UInt8], owner: CredentialOwner, label: String? = nil, createdAt: Int64) {
        self.fingerprint = fingerprint
        self.owner = owner
        self.label = label
        self.createdAt = createdAt
    }
}

/// The account of a person of the municipality.
public struct AccountRecord: Sendable, Hashable {
    /// The name.
    public var name: String
    /// The unit, as in `pafta.toml`.
    public var unit: String?
    /// The names of the roles.
    public var roles: [String]
    /// The hash of the password with what it was made with; `nil` for an account that signs in elsewhere.
    public var password: String?
    /// Whether the account is closed for now.
    public var isDisabled: Bool
    /// Grows with every change, which ends the sessions from before it.
    public var version: Int64 = 1
    /// When it was made, in seconds since 1970 (UTC).
    public var createdAt: Int64
    /// When it was changed last.
    public var changedAt: Int64

    /// Creates the record of a new account.
    public init(
        name: String,
        unit: String? = nil,
        roles: [String] = [],
        password: String? = nil,
        isDisabled: Bool = false,
        createdAt: Int64
    ) {
        self.name = name
        self.unit = unit
        self.roles = roles
        self.password = password
        self.isDisabled = isDisabled
        self.createdAt = createdAt
        changedAt = createdAt
    }
}

/// A session of a person who has signed in.
public struct SessionRecord: Sendable, Hashable {
    /// The SHA-256 of the session's secret.
    public var hash: [UInt8]
    /// The account.
    public var account: String
    /// The version the account had.
    public var accountVersion: Int64
    /// When it began, in seconds since 1970 (UTC).
    public var createdAt: Int64
    /// When it was used last, to within about a minute.
    public var usedAt: Int64

    /// Creates the record of a session that begins.
    public init(hash: [UInt8], account: String, accountVersion: Int64, createdAt: Int64) {
        self.hash = hash
        self.account = account
        self.accountVersion = accountVersion
        self.createdAt = createdAt
        usedAt = createdAt
    }
}

/// How often signing in to an account has failed in a row.
public struct FailedLogins: Sendable, Hashable {
    /// How often.
    public var failures: Int
    /// The last time, in seconds since 1970 (UTC).
    public var lastAt: Int64

    /// Creates a count.
    public init(failures: Int, lastAt: Int64) {
        self.failures = failures
        self.lastAt = lastAt
    }
}
