public import FeatureQuery
public import GeoCore
internal import GeoReferencing
internal import LayerTemplates

/// V-23: the area of the geometry agrees with that in the land registry.
///
/// The area is planar, in the plane of the layer's TM or UTM CRS. Layers in other CRSs are not looked at: degrees have
/// no area, and the scale of Pseudo-Mercator is far off.
public struct RegisteredAreaRule: FeatureRule {
    /// The number, title and usual severity.
    public static let definition = RuleDefinition(
        23,
        LocalizedText("Area agrees with the registry", tr: "Alan tapu alanıyla uyumlu"),
        .warning
    )

    /// Zones are 3° or 6° wide; with what the area of use adds at sea, no CRS of true scale is wider than this.
    private static let widestZone = 8.0

    /// Creates the rule.
    public init() {}

    /// Looks at a batch, as ``FeatureRule`` says.
    public mutating func inspect(
        _ batch: inout FeatureBatch,
        firstRow: Int,
        _ context: ValidationContext,
        _ faults: FaultCollector
    ) throws(PaftaError) {
        guard batch.hasGeometry, let metres = Self.metresPerUnit(context.crs),
            let field = context.template?.field(of: .registeredArea), let index = batch.index(of: field.name)
        else { return }
        let column = batch.properties[index]
        let report = BatchFaults(definition: Self.definition, firstRow: firstRow, context: context, faults: faults)
        for row in 0..<batch.count where batch.geometry.types[row]?.dimension == 2 {
            guard let registered = column.number(row), registered > 0, registered.isFinite else { continue }
            let computed = batch.geometry.area(ofRow: row) * metres * metres
            let tolerance = RegisteredAreaTolerance.squareMetres(for: registered)
            guard computed > 0, computed.isFinite, abs(computed - registered) > tolerance else { continue }
            report.report(row, of: batch, .differs(registered, computed, tolerance), remedy: .checkArea)
        }
    }

    /// Returns the metres of a unit; `nil` where areas in the plane would not be those on the ground.
    static func metresPerUnit(_ crs: CRSDescription?) -> Double? {
        guard let crs, !crs.isGeographic, case .metres(let perUnit) = crs.unit else { return nil }
        guard let area = crs.areaOfUse, area.width > 0, area.width <= widestZone else { return nil }
        return perUnit
    }
}

extension LocalizedText {
    fileprivate static func differs(_ registered: Double, _ computed: Double, _ tolerance: Double) -> LocalizedText {
        let (old, new) = (LocalizedNumber(registered), LocalizedNumber(computed))
        let (difference, allowed) = (LocalizedNumber(abs(computed - registered)), LocalizedNumber(tolerance))
        return LocalizedText(
            "The registry says \(old.english) m², the geometry has \(new.english) m²; they differ by "
                + "\(difference.english) m², and \(allowed.english) m² are allowed.",
            tr: "Tapu alanı \(old.turkish) m², hesap alanı \(new.turkish) m²; fark \(difference.turkish) m², "
                + "yanılma sınırı \(allowed.turkish) m²."
        )
    }

    fileprivate static let checkArea = LocalizedText(
        "Check the geometry against the cadastral sheet; otherwise ask for a correction of the registry (Article 41).",
        tr: "Geometriyi paftayla karşılaştırın; doğruysa tapu alanının düzeltilmesini (41. madde) isteyin."
    )
}
