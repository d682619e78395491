import GeoCore

/// What lets a client ask whether its copy is still good.
struct Validators: Sendable {
    /// The name of the state.
    let entityTag: EntityTag
    /// When the data changed last; `nil` where something besides data decides, or the second is not over.
    let lastModified: Moment?

    /// Whether the client's copy is still good: `If-None-Match` decides alone if it is there (RFC 9110, clause 13.2.2).
    func areMet(by request: ServiceRequest) -> Bool {
        if let field = request.ifNoneMatch { return entityTag.matches(field) }
        guard let lastModified, let field = request.ifModifiedSince, let since = Moment(httpDate: field) else {
            return false
        }
        return lastModified.seconds <= since.seconds
    }

    /// The header fields that carry them.
    var headers: [ServiceResponse.HeaderField] {
        var headers = [ServiceResponse.HeaderField(name: "ETag", value: entityTag.text)]
        if let lastModified { headers.append(.init(name: "Last-Modified", value: lastModified.httpDate)) }
        return headers
    }
}
