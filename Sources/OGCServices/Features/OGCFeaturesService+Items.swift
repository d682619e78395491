import FeatureFormats
import FeatureQuery
public import GeoCore
import GeoReferencing

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
    /// - Throws: `collection.unknown`, `filter.invalid`, `cursor.outdated`, `history.tooEarly`, what the source throws.
    /// - SeeAlso: OGC 17-069r4, requirements `/req/core/fc-op` to `/req/core/fc-numberReturned`; OGC 19-079r2, clause 9.
    public func items(
        collection identifier: String,
        _ request: ServiceRequest
    ) throws(PaftaError) -> ServiceResponse {
        let items = try ItemsRequest(request, directory, of: identifier)
        // Weak: the time stamp changes the bytes of answers that mean the same (RFC 9110, clause 8.8.1).
        let validators = items.exchange.validators(items.reading.version, isWeak: true)
        if let unchanged = items.exchange.unchanged(validators) { return unchanged }
        return try features(identifier, items, validators)
    }

    /// So many features are looked at within about a millisecond.
    private static let briefRows = 4_096

    /// Returns the answer with the features of a query.
    func features(
        _ identifier: String,
        _ items: ItemsRequest,
        _ validators: Validators?
    ) throws(PaftaError) -> ServiceResponse {
        let (exchange, reading) = (items.exchange, items.reading)
        let answer = ItemsAnswer(
            identifier: identifier,
            request: items,
            version: reading.version,
            count: items.query.selectsEverything ? reading.count : nil,
            timeStamp: Moment(milliseconds: configuration.clock.now.seconds * 1_000).rfc3339
        )
        var timing = ServerTiming()
        let cursor = try reading.features(items.query)
        let plan = cursor.plan
        if exchange.request.isBrief, plan.estimatedRows ?? Int.max > Self.briefRows { throw .notBrief }
        timing.note("plan", plan.timingDescription)
        if exchange.format == .html {
            // A page tells of the collection what it is now, in whatever state its features are shown.
            let present = try items.state == nil ? reading : directory.open(identifier)
            let summary = try directory.summary(identifier, present, for: exchange)
            let page = try answer.page(cursor, summary)
            timing.note("read")
            return exchange.response(.page(.items(page)), validators, headers: [timing.header])
        }
        let (body, features) = try body(of: answer, cursor, reading)
        timing.note(features == nil ? "start" : "read")
        let headers = items.output.headers + [timing.header]
        let links = ItemFormats.hasMembers(exchange.format) ? [] : answer.links(features)
        let profile = ItemFormats.profileLinks(exchange.format)
        return exchange.response(body, validators, links: links + profile, headers: headers)
    }

    /// Encodes the features; tells what there was if the answer is complete already.
    private func body(
        of answer: ItemsAnswer,
        _ cursor: any FeatureCursor,
        _ reading: any FeatureReading
    ) throws(PaftaError) -> (ResponseBody, LimitedFeatures?) {
        let items = answer.request
        let subject = try subject(reading, items.output, items.exchange)
        if items.exchange.format == .flatGeobuf, items.limit > Self.mostWithoutIndex {
            let stream = IndexedFlatGeobufStream(
                cursor,
                try reading.features(items.query),
                limit: items.limit,
                layer: ItemFormats.layer(of: subject)
            )
            return (.stream(stream), nil)
        }
        let encoder = ItemFormats.encoder(items.exchange.format, of: subject)
        let hasMembers = ItemFormats.hasMembers(items.exchange.format)
        let members: ItemsStream.Members? = hasMembers ? { @Sendable in answer.members($0) } : nil
        return try ItemsStream(cursor, limit: items.limit, encoder: encoder, members: members).body()
    }

    /// So few features are found fast without an index, and reading them twice would cost more.
    private static let mostWithoutIndex = 1_000

    /// Returns what encoders must know of features.
    func subject(
        _ reading: any FeatureReading,
        _ output: FeatureOutput,
        _ exchange: Exchange
    ) throws(PaftaError) -> ItemFormats.Subject {
        let schema = reading.schema
        let needsExtent = exchange.format == .gml && output.includesGeometry
        return ItemFormats.Subject(
            schema: schema,
            output: output,
            schemaURL: exchange.address.url(ResourceAddress.schema(schema.collection)),
            description: exchange.format == .flatGeobuf ? try? directory.crs.describe(output.crs.identity) : nil,
            extent: needsExtent ? try reading.extent(in: output.crs.identity) : nil
        )
    }
}
