import FeatureFormats
import FeatureQuery
public import GeoCore

extension OGCFeaturesService {
    /// Answers `/collections/{collectionId}/items`.
    ///
    /// Features are read only when the client's copy is not good any more. The query starts before the function returns,
    /// so that most errors are thrown and not found in the middle of the answer.
    ///
    /// - Parameters:
    ///   - identifier: The collection.
    ///   - request: The request.
    /// - Returns: 200, streamed if it is large, or 304.
    /// - Throws: `collection.unknown`, `cursor.outdated`, what the source throws.
    /// - SeeAlso: OGC 17-069r4, requirements `/req/core/fc-op` to `/req/core/fc-numberReturned`.
    public func items(
        collection identifier: String,
        _ request: ServiceRequest
    ) throws(PaftaError) -> ServiceResponse {
        let reading = try directory.open(identifier)
        let items = try ItemsRequest(request, configuration, schema: reading.schema, version: reading.version)
        let exchange = items.exchange
        // Weak: the time stamp changes the bytes of answers that mean the same (RFC 9110, clause 8.8.1).
        let validators = exchange.validators(reading.version, isWeak: true)
        if let unchanged = exchange.unchanged(validators) { return unchanged }
        let answer = ItemsAnswer(
            identifier: identifier,
            request: items,
            version: reading.version,
            count: items.query.selectsEverything ? reading.count : nil,
            timeStamp: Moment(milliseconds: configuration.clock.now.seconds * 1_000).rfc3339
        )
        let cursor = try reading.features(items.query)
        if exchange.format == .html {
            let summary = try directory.summary(identifier, reading, for: exchange)
            return exchange.response(.page(.items(try answer.page(cursor, summary))), validators)
        }
        let stream = ItemsStream(cursor, limit: items.limit, properties: reading.schema.properties) { features in
            answer.members(features)
        }
        return exchange.response(try stream.body(), validators)
    }
}

/// What an answer says besides its features.
private struct ItemsAnswer: Sendable {
    let identifier: String
    let request: ItemsRequest
    let version: DataVersion
    /// The number of features of the collection, if all are selected.
    let count: Int?
    let timeStamp: String

    /// Exact where it costs nothing, else left out (`/req/core/fc-numberMatched`).
    func numberMatched(_ features: LimitedFeatures) -> Int? {
        count ?? (request.isFirstPage && !features.hasMore ? features.returned : nil)
    }

    func nextLink(_ features: LimitedFeatures) -> Link? {
        guard features.hasMore, let position = features.lastPosition else { return nil }
        return request.nextLink(identifier, after: position, version)
    }

    func links(_ features: LimitedFeatures) -> [Link] {
        let exchange = request.exchange
        let collection = exchange.link(
            ResourceAddress.collection(identifier),
            "collection",
            exchange.format == .html ? .html : .json,
            Titles.collection
        )
        let own = exchange.selfLinks(ResourceAddress.items(identifier)) + [nextLink(features)].compactMap(\.self)
        return own + [collection] + exchange.licenceLinks
    }

    func members(_ features: LimitedFeatures) -> JSONValue {
        var members: JSONValue = [:]
        members["numberMatched"] = numberMatched(features).map(JSONValue.integer)
        members["numberReturned"] = .integer(features.returned)
        members["timeStamp"] = .text(timeStamp)
        members["links"] = .array(links(features).map(\.json))
        return members
    }

    func page(_ cursor: any FeatureCursor, _ summary: CollectionSummary) throws(PaftaError) -> ItemsPage {
        let exchange = request.exchange
        var features = LimitedFeatures(cursor, limit: request.limit)
        var rows: [ItemsPage.Row] = []
        while let batch = try features.next() {
            for row in 0..<batch.count { rows.append(self.row(row, of: batch)) }
        }
        let path = [
            (segments: ResourceAddress.collections, title: exchange.text(Titles.collections)),
            (segments: ResourceAddress.collection(identifier), title: summary.title),
        ]
        let query = exchange.parameters.without(FormatParameter.name, CursorParameter.name)
        return ItemsPage(
            frame: exchange.frame(exchange.text(Titles.features), links(features), path: path),
            collection: summary,
            columns: summary.properties.map(\.name),
            rows: rows,
            numberReturned: features.returned,
            numberMatched: numberMatched(features),
            timeStamp: timeStamp,
            next: nextLink(features),
            query: query.map { NamedText(name: $0.name, value: $0.value) }
        )
    }

    private func row(_ row: Int, of batch: FeatureBatch) -> ItemsPage.Row {
        let exchange = request.exchange
        let feature = batch.identifiers.shown(row, in: exchange.language)
        let title = LocalizedText(verbatim: feature)
        return ItemsPage.Row(
            identifier: feature,
            link: exchange.link(ResourceAddress.item(identifier, feature), "item", .html, title),
            values: batch.properties.map { $0.shown(row, in: exchange.language) },
            geometryType: batch.hasGeometry ? batch.geometry.types[row]?.name : nil,
            envelope: batch.hasGeometry ? batch.geometry.envelope(of: row) : .empty
        )
    }
}
