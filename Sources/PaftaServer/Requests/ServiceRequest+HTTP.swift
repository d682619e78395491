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
    ///   - scheme: `http` or `https`, as the client called it.
    init(_ request: HTTPRequest, target: RequestTarget, publicURL: String?, scheme: String = "http") {
        self.init(
            path: "/" + target.segments.joined(separator: "/"),
            query: target.query,
            baseURL: publicURL ?? Self.calledURL(request, scheme),
            accept: request.headerFields[.accept],
            acceptLanguage: request.headerFields[.acceptLanguage],
            ifNoneMatch: request.headerFields[.ifNoneMatch],
            ifModifiedSince: request.headerFields[.ifModifiedSince]
        )
        contentType = request.headerFields[.contentType]
    }

    /// Takes keys out of the query: services know nothing of them, and links must not carry them on.
    mutating func removeKeys(_ parameters: [String]) {
        query.removeAll { parameter in
            let name = parameter.name.lowercased()
            // Data may have a field of this name.
            return parameters.contains(name) && (name != "key" || parameter.value.hasPrefix("pafta_"))
        }
    }

    /// The request without what the client has kept, if a page may be the answer: one of before shows another visitor.
    var fresh: ServiceRequest {
        let format = query.first { $0.name == "f" }?.value
        guard format == "html" || format == nil && accept?.contains("text/html") ?? false else { return self }
        var request = self
        (request.ifNoneMatch, request.ifModifiedSince) = (nil, nil)
        return request
    }

    /// The scheme and authority that the client called; anything but a plain host and port is not repeated.
    private static func calledURL(_ request: HTTPRequest, _ scheme: String) -> String {
        let authority = request.authority ?? ""
        let isPlain = authority.utf8.allSatisfy { byte in
            let scalar = Unicode.Scalar(byte)
            return scalar.properties.isAlphabetic || scalar.properties.numericType != nil
                || "-.:[]".unicodeScalars.contains(scalar)
        }
        return "\(scheme)://" + (isPlain && !authority.isEmpty ? authority : "localhost")
    }
}
