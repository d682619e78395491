public import FeatureQuery
public import GeoCore
internal import GeoOperations

/// V-12: geometries obey the rules of OGC 06-103r4, clause 6.1, and have neither repeated positions nor spikes.
///
/// Repairing makes a geometry valid if its type stays and its area changes less than the tolerance, and takes repeated
/// positions out. What lost its area or length altogether is left to V-13.
public struct ValidityRule: FeatureRule {
    /// The number, title and usual severity.
    public static let definition = RuleDefinition(
        12,
        LocalizedText("Geometry is valid", tr: "Geometri geçerli"),
        .error
    )

    /// Spikes are narrower than this, in metres.
    private static let spikeWidth = 0.02
    private let operations = GeometryOperations()

    /// Creates the rule.
    public init() {}

    /// Looks at a batch, as ``FeatureRule`` says.
    public mutating func inspect(
        _ batch: inout FeatureBatch,
        firstRow: Int,
        _ context: ValidationContext,
        _ faults: FaultCollector
    ) throws(PaftaError) {
        guard batch.hasGeometry else { return }
        let report = BatchFaults(definition: Self.definition, firstRow: firstRow, context: context, faults: faults)
        let judge = ValidityJudge(operations: operations, context: context, spikeWidth: Self.spikeWidth)
        var repaired: [Int: GeometryColumn] = [:]
        for row in 0..<batch.count where batch.geometry.types[row] != nil {
            guard let flaw = judge.flaw(of: row, in: batch.geometry) else { continue }
            let repair = context.isRepairing ? judge.repaired(flaw, row, of: batch.geometry) : nil
            report.report(
                row,
                of: batch,
                as: flaw.severity,
                at: flaw.point,
                flaw.message,
                remedy: repair == nil ? flaw.remedy : .wasRepaired,
                isRepaired: repair != nil
            )
            repaired[row] = repair
        }
        if !repaired.isEmpty { batch.geometry = Self.replacing(repaired, in: batch.geometry) }
    }

    private static func replacing(_ repaired: [Int: GeometryColumn], in column: GeometryColumn) -> GeometryColumn {
        var result = GeometryColumn()
        result.xy.reserveCapacity(column.xy.count)
        for row in 0..<column.count {
            if let repair = repaired[row] {
                result.append(row: 0, of: repair)
            } else {
                result.append(row: row, of: column)
            }
        }
        return result
    }
}

extension LocalizedText {
    fileprivate static let wasRepaired = LocalizedText(
        "It was put right while loading; look at the figure.",
        tr: "Yükleme sırasında düzeltildi; şekle bakın."
    )
}
