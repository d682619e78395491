import FeatureFormats
import FeatureQuery
import GeoCore

/// What an answer gives of features: which properties, whether with geometry, in which CRS and how exactly.
///
/// The same for a list of features and for one.
struct FeatureOutput: Sendable {
    /// The properties, in the order of the schema.
    let properties: [PropertyDefinition]
    /// Whether there are geometries.
    let includesGeometry: Bool
    /// The CRS of the geometries.
    let crs: CoordinateSystem
    /// How coordinates are written.
    let coordinates: CoordinateForm
    /// How far, in metres, generalised geometries may leave the stored ones.
    let tolerance: Double?
    /// Whether the properties are all that there are.
    private let isComplete: Bool

    /// Reads the parameters that ``parameters(_:offered:)`` lists.
    ///
    /// A page shows features on a map, so it has longitude and latitude whatever is asked for; the answer says so.
    ///
    /// - Throws: `parameter.invalid`; `transformation.unknown`, `transformation.ballpark` if the stored CRS does not lead to
    ///   the one wanted.
    init(
        _ exchange: Exchange,
        schema: FeatureSchema,
        _ directory: CollectionDirectory
    ) throws(PaftaError) {
        let given = exchange.parameters
        let included = try given.value(of: PropertyNamesParameter(role: .included, collection: schema))
        let excluded = try given.value(of: PropertyNamesParameter(role: .excluded, collection: schema))
        if included != nil, excluded != nil {
            throw .contradictingParameters("properties", "exclude-properties")
        }
        func isWanted(_ name: String) -> Bool { included?.contains(name) ?? !(excluded?.contains(name) ?? false) }
        properties = schema.properties.filter { isWanted($0.name) }
        isComplete = properties.count == schema.properties.count
        let skipsGeometry = try given.value(of: SkipGeometryParameter()) ?? false
        includesGeometry = schema.geometry.map { isWanted($0.name) && !skipsGeometry } ?? false
        let asked = try given.value(of: CRSParameter(role: .output, offered: directory.crsList.candidates(for: schema)))
        let wanted = try directory.coordinateSystem(asked, of: schema)
        let isDefault = asked == nil || exchange.format == .html
        crs = isDefault ? .crs84 : wanted
        coordinates = isDefault ? .crs84 : wanted.coordinates
        tolerance = try Self.tolerance(given)
    }

    private static func tolerance(_ given: RequestParameters) throws(PaftaError) -> Double? {
        let metres = try given.value(of: ToleranceParameter())
        let level = try given.value(of: ZoomLevelParameter())
        if metres != nil, level != nil {
            throw .contradictingParameters(ToleranceParameter.name, ZoomLevelParameter().name)
        }
        return (metres ?? level).flatMap { $0 > 0 ? $0 : nil }
    }

    /// The parameters, for all collections or for one.
    static func parameters(_ schema: FeatureSchema?, offered: [CRSIdentity]) -> [any QueryParameter] {
        [
            CRSParameter(role: .output, offered: offered), PropertyNamesParameter(role: .included, collection: schema),
            PropertyNamesParameter(role: .excluded, collection: schema), SkipGeometryParameter(), ToleranceParameter(),
            ZoomLevelParameter(),
        ]
    }

    /// Asks a source for it.
    func apply(to query: inout Query) {
        query.crs = crs.identity
        query.properties = isComplete ? nil : properties.map(\.name)
        query.includesGeometry = includesGeometry
        query.tolerance = tolerance
    }

    /// The field that tells the CRS; none for features without geometry.
    ///
    /// - SeeAlso: OGC 18-058r1, requirements `/req/crs/ogc-crs-header` and `ogc-crs-header-value`.
    var headers: [ServiceResponse.HeaderField] {
        includesGeometry ? [.init(name: "Content-Crs", value: "<\(crs.identity.uri)>")] : []
    }
}
