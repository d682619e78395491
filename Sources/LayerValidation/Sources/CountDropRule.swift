public import FeatureQuery
public import GeoCore

/// V-31: a new version does not have far fewer features than the former one, as half a file would.
public struct CountDropRule: FeatureRule {
    /// The number, title and usual severity.
    public static let definition = RuleDefinition(
        31,
        LocalizedText("Number of features against the former version", tr: "Önceki sürüme göre nesne sayısı"),
        .error
    )

    private var count = 0

    /// Creates the rule.
    public init() {}

    /// Looks at a batch, as ``FeatureRule`` says.
    public mutating func inspect(
        _ batch: inout FeatureBatch,
        firstRow: Int,
        _ context: ValidationContext,
        _ faults: FaultCollector
    ) throws(PaftaError) {
        count += batch.count
    }

    /// Reports what only the whole layer shows.
    public mutating func finish(_ context: ValidationContext, _ faults: FaultCollector) throws(PaftaError) {
        guard let former = context.source.formerCount, former > 0 else { return }
        let drop = Double(former - count) / Double(former)
        guard drop > context.tolerances.countDropShare else { return }
        let share = LocalizedNumber(100 * drop, decimals: 1)
        faults.report(
            Self.definition,
            LocalizedText(
                "The delivery has \(count) features, the former version \(former): \(share.english) % fewer.",
                tr: "Teslimde \(count) nesne var, önceki sürümde \(former): %\(share.turkish) azalma."
            ),
            remedy: LocalizedText(
                "Check that the export was complete; if the features are really gone, load with --force.",
                tr: "Dışa aktarımın eksiksiz olduğunu denetleyin; nesneler gerçekten kalktıysa --force ile yükleyin."
            )
        )
    }
}
