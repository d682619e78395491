public import FeatureQuery
public import GeoCore
internal import LayerTemplates

/// V-15: heights are kept or dropped as the layer says, and counted.
public struct HeightRule: FeatureRule {
    /// The number, title and usual severity.
    public static let definition = RuleDefinition(
        15,
        LocalizedText("Heights", tr: "Yükseklik (Z) değerleri"),
        .information
    )

    private var features = 0

    /// Creates the rule.
    public init() {}

    /// Looks at a batch, as ``FeatureRule`` says.
    public mutating func inspect(
        _ batch: inout FeatureBatch,
        firstRow: Int,
        _ context: ValidationContext,
        _ faults: FaultCollector
    ) throws(PaftaError) {
        guard batch.hasGeometry, !batch.geometry.z.isEmpty else { return }
        for row in 0..<batch.count {
            let positions = batch.geometry.positions(ofRow: row)
            if positions.contains(where: { !batch.geometry.z[$0].isNaN }) { features += 1 }
        }
        if !Self.keeps(context) { batch.geometry.z.removeAll(keepingCapacity: true) }
    }

    private static func keeps(_ context: ValidationContext) -> Bool {
        context.template?.geometry?.keepsHeights ?? context.schema.geometry?.hasHeights ?? false
    }

    /// Reports what only the whole layer shows.
    public mutating func finish(_ context: ValidationContext, _ faults: FaultCollector) throws(PaftaError) {
        guard features > 0 else { return }
        let message =
            Self.keeps(context)
            ? LocalizedText(
                "\(features) features have heights, which are kept.",
                tr: "\(features) nesnenin yükseklik değerleri saklandı."
            )
            : LocalizedText(
                "\(features) features have heights; the layer does not keep them, so they were dropped.",
                tr: "\(features) nesnede yükseklik değeri var; katman yükseklik tutmadığı için alınmadı."
            )
        faults.report(
            Self.definition,
            message,
            remedy: LocalizedText(
                "Choose a template that keeps heights if they are needed.",
                tr: "Yükseklikler gerekiyorsa onları saklayan bir şablon seçin."
            )
        )
    }
}
