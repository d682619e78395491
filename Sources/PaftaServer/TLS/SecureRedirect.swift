internal import HTTPTypes
internal import Hummingbird

/// What the port without TLS answers when https has a port of its own: the way there, and nothing else.
struct SecureRedirect: HTTPResponder {
    typealias Context = BasicRequestContext

    /// The address that links start with; `nil` for the host that the client called.
    let publicURL: String?
    /// The port of https.
    let port: Int

    func respond(to request: Request, context: Context) async throws -> Response {
        guard let location = Self.location(request.head, publicURL: publicURL, port: port) else {
            return Response(status: .badRequest)
        }
        // 308 keeps the method, so that nobody's form arrives empty.
        return Response(status: .permanentRedirect, headers: [.location: location])
    }

    /// Returns where a request belongs; `nil` if that cannot be said.
    static func location(_ request: HTTPRequest, publicURL: String?, port: Int) -> String? {
        let path = request.path ?? "/"
        guard path.hasPrefix("/"), path.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else { return nil }
        if let publicURL, publicURL.hasPrefix("https://") { return publicURL + path }
        guard let host = host(request.authority ?? "") else { return nil }
        return "https://\(host)" + (port == 443 ? "" : ":\(port)") + path
    }

    /// The host of an authority, without its port; only what a host may consist of is repeated.
    private static func host(_ authority: String) -> String? {
        let host: Substring
        if authority.hasPrefix("["), let end = authority.firstIndex(of: "]") {
            host = authority[...end]
        } else {
            host = authority.prefix { $0 != ":" }
        }
        let isPlain = host.unicodeScalars.allSatisfy { scalar in
            scalar.isASCII && (scalar.properties.isAlphabetic || scalar.properties.numericType != nil)
                || "-.:[]".unicodeScalars.contains(scalar)
        }
        return isPlain && !host.isEmpty ? String(host) : nil
    }
}
