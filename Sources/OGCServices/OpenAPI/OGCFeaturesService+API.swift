import FeatureQuery
public import GeoCore

extension OGCFeaturesService {
    /// Answers `/api`: the definition of this API and of the tiles.
    ///
    /// - SeeAlso: OGC 17-069r4, requirements `/req/core/api-definition-op`, `api-definition-success` and `/req/oas30/*`.
    public func api(_ request: ServiceRequest) throws(PaftaError) -> ServiceResponse {
        let exchange = try Exchange(request, configuration, formats: [.openAPI, .html])
        let (schemas, state) = try directory.survey { _, reading throws(PaftaError) in reading.schema }
        let offering = directory.catalogue as? any ChangeOffering
        let operations = APIOperations(
            configuration: configuration,
            collections: schemas,
            changing: schemas.filter { offering?.offersChanges(of: $0.collection) ?? false }
        )
        .all
        let links = exchange.selfLinks(ResourceAddress.api)
        return try exchange.answer(exchange.validators(of: state), links: links) {
            APIDefinition(
                operations: operations,
                configuration: configuration,
                language: exchange.language,
                baseURL: request.baseURL
            )
            .json
        } page: {
            .api(
                APIPage(
                    frame: exchange.frame(exchange.text(Titles.api), links),
                    description: exchange.text(configuration.description),
                    definition: exchange.link(ResourceAddress.api, "service-desc", .openAPI, Titles.api),
                    operations: operations.map { $0.shown(in: exchange.language) }
                )
            )
        }
    }
}
