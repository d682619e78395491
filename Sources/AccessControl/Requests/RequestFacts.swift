/// What a request says about who sends it.
public struct RequestFacts: Sendable {
    /// A header field.
    public struct Field: Sendable, Hashable {
        /// The name, in any letter case.
        public var name: String
        /// The value.
        public var value: String

        /// Creates a field.
        public init(name: String, value: String) {
            self.name = name
            self.value = value
        }
    }

    /// The header fields, at least those that may hold credentials.
    public var fields: [Field]
    /// The path with its query, as it was sent.
    public var target: String
    /// The address at the other end of the connection.
    public var peer: IPAddress
    /// The address of the client, which is another one behind a trusted proxy.
    public var client: IPAddress
    /// The SHA-256 of the client certificate in DER, if TLS has checked one.
    public var certificate: [UInt8]?

    /// Creates the facts of a request.
    public init(
        fields: [Field],
        target: String,
        peer: IPAddress,
        client: IPAddress? = nil,
        certificate: [UInt8]? = nil
    ) {
        self.fields = fields
        self.target = target
        self.peer = peer
        self.client = client ?? peer
        self.certificate = certificate
    }
}

/// What a request proves itself with.
public enum Credential: Sendable, Hashable {
    /// An API key.
    case key(APIKey)
    /// A token of a sign-in service.
    case token(Secret)
    /// The secret of a session.
    case session(Secret)
    /// An account that a trusted proxy names.
    case proxied(String)
}

/// The credentials of one request.
public struct PresentedCredentials: Sendable, Hashable {
    /// The one that the request itself holds; `nil` if it holds none.
    public var credential: Credential?
    /// The certificate of the connection.
    public var certificate: [UInt8]?
    /// Whether the header of the trusted proxy came from somewhere else, which the log should tell.
    public var isForeignProxyHeaderIgnored = false
}
