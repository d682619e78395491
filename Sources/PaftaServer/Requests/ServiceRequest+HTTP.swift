internal import GeoCore
internal import HTTPTypes
internal import OGCServices

extension ServiceRequest {
    /// Takes from an HTTP request what the services need to know.
    ///
    /// - Parameters:
    ///   - request: The request.
    ///   - target: Its path and query.
    ///   - publicURL: The address that links start with; `nil` to use the one that the client called.
    init(_ request: HTTPRequest, target: RequestTarget, publicURL: String?) {
        self.init(
            path: "/" + target.segments.joined(separator: "/"),
            query: target.query,
            baseURL: publicURL ?? Self.calledURL(request),
            accept: request.headerFields[.accept],
            acceptLanguage: request.headerFields[.acceptLanguage],
            ifNoneMatch: request.headerFields[.ifNoneMatch],
            ifModifiedSince: request.headerFields[.ifModifiedSince]
        )
        contentType = request.headerFields[.contentType]
    }

    /// The scheme and authority that the client called; anything but a plain host and port is not repeated.
    private static func calledURL(_ request: HTTPRequest) -> String {
        let authority = request.authority ?? ""
        let isPlain = authority.utf8.allSatisfy { byte in
            let scalar = Unicode.Scalar(byte)
            return scalar.properties.isAlphabetic || scalar.properties.numericType != nil
                || "-.:[]".unicodeScalars.contains(scalar)
        }
        return "http://" + (isPlain && !authority.isEmpty ? authority : "localhost")
    }
}
