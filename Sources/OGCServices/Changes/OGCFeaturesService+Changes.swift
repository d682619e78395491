import FeatureFormats
import FeatureQuery
public import GeoCore
import GeoReferencing

extension OGCFeaturesService {
    /// Answers `/collections/{collectionId}/changes`: what became of the features that the caller sees.
    ///
    /// Features are written as `items/{featureId}` writes them, without links. The answer is not kept by caches, has no
    /// entity tag and no count of what follows: each would tell of changes that the caller does not see.
    ///
    /// - Parameters:
    ///   - identifier: The collection.
    ///   - request: The request.
    /// - Returns: 200, streamed if it is large.
    /// - Throws: `collection.unknown`; `changes.unsupported`, `history.missing` if changes are not offered;
    ///   `cursor.invalid`, `cursor.gone`; `transformation.unknown` for a CRS that features cannot be brought to.
    public func changes(
        collection identifier: String,
        _ request: ServiceRequest
    ) throws(PaftaError) -> ServiceResponse {
        let schema = try directory.open(identifier).schema
        let limit = Self.changeLimit(configuration)
        let exchange = try Exchange(
            request,
            configuration,
            formats: [.json],
            parameters: Self.changeParameters(configuration, offered: directory.crsList.candidates(for: schema))
        )
        guard let offering = directory.catalogue as? any ChangeOffering, offering.offersChanges(of: identifier) else {
            throw .changesUnsupported(identifier)
        }
        let given = exchange.parameters
        let asked = try given.value(
            of: CRSParameter(role: .output, offered: directory.crsList.candidates(for: schema))
        )
        let changes = try offering.changes(
            of: identifier,
            since: try given.value(of: SinceParameter()),
            limit: try given.value(of: limit) ?? limit.standard
        )
        let stored = changes.schema.geometry?.crs
        let output = try directory.coordinateSystem(asked, of: changes.schema)
        let page = ChangesPage(collection: identifier, exchange: exchange, clock: configuration.clock)
        let stream = ChangesStream(
            changes,
            try stored.map { stored throws(PaftaError) in
                try directory.crs.transformation(from: stored, to: output.identity)
            },
            coordinates: asked == nil ? .crs84 : output.coordinates,
            members: { @Sendable in page.members($0, $1) }
        )
        let crs = ServiceResponse.HeaderField(name: "Content-Crs", value: "<\(output.identity.uri)>")
        return exchange.response(try stream.body(), nil, headers: stored == nil ? [] : [crs])
    }

    private static func changeLimit(_ configuration: ServiceConfiguration) -> LimitParameter {
        LimitParameter(standard: configuration.maximumLimit, maximum: configuration.maximumLimit)
    }

    /// The parameters of changes.
    static func changeParameters(
        _ configuration: ServiceConfiguration,
        offered: [CRSIdentity]
    ) -> [any QueryParameter] {
        [SinceParameter(), changeLimit(configuration), CRSParameter(role: .output, offered: offered)]
    }
}

/// What an answer with changes says besides them.
private struct ChangesPage: Sendable {
    let collection: String
    let exchange: Exchange
    let clock: WallClock

    func members(_ returned: Int, _ continuation: ChangeContinuation) -> JSONValue {
        let query = exchange.parameters.without(FormatParameter.name, SinceParameter.name)
        let next = Link(
            href: exchange.address.url(
                ResourceAddress.changes(collection),
                query: query + [.init(name: SinceParameter.name, value: continuation.cursor)]
            ),
            // Behind the last page the address tells what is done from then on.
            rel: continuation.hasMore ? "next" : Relation.monitor,
            type: ContentFormat.json.mediaType,
            title: exchange.text(continuation.hasMore ? Titles.nextPage : Titles.changes)
        )
        let links =
            exchange.selfLinks(ResourceAddress.changes(collection)) + [next]
            + [exchange.link(ResourceAddress.collection(collection), "collection", .json, Titles.collection)]
            + exchange.licenceLinks
        return [
            "collection": .text(collection), "numberReturned": .integer(returned),
            "hasMore": .boolean(continuation.hasMore), "next": .text(continuation.cursor),
            "timeStamp": .text(Moment(milliseconds: clock.now.seconds * 1_000).rfc3339),
            "links": .array(links.map(\.json)),
        ]
    }
}
