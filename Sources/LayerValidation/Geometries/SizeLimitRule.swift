public import FeatureQuery
public import GeoCore

/// V-32: no feature has more positions or rings than the layer can serve.
///
/// Sizes of files and archives are limited where they are opened.
public struct SizeLimitRule: FeatureRule {
    /// The number, title and usual severity.
    public static let definition = RuleDefinition(
        32,
        LocalizedText("Size of features", tr: "Nesne büyüklüğü"),
        .error
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
        let tolerances = context.tolerances
        let fewest = min(tolerances.maximumPositions, tolerances.maximumRings)
        guard batch.hasGeometry, batch.geometry.positionCount > fewest else { return }
        let report = BatchFaults(definition: Self.definition, firstRow: firstRow, context: context, faults: faults)
        for row in 0..<batch.count {
            let positions = batch.geometry.positions(ofRow: row).count
            let rings = batch.geometry.parts(of: row).reduce(0) { $0 + batch.geometry.rings(of: $1).count }
            if positions > tolerances.maximumPositions {
                report.report(row, of: batch, .positions(positions, tolerances.maximumPositions), remedy: .divide)
            } else if rings > tolerances.maximumRings {
                report.report(row, of: batch, .rings(rings, tolerances.maximumRings), remedy: .divide)
            }
        }
    }
}

extension LocalizedText {
    fileprivate static func positions(_ number: Int, _ limit: Int) -> LocalizedText {
        LocalizedText(
            "The geometry has \(number) positions; \(limit) are allowed.",
            tr: "Geometride \(number) nokta var; en çok \(limit) nokta olabilir."
        )
    }

    fileprivate static func rings(_ number: Int, _ limit: Int) -> LocalizedText {
        LocalizedText(
            "The geometry has \(number) rings; \(limit) are allowed.",
            tr: "Geometride \(number) halka var; en çok \(limit) halka olabilir."
        )
    }

    fileprivate static let divide = LocalizedText(
        "Divide the feature into several ones, or simplify its outline.",
        tr: "Nesneyi birkaç nesneye bölün ya da sınırını sadeleştirin."
    )
}
