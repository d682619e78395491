public import FeatureQuery
public import GeoCore
internal import LayerTemplates

/// V-11: geometries are of the layer's type.
///
/// A single geometry becomes a multi-geometry where the layer has those, and one with a single part the other way
/// round; so does a collection whose parts are all of the right kind. Other kinds are faults.
public struct GeometryTypeRule: FeatureRule {
    /// The number, title and usual severity.
    public static let definition = RuleDefinition(
        11,
        LocalizedText("Geometry type fits the layer", tr: "Geometri türü katmana uygun"),
        .error
    )

    private var promoted = 0

    /// Creates the rule.
    public init() {}

    /// Looks at a batch, as ``FeatureRule`` says.
    public mutating func inspect(
        _ batch: inout FeatureBatch,
        firstRow: Int,
        _ context: ValidationContext,
        _ faults: FaultCollector
    ) throws(PaftaError) {
        guard batch.hasGeometry, let wanted = context.template?.geometry?.type ?? context.schema.geometry?.type
        else { return }
        let report = BatchFaults(definition: Self.definition, firstRow: firstRow, context: context, faults: faults)
        for row in 0..<batch.count {
            guard let type = batch.geometry.types[row], type != wanted else { continue }
            if Self.fits(row, of: batch.geometry, wanted) {
                batch.geometry.types[row] = wanted
                promoted += 1
            } else {
                report.report(row, of: batch, .wrongType(type, wanted: wanted), remedy: .sortOut)
            }
        }
    }

    /// Whether a row has the parts that a row of the wanted type has; collections hold everything.
    private static func fits(_ row: Int, of column: GeometryColumn, _ wanted: GeometryType) -> Bool {
        if wanted == .geometryCollection { return true }
        let parts = column.parts(of: row)
        guard wanted == wanted.multi || parts.count == 1 else { return false }
        return parts.allSatisfy { column.partTypes[$0] == wanted.single }
    }

    /// Reports what only the whole layer shows.
    public mutating func finish(_ context: ValidationContext, _ faults: FaultCollector) throws(PaftaError) {
        guard promoted > 0 else { return }
        faults.report(
            Self.definition,
            as: .information,
            LocalizedText(
                "\(promoted) geometries got the layer's type; their positions are unchanged.",
                tr: "\(promoted) geometrinin türü katmanın türüne çevrildi; noktaları değişmedi."
            ),
            remedy: LocalizedText("Nothing needs to be done.", tr: "Yapılması gereken bir şey yok."),
            isRepaired: true
        )
    }
}

extension LocalizedText {
    fileprivate static func wrongType(_ type: GeometryType, wanted: GeometryType) -> LocalizedText {
        LocalizedText(
            "The geometry is a \(type.name); the layer takes \(wanted.name).",
            tr: "Geometri \(type.name) türünde; katman \(wanted.name) kabul ediyor."
        )
    }

    fileprivate static let sortOut = LocalizedText(
        "Move it to the layer it belongs to, or draw it again as the layer needs it; open lines have to be closed.",
        tr:
            "Ait olduğu katmana taşıyın ya da katmanın türüne uygun biçimde çizin; açık çizgileri kapatın."
    )
}
