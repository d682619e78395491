internal import HTTPTypes

/// What keeps other sites and other people's scripts out of the pages of the server.
struct PageProtection: Sendable {
    private let policy: String
    private let isSecure: Bool

    /// - Parameters:
    ///   - publicURL: The address that links and style sheets start with, if one is set.
    ///   - isSecure: Whether people reach the server by https, itself or behind a proxy.
    init(publicURL: String?, isSecure: Bool) {
        self.isSecure = isSecure
        let parts = publicURL?.split(separator: "/", maxSplits: 3, omittingEmptySubsequences: false) ?? []
        let ours = parts.count >= 3 ? "'self' \(parts[0])//\(parts[2])" : "'self'"
        policy =
            "default-src 'none'; style-src \(ours); img-src \(ours) data:; form-action 'self'; base-uri 'none'; "
            + "frame-ancestors 'self'"
    }

    /// Adds what is missing to the fields of a page; what is no page stays as it is.
    ///
    /// - Parameters:
    ///   - fields: The fields of the answer.
    ///   - visitor: Who gets it; the pages of a person nobody keeps.
    func add(to fields: inout HTTPFields, for visitor: PageVisitor) {
        guard fields[.contentType]?.hasPrefix("text/html") ?? false else { return }
        add(policy, as: .contentSecurityPolicy, to: &fields)
        // A page of the same site may show it; browsers that know frame-ancestors ignore this.
        add("SAMEORIGIN", as: .frameOptions, to: &fields)
        // Forms need their origin told here; other sites are told nothing, as addresses may hold keys.
        add("same-origin", as: .referrerPolicy, to: &fields)
        if isSecure { add("max-age=31536000", as: .strictTransportSecurity, to: &fields) }
        if visitor.isPerson { fields[.cacheControl] = "private, no-store" }
    }

    private func add(_ value: String, as name: HTTPField.Name, to fields: inout HTTPFields) {
        if fields[name] == nil { fields[name] = value }
    }
}

extension HTTPField.Name {
    static var frameOptions: HTTPField.Name { HTTPField.Name("X-Frame-Options") ?? .via }
    static var referrerPolicy: HTTPField.Name { HTTPField.Name("Referrer-Policy") ?? .via }
}
