import FeatureQuery
import GeoCore

/// The parameters of the features of one collection, or of every one.
struct ItemsParameters: Sendable {
    let datetime = DatetimeParameter()
    let asOf = AsOfParameter()
    let limit: LimitParameter
    let cursor = CursorParameter()
    let sortby: SortbyParameter
    /// The parameters every collection has, in the order they are listed.
    let common: [any QueryParameter]
    /// The parameter for the identifier, unless a property has its name.
    let identifier: IdentifierParameter?
    /// The parameters named like properties; a property named like another parameter has none.
    let properties: [PropertyParameter]

    private let bboxCRS: CRSParameter
    private let filterCRS: CRSParameter

    /// Creates the parameters.
    ///
    /// - Parameters:
    ///   - schema: The schema of the collection; `nil` for what all collections have in common.
    ///   - configuration: The limits.
    ///   - offered: The CRSs that may be named.
    init(_ schema: FeatureSchema?, _ configuration: ServiceConfiguration, offered: [CRSIdentity]) {
        limit = LimitParameter(standard: configuration.defaultLimit, maximum: configuration.maximumLimit)
        sortby = SortbyParameter(schema)
        bboxCRS = CRSParameter(role: .box, offered: offered)
        filterCRS = CRSParameter(role: .filter, offered: offered)
        common =
            [
                BboxParameter(), bboxCRS, datetime, asOf, limit, cursor, FilterParameter(),
                FilterLanguageParameter(), filterCRS, sortby,
            ] + FeatureOutput.parameters(schema, offered: offered)
        let taken = common.map(\.name) + [FormatParameter.name]
        properties = (schema.map(PropertyParameter.all) ?? []).filter { !taken.contains($0.name) }
        identifier = schema.flatMap { schema in
            let isTaken = schema.property(named: IdentifierParameter.name) != nil
            return isTaken ? nil : IdentifierParameter(type: schema.identifiers)
        }
    }

    /// All of them but the format.
    var withoutFormat: [any QueryParameter] {
        common + [identifier].compactMap(\.self) + properties
    }

    /// All of them, as the API definition lists them.
    var all: [any QueryParameter] {
        common + [FormatParameter(offered: ItemFormats.all)] + [identifier].compactMap(\.self) + properties
    }

    /// Reads which former state is asked for; `nil` for the present one.
    ///
    /// `datetime` asks for one where features have no time of their own that it could select by.
    func readState(
        _ given: RequestParameters,
        _ schema: FeatureSchema,
        now: Moment
    ) throws(PaftaError) -> FormerState? {
        let moment = try given.value(of: asOf)
        let time = try schema.temporalProperty == nil ? given.value(of: datetime) : nil
        if moment != nil, time != nil { throw .contradictingParameters(datetime.name, asOf.name) }
        if let moment { return FormerState(at: moment, isRequired: true, now: now) }
        return time?.end.flatMap { Moment(rfc3339: $0.text) }
            .flatMap { FormerState(at: $0, isRequired: false, now: now) }
    }

    /// Reads what decides which features are selected.
    func readSelection(
        _ given: RequestParameters,
        _ directory: CollectionDirectory,
        _ schema: FeatureSchema,
        into query: inout Query
    ) throws(PaftaError) {
        let boxCRS = try directory.coordinateSystem(given.value(of: bboxCRS), of: schema)
        let boxes = try given.value(of: BboxParameter(crs: boxCRS))
        let time = try given.value(of: datetime)
        // What has no geometry or no time matches every box and time: the filters would keep all.
        if let boxes, schema.geometry != nil {
            query.spatialFilter = SpatialFilter(boxes: boxes, crs: boxCRS.identity)
        }
        if schema.temporalProperty != nil { query.temporalFilter = time }
        query.identifier = try identifier.map { parameter throws(PaftaError) in try given.value(of: parameter) } ?? nil
        for parameter in properties {
            if let filter = try given.value(of: parameter) { query.propertyFilters.append(filter) }
        }
        query.filter = try filter(given, directory, schema)
    }

    private func filter(
        _ given: RequestParameters,
        _ directory: CollectionDirectory,
        _ schema: FeatureSchema
    ) throws(PaftaError) -> FilterExpression? {
        let language = try given.value(of: FilterLanguageParameter()) ?? .text
        let crs = try directory.coordinateSystem(given.value(of: filterCRS), of: schema)
        guard let text = try given.value(of: FilterParameter()) else { return nil }
        return FilterExpression(try language.expression(text, in: crs), crs: crs.identity)
    }
}
