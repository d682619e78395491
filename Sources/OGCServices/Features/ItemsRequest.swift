import FeatureQuery
import GeoCore

/// A request for features of a collection, read and turned into a query.
///
/// - SeeAlso: OGC 17-069r4, clause 7.15; OGC 18-058r1, clause 6.3; OGC 19-079r2, clause 8.
struct ItemsRequest: Sendable {
    /// The request with its language and format.
    let exchange: Exchange
    /// The former state that the features are in; `nil` for the present one.
    let state: FormerState?
    /// A snapshot of the collection in that state.
    let reading: any FeatureReading
    /// What is asked of the source; it may give one feature more than `limit`, to tell whether there are more.
    let query: Query
    /// What the answer gives of each feature.
    let output: FeatureOutput
    /// The greatest number of features of the answer.
    let limit: Int
    /// Whether the answer starts at the first feature.
    let isFirstPage: Bool
    /// Whether the parameters came as a body, so that no address holds them.
    let isPosted: Bool

    /// Reads the request and opens the collection.
    ///
    /// - Parameters:
    ///   - request: The request; what a body said stands among its query parameters.
    ///   - directory: The collections.
    ///   - collection: The collection.
    ///   - isPosted: Whether the parameters came as a body.
    /// - Throws: `parameter.unknown`, `parameter.repeated`, `parameter.invalid`, `format.notAcceptable`,
    ///   `filter.invalid`, `filter.tooLarge`, `cursor.outdated`, `collection.unknown`, and what a missing transformation
    ///   or a missing state throws.
    init(
        _ request: ServiceRequest,
        _ directory: CollectionDirectory,
        of collection: String,
        isPosted: Bool = false
    ) throws(PaftaError) {
        let configuration = directory.configuration
        let present = try directory.open(collection)
        let offered = directory.crsList.candidates(for: present.schema)
        let parameters = ItemsParameters(present.schema, configuration, offered: offered)
        exchange = try Exchange(
            request,
            configuration,
            formats: ItemFormats.all,
            parameters: parameters.withoutFormat
        )
        let given = exchange.parameters
        let former = try parameters.readState(given, present.schema, now: configuration.clock.now)
        reading = try directory.open(former, of: collection, present: present, isBrief: request.isBrief)
        state = reading === present ? nil : former
        let (schema, version) = (reading.schema, reading.version)
        output = try FeatureOutput(exchange, schema: schema, directory)
        var query = Query()
        output.apply(to: &query)
        try parameters.readSelection(given, directory, schema, into: &query)
        query.sort = try given.value(of: parameters.sortby) ?? []
        query.after = try given.value(of: parameters.cursor)
            .map { cursor throws(PaftaError) in
                try cursor.place(query.sort, of: schema, in: version)
            }
        let asked = try given.value(of: parameters.limit) ?? configuration.defaultLimit
        let wanted = exchange.format == .html ? min(asked, configuration.maximumHTMLFeatures) : asked
        limit = isPosted ? min(wanted, max(1, request.featureAllowance ?? wanted)) : wanted
        query.limit = limit + 1
        query.lookahead = 1
        isFirstPage = query.after == nil
        self.query = query
        self.isPosted = isPosted
    }

    /// An address longer than this may be refused on its way.
    private static let longestAddress = 8_000

    /// Returns the link to the page behind a feature, with all other parameters kept.
    ///
    /// A query that came as a body may be too long for an address; then the link says that the body is to be sent again
    /// with the cursor in it.
    func nextLink(_ collection: String, after place: Place, _ version: DataVersion) -> Link {
        let cursor = CursorParameter.Cursor(place, query.sort, in: version).text
        let parameters =
            exchange.parameters.without(FormatParameter.name, CursorParameter.name) + [
                .init(name: FormatParameter.name, value: exchange.format.key),
                .init(name: CursorParameter.name, value: cursor),
            ]
        var link = Link(
            href: exchange.address.url(ResourceAddress.items(collection), query: parameters),
            rel: "next",
            type: exchange.format.mediaType,
            title: exchange.text(Titles.nextPage)
        )
        if isPosted, link.href.utf8.count > Self.longestAddress {
            let format = ServiceRequest.Parameter(name: FormatParameter.name, value: exchange.format.key)
            link.href = exchange.address.url(ResourceAddress.query, query: [format])
            link.postedCursor = cursor
        }
        return link
    }
}
