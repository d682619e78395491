import FeatureQuery
import GeoCore

/// A request for features of a collection, read and turned into a query.
///
/// - SeeAlso: OGC 17-069r4, clause 7.15.
struct ItemsRequest: Sendable {
    /// The request with its language and format.
    let exchange: Exchange
    /// What is asked of the source; it may give one feature more than `limit`, to tell whether there are more.
    let query: Query
    /// The greatest number of features of the answer.
    let limit: Int
    /// Whether the answer starts at the first feature.
    let isFirstPage: Bool

    /// Reads the request.
    ///
    /// - Throws: `parameter.unknown`, `parameter.repeated`, `parameter.invalid`, `format.notAcceptable`,
    ///   `cursor.outdated`.
    init(
        _ request: ServiceRequest,
        _ configuration: ServiceConfiguration,
        schema: FeatureSchema,
        version: DataVersion
    ) throws(PaftaError) {
        let bbox = BboxParameter()
        let datetime = DatetimeParameter()
        let limitParameter = Self.limitParameter(configuration)
        let cursor = CursorParameter()
        let properties = Self.propertyParameters(schema, configuration)
        exchange = try Exchange(
            request,
            configuration,
            formats: Self.formats,
            parameters: [bbox, datetime, limitParameter, cursor] + properties
        )
        let given = exchange.parameters
        var query = Query()
        query.crs = .crs84
        let boxes = try given.value(of: bbox)
        let time = try given.value(of: datetime)
        // What has no geometry or no time matches every box and time: the filters would keep all.
        if let boxes, schema.geometry != nil { query.spatialFilter = SpatialFilter(boxes: boxes, crs: .crs84) }
        if schema.temporalProperty != nil { query.temporalFilter = time }
        for parameter in properties {
            if let filter = try given.value(of: parameter) { query.propertyFilters.append(filter) }
        }
        let asked = try given.value(of: limitParameter) ?? configuration.defaultLimit
        limit = exchange.format == .html ? min(asked, configuration.maximumHTMLFeatures) : asked
        query.limit = limit + 1
        query.after = try given.value(of: cursor)?.position(in: version)
        isFirstPage = query.after == nil
        self.query = query
    }

    /// The formats of features.
    static let formats: [ContentFormat] = [.geoJSON, .html]

    static func limitParameter(_ configuration: ServiceConfiguration) -> LimitParameter {
        LimitParameter(standard: configuration.defaultLimit, maximum: configuration.maximumLimit)
    }

    /// The parameters every collection has.
    static func parameters(_ configuration: ServiceConfiguration) -> [any QueryParameter] {
        [
            BboxParameter(), DatetimeParameter(), limitParameter(configuration), CursorParameter(),
            FormatParameter(offered: formats),
        ]
    }

    /// The parameters named like properties; a property named like another parameter has none.
    static func propertyParameters(
        _ schema: FeatureSchema,
        _ configuration: ServiceConfiguration
    ) -> [PropertyParameter] {
        let taken = parameters(configuration).map(\.name)
        return PropertyParameter.all(of: schema).filter { !taken.contains($0.name) }
    }

    /// Returns the link to the page behind a feature, with all other parameters kept.
    func nextLink(_ collection: String, after position: Int64, _ version: DataVersion) -> Link {
        let cursor = CursorParameter.Cursor(incarnation: version.incarnation, position: position)
        let query =
            exchange.parameters.without(FormatParameter.name, CursorParameter.name) + [
                .init(name: FormatParameter.name, value: exchange.format.key),
                .init(name: CursorParameter.name, value: cursor.text),
            ]
        return Link(
            href: exchange.address.url(ResourceAddress.items(collection), query: query),
            rel: "next",
            type: exchange.format.mediaType,
            title: exchange.text(Titles.nextPage)
        )
    }
}
