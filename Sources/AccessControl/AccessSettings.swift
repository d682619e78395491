public import GeoCore

/// How people and programs prove who they are, as the operator has set it.
public struct AccessSettings: Sendable {
    /// Where credentials stand in a request.
    public var reader: CredentialReader
    /// How long sessions last.
    public var sessions = SessionPolicy()
    /// Which tokens of a sign-in service are accepted; `nil` for none.
    public var tokens: TokenSettings?
    /// Where the keys for the tokens come from.
    public var tokenKeys: TokenKeys?
    /// When attempts on an account are refused.
    public var accountLock = LockoutPolicy.account
    /// When attempts from an address are refused.
    public var addressLock = LockoutPolicy.address
    /// When refused requests of an address get a shorter answer.
    public var requestLock = LockoutPolicy.requests

    /// Creates the usual settings.
    ///
    /// - Parameter isSecure: Whether people reach the server by https, itself or behind a proxy.
    public init(isSecure: Bool) { reader = CredentialReader(cookie: SessionCookie(isSecure: isSecure)) }
}

/// Who sends a request, and how that is known.
public struct Identified: Sendable, Hashable {
    /// What the principal is known by.
    public enum Means: String, Sendable, Hashable {
        /// Nothing at all.
        case none
        /// An API key.
        case key
        /// A token of a sign-in service.
        case token
        /// A session after signing in.
        case session
        /// A client certificate.
        case certificate
        /// A trusted proxy.
        case proxy
    }

    /// Who it is.
    public var principal: Principal
    /// How that is known.
    public var means: Means
    /// What the log should tell besides; `nil` for nothing.
    public var note: LocalizedText?
    /// The token that forms of the session have to carry.
    public var formToken: Secret?

    /// Creates a result.
    public init(_ principal: Principal, by means: Means, formToken: Secret? = nil) {
        self.principal = principal
        self.means = means
        self.formToken = formToken
    }
}
