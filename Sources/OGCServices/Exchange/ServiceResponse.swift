public import GeoCore

/// The answer to a ``ServiceRequest``, for a server to send.
///
/// For `HEAD` the server sends the status and the fields and cancels a stream.
public struct ServiceResponse: Sendable {
    /// One header field.
    public struct HeaderField: Sendable, Hashable {
        /// The name, in the usual letter case.
        public var name: String
        /// The value, in ASCII.
        public var value: String

        /// Creates a field.
        public init(name: String, value: String) {
            self.name = name
            self.value = value
        }
    }

    /// The HTTP status code.
    public var status: Int
    /// The header fields; `Content-Length`, `Content-Encoding` and `Date` are the server's.
    public var headers: [HeaderField]
    /// The content.
    public var body: ResponseBody

    /// Creates a response.
    public init(status: Int, headers: [HeaderField], body: ResponseBody) {
        self.status = status
        self.headers = headers
        self.body = body
    }

    /// Returns the value of the first field called `name`, exactly as spelled.
    public func header(_ name: String) -> String? { headers.first { $0.name == name }?.value }
}

/// The content of a ``ServiceResponse``.
public enum ResponseBody: Sendable {
    /// None, as with 204 and 304.
    case empty
    /// All of it.
    case bytes([UInt8])
    /// Piece by piece, of unknown length.
    case stream(any ByteStream)
    /// An HTML page, which the server makes of its model.
    case page(Page)
}

/// Content that is made while it is sent.
///
/// ``next()`` blocks while it reads, so it is called on a thread that may block, by one thread at a time.
public protocol ByteStream: AnyObject, Sendable {
    /// Returns the next piece, 64 to 256 KiB except the last; `nil` behind the last.
    ///
    /// - Throws: What the source of the features throws; the content is incomplete then, and the connection must show it.
    func next() throws(PaftaError) -> [UInt8]?
    /// Stops the work, also from another thread while ``next()`` runs.
    func cancel()
}
