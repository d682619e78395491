public import FeatureQuery
public import GeoCore

/// V-13: features have a geometry, with an area or a length, and no coordinates of 0, 0.
public struct EmptyGeometryRule: FeatureRule {
    /// The number, title and usual severity.
    public static let definition = RuleDefinition(
        13,
        LocalizedText("Geometry is not empty", tr: "Geometri boş değil"),
        .warning
    )

    /// Creates the rule.
    public init() {}

    /// Looks at a batch, as ``FeatureRule`` says.
    public mutating func inspect(
        _ batch: inout FeatureBatch,
        firstRow: Int,
        _ context: ValidationContext,
        _ faults: FaultCollector
    ) throws(PaftaError) {
        guard context.schema.geometry != nil else { return }
        let report = BatchFaults(definition: Self.definition, firstRow: firstRow, context: context, faults: faults)
        let distance = context.tolerances.duplicateDistance * (context.crs?.unitsPerMetre ?? 1)
        for row in 0..<batch.count {
            guard batch.hasGeometry, let type = batch.geometry.types[row] else {
                report.report(row, of: batch, .missing, remedy: .draw)
                continue
            }
            if batch.geometry.isCollapsed(row: row, within: distance) {
                report.report(row, of: batch, as: .error, type.dimension == 1 ? .pointLike : .flat, remedy: .redraw)
            } else if batch.geometry.hasOrigin(row: row) {
                report.report(row, of: batch, .origin, remedy: .draw)
            }
        }
    }
}

extension GeometryColumn {
    /// Whether a position of a row is 0, 0.
    fileprivate func hasOrigin(row: Int) -> Bool {
        for position in positions(ofRow: row) where xy[2 * position] == 0 && xy[2 * position + 1] == 0 {
            return true
        }
        return false
    }
}

extension LocalizedText {
    fileprivate static let missing = LocalizedText(
        "The feature has no geometry, so it appears on no map.",
        tr: "Nesnenin geometrisi yok; haritada görünmez."
    )

    fileprivate static let flat = LocalizedText("The area is zero.", tr: "Alanı sıfır.")

    fileprivate static let pointLike = LocalizedText("The length is zero.", tr: "Uzunluğu sıfır.")

    fileprivate static let origin = LocalizedText(
        "A coordinate is 0, 0, as programs write it where the place is not known.",
        tr: "Bir noktanın koordinatı 0, 0; programlar konum bilinmediğinde böyle yazar."
    )

    fileprivate static let draw = LocalizedText(
        "Draw it at its place, or leave the feature out.",
        tr: "Yerine çizin ya da nesneyi çıkarın."
    )

    fileprivate static let redraw = LocalizedText(
        "Draw it again, or delete it if it is a leftover of editing.",
        tr: "Yeniden çizin; düzenlemeden kalan bir artıksa silin."
    )
}
