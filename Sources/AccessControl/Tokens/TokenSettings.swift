/// How a token may be signed; nothing else is accepted, least of all `none` and anything with a shared secret.
///
/// - SeeAlso: RFC 7518, clause 3.1; RFC 8037, clause 3.1; RFC 8725, clause 3.1.
public enum TokenAlgorithm: String, Sendable, Hashable, CaseIterable {
    /// RSASSA-PKCS1-v1_5 with SHA-256.
    case rs256 = "RS256"
    /// RSASSA-PKCS1-v1_5 with SHA-384.
    case rs384 = "RS384"
    /// RSASSA-PKCS1-v1_5 with SHA-512.
    case rs512 = "RS512"
    /// RSASSA-PSS with SHA-256.
    case ps256 = "PS256"
    /// RSASSA-PSS with SHA-384.
    case ps384 = "PS384"
    /// RSASSA-PSS with SHA-512.
    case ps512 = "PS512"
    /// ECDSA on P-256 with SHA-256.
    case es256 = "ES256"
    /// ECDSA on P-384 with SHA-384.
    case es384 = "ES384"
    /// ECDSA on P-521 with SHA-512.
    case es512 = "ES512"
    /// Ed25519.
    case edDSA = "EdDSA"
}

/// Which tokens of a sign-in service (OpenID Connect) are accepted, and what they mean.
public struct TokenSettings: Sendable, Hashable {
    /// The issuer, exactly as it stands in the claim `iss`.
    public var issuer: String
    /// What has to stand in the claim `aud`.
    public var audience: String
    /// The algorithms.
    public var algorithms: Set<TokenAlgorithm> = [.rs256, .es256, .edDSA]
    /// The claim that holds the account of a person.
    public var accountClaim = "preferred_username"
    /// The claim that holds the person's unit.
    public var unitClaim: String?
    /// The claim that holds the person's roles: a list or words; dots lead into objects, as in `realm_access.roles`.
    public var rolesClaim: String?
    /// What the roles of the service mean here; those named like a ``Role`` need no entry.
    public var roleNames: [String: Role] = [:]
    /// The claim that holds the number of a protocol, for institutions.
    public var protocolClaim: String?
    /// The seconds that clocks may differ.
    public var leeway: Int64 = 60

    /// Creates settings with the usual claims.
    public init(issuer: String, audience: String) {
        self.issuer = issuer
        self.audience = audience
    }
}

/// Where the public keys of the sign-in service come from (JWKS, RFC 7517): the operator alone says so, never a token.
public enum TokenKeys: Sendable {
    /// The document itself.
    case text(String)
    /// A file, which is read again when it changes.
    case file(String)
    /// What the server fetches from the address that the operator has set.
    case fetched(@Sendable () async throws -> String)
}

/// Whom a token stands for.
public struct TokenIdentity: Sendable, Hashable {
    /// The subject, as the service calls it.
    public var subject: String
    /// The account, for a person.
    public var account: String?
    /// The unit of the person.
    public var unit: String?
    /// The roles of the person; `nil` if the token says nothing of roles.
    public var roles: Set<Role>?
    /// The number of the protocol, for an institution.
    public var protocolNumber: String?
}
