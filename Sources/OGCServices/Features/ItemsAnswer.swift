import FeatureQuery
import GeoCore

/// What an answer says besides its features.
struct ItemsAnswer: Sendable {
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
        guard features.hasMore, let place = features.lastPlace else { return nil }
        return request.nextLink(identifier, after: place, version)
    }

    /// The links; without the features what is known before them.
    func links(_ features: LimitedFeatures?) -> [Link] {
        let exchange = request.exchange
        let collection = exchange.link(
            ResourceAddress.collection(identifier),
            "collection",
            exchange.format == .html ? .html : .json,
            Titles.collection
        )
        let own = request.isPosted ? [] : exchange.selfLinks(ResourceAddress.items(identifier))
        return own + [features.flatMap(nextLink)].compactMap(\.self) + [collection] + exchange.licenceLinks
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
            columns: request.output.properties.map(\.name),
            rows: rows,
            numberReturned: features.returned,
            numberMatched: numberMatched(features),
            timeStamp: timeStamp,
            next: nextLink(features),
            query: query.map { NamedText(name: $0.name, value: $0.value) }
        )
    }

    /// The link to the page of a feature, in the state in which the list shows it.
    private func itemLink(_ feature: String) -> Link {
        var query = [ServiceRequest.Parameter(name: FormatParameter.name, value: ContentFormat.html.key)]
        if let state = request.state {
            query.append(.init(name: AsOfParameter.name, value: state.moment.rfc3339))
        }
        return Link(
            href: request.exchange.address.url(ResourceAddress.item(identifier, feature), query: query),
            rel: "item",
            type: ContentFormat.html.mediaType,
            title: feature
        )
    }

    private func row(_ row: Int, of batch: FeatureBatch) -> ItemsPage.Row {
        let exchange = request.exchange
        let feature = batch.identifiers.shown(row, in: exchange.language)
        return ItemsPage.Row(
            identifier: feature,
            link: itemLink(feature),
            values: batch.properties.map { $0.shown(row, in: exchange.language) },
            geometryType: batch.hasGeometry ? batch.geometry.types[row]?.name : nil,
            envelope: batch.hasGeometry ? batch.geometry.envelope(of: row) : .empty
        )
    }
}
