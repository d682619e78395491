/// What a client asks, freed of the web framework: the path is matched by then, the query decoded.
public struct ServiceRequest: Sendable {
    /// One query parameter, decoded.
    public struct Parameter: Sendable, Hashable {
        /// The name.
        public var name: String
        /// The value; empty if there is none.
        public var value: String

        /// Creates a parameter.
        public init(name: String, value: String) {
            self.name = name
            self.value = value
        }
    }

    /// The query parameters, in the order of the URL.
    public var query: [Parameter]
    /// The field `Accept`.
    public var accept: String?
    /// The field `Accept-Language`.
    public var acceptLanguage: String?
    /// The field `If-None-Match`; several fields are joined by commas.
    public var ifNoneMatch: String?
    /// The field `If-Modified-Since`.
    public var ifModifiedSince: String?
    /// Scheme, host and port that links start with, without a slash at the end, such as `http://127.0.0.1:8080`.
    public var baseURL: String
    /// The decoded path, starting with a slash.
    public var path: String
    /// The content; only `POST` has any.
    public var body: [UInt8] = []
    /// The field `Content-Type`, of the content.
    public var contentType: String?
    /// Whether an answer is of use only if few features have to be looked at; otherwise `request.notBrief` is thrown
    /// before any is read.
    public var isBrief = false
    /// The features that the caller may still get, for answers without an entity tag; `nil` for no limit.
    public var featureAllowance: Int?

    /// Creates a request.
    public init(
        path: String,
        query: [Parameter] = [],
        baseURL: String = "http://127.0.0.1:8080",
        accept: String? = nil,
        acceptLanguage: String? = nil,
        ifNoneMatch: String? = nil,
        ifModifiedSince: String? = nil
    ) {
        self.path = path
        self.query = query
        self.baseURL = baseURL
        self.accept = accept
        self.acceptLanguage = acceptLanguage
        self.ifNoneMatch = ifNoneMatch
        self.ifModifiedSince = ifModifiedSince
    }
}
