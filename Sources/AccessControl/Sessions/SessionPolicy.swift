/// How long a session lasts.
public struct SessionPolicy: Sendable, Hashable {
    /// The seconds without a request after which it ends.
    public var idle: Int64
    /// The seconds after which it ends in any case.
    public var longest: Int64

    /// Creates a policy.
    public init(idle: Int64 = 1_800, longest: Int64 = 28_800) {
        self.idle = idle
        self.longest = longest
    }
}

/// The cookie that holds a session's secret.
public struct SessionCookie: Sendable, Hashable {
    /// The name.
    ///
    /// With the prefix `__Host-` a browser takes the cookie only over TLS, for this host and the whole of it.
    public let name: String
    private let attributes: String

    /// Describes the cookie.
    ///
    /// - Parameter isSecure: Whether people reach the server by https, itself or behind a proxy.
    public init(isSecure: Bool) {
        name = isSecure ? "__Host-pafta" : "pafta"
        attributes = "; Path=/; HttpOnly; SameSite=Strict" + (isSecure ? "; Secure" : "")
    }

    /// Returns the value of `Set-Cookie` that begins a session; it goes when the browser is closed.
    public func setting(_ secret: Secret) -> Secret { Secret("\(name)=\(secret.text)\(attributes)") }

    /// The value of `Set-Cookie` that removes the cookie.
    public var removal: String { "\(name)=; Max-Age=0\(attributes)" }
}
