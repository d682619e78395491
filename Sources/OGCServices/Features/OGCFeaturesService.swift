public import FeatureQuery
public import GeoCore
public import GeoReferencing

/// OGC API - Features - Part 1: Core (OGC 17-069r4): one function for each resource.
///
/// Functions block while they read, so callers run them on a thread that may block. What they throw is made an answer by
/// `problem(_:_:defaultLanguage:)`.
public struct OGCFeaturesService: Sendable {
    let directory: CollectionDirectory
    var configuration: ServiceConfiguration { directory.configuration }

    /// Creates the service over the collections of `catalogue`.
    public init(
        catalogue: any Catalogue,
        crs: CoordinateReferenceSystems,
        configuration: ServiceConfiguration
    ) {
        directory = CollectionDirectory(catalogue, crs, configuration)
    }

    /// Creates the service over a directory.
    init(_ directory: CollectionDirectory) { self.directory = directory }

    /// Returns the same service, with all it knows, that reads from another catalogue of the same contents, such as one
    /// that notes what is read.
    public func reading(from catalogue: any Catalogue) -> OGCFeaturesService {
        OGCFeaturesService(directory.reading(from: catalogue))
    }

    /// Answers `/`.
    ///
    /// - Throws: `parameter.unknown`, `parameter.repeated`, `parameter.invalid`, `format.notAcceptable`, as do all others.
    /// - SeeAlso: OGC 17-069r4, requirements `/req/core/root-op` and `root-success`.
    public func landingPage(_ request: ServiceRequest) throws(PaftaError) -> ServiceResponse {
        let exchange = try Exchange(request, configuration)
        let links =
            exchange.selfLinks([]) + [
                exchange.link(ResourceAddress.api, "service-desc", .openAPI, Titles.api),
                exchange.link(ResourceAddress.api, "service-doc", .html, Titles.apiPage),
                exchange.link(ResourceAddress.conformance, "conformance", exchange.format, Titles.conformance),
                exchange.link(ResourceAddress.collections, "data", exchange.format, Titles.collections),
                exchange.link(
                    ResourceAddress.tileMatrixSets,
                    Relation.tilingSchemes,
                    exchange.format,
                    Titles.tileMatrixSets
                ),
                exchange.link(ResourceAddress.functions, Relation.functions, exchange.format, Titles.functions),
            ] + exchange.licenceLinks
        return try exchange.answer(exchange.validators(of: Fingerprint()), links: links) {
            var document: JSONValue = [
                "title": .text(exchange.text(configuration.title)),
                "description": .text(exchange.text(configuration.description)),
            ]
            document["attribution"] = configuration.attribution.map(JSONValue.text)
            document["links"] = .array(links.map(\.json))
            return document
        } page: {
            var frame = exchange.frame(exchange.text(configuration.title), links)
            frame.breadcrumbs = []
            return .landing(
                LandingPage(
                    frame: frame,
                    description: exchange.text(configuration.description),
                    licence: configuration.licence,
                    contact: configuration.contact
                )
            )
        }
    }

    /// Answers `/conformance`.
    ///
    /// - SeeAlso: OGC 17-069r4, requirements `/req/core/conformance-op` and `conformance-success`.
    public func conformance(_ request: ServiceRequest) throws(PaftaError) -> ServiceResponse {
        let exchange = try Exchange(request, configuration)
        let links = exchange.selfLinks(ResourceAddress.conformance)
        var state = Fingerprint()
        for name in ConformanceClasses.all { state.add(name) }
        return try exchange.answer(exchange.validators(of: state), links: links) {
            ["conformsTo": .texts(ConformanceClasses.all), "links": .array(links.map(\.json))]
        } page: {
            let frame = exchange.frame(exchange.text(Titles.conformance), links)
            return .conformance(ConformancePage(frame: frame, classes: ConformanceClasses.all))
        }
    }

    /// Answers `/collections`.
    ///
    /// - SeeAlso: OGC 17-069r4, requirements `/req/core/fc-md-op`, `fc-md-success`, `fc-md-links` and `fc-md-items`; OGC
    ///   18-058r1, requirement `/req/crs/fc-md-crs-list-global`.
    public func collections(_ request: ServiceRequest) throws(PaftaError) -> ServiceResponse {
        let exchange = try Exchange(request, configuration)
        let links = exchange.selfLinks(ResourceAddress.collections) + exchange.licenceLinks
        let (summaries, state) = try directory.survey { identifier, reading throws(PaftaError) in
            try directory.summary(identifier, reading, for: exchange)
        }
        return try exchange.answer(exchange.validators(of: state), links: links) {
            [
                "links": .array(links.map(\.json)), "crs": .texts(directory.crsList.global.map(\.uri)),
                "collections": .array(summaries.map { $0.json(inList: true) }),
            ]
        } page: {
            let frame = exchange.frame(exchange.text(Titles.collections), links)
            return .collections(CollectionsPage(frame: frame, collections: summaries))
        }
    }

    /// Answers `/collections/{collectionId}`.
    ///
    /// - Parameters:
    ///   - identifier: The collection.
    ///   - request: The request.
    /// - Returns: 200 or 304.
    /// - Throws: `collection.unknown`.
    /// - SeeAlso: OGC 17-069r4, requirements `/req/core/sfc-md-op` and `sfc-md-success`.
    public func collection(_ identifier: String, _ request: ServiceRequest) throws(PaftaError) -> ServiceResponse {
        let reading = try directory.open(identifier)
        let exchange = try Exchange(request, configuration)
        let summary = try directory.summary(identifier, reading, for: exchange, namesOperations: true)
        let validators = exchange.validators(reading.version, hasDate: false)
        return try exchange.answer(validators, links: summary.links) {
            summary.json(inList: false)
        } page: {
            let path = [(segments: ResourceAddress.collections, title: exchange.text(Titles.collections))]
            let frame = exchange.frame(summary.title, summary.links, path: path)
            return .collection(CollectionPage(frame: frame, collection: summary))
        }
    }
}
