import FeatureQuery
public import GeoCore

extension OGCFeaturesService {
    /// Answers `POST /query`: features of one collection by a query expression in the body.
    ///
    /// The members of the expression mean what the parameters of the same name mean for
    /// `/collections/{collectionId}/items`; only `f` may stand in the address. The answer is not kept by caches.
    ///
    /// - Parameter request: The request with its body and content type.
    /// - Returns: 200, streamed if it is large.
    /// - Throws: `request.tooLarge`, `mediaType.unsupported`, `body.invalid`, `collection.unknown`, and what
    ///   ``items(collection:_:)`` throws.
    /// - SeeAlso: OGC API - Features - Part 10 (draft, 26-008), requirements `/req/adhoc-query/post-op`, `post-body` and
    ///   `response`.
    public func query(_ request: ServiceRequest) throws(PaftaError) -> ServiceResponse {
        _ = try Exchange(request, configuration, formats: ItemFormats.all)
        let expression = try QueryExpression(request)
        var inner = request
        inner.query += expression.parameters
        let items = try ItemsRequest(inner, directory, of: expression.collection, isPosted: true)
        return try features(expression.collection, items, nil)
    }
}
