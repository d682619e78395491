public import FeatureQuery
public import GeoCore
internal import GeoOperations

/// V-04: features lie in the municipality, or not far outside.
///
/// Each one outside is worth a warning; the layer is refused if their share exceeds the tolerance.
public struct BoundaryRule: FeatureRule {
    /// The number, title and usual severity.
    public static let definition = RuleDefinition(
        4,
        LocalizedText("Lies in the municipality", tr: "Belediye sınırı içinde"),
        .warning
    )

    private var boundary: Boundary?
    private var isReady = false
    private var inspected = 0
    private var outside = 0

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
        if !isReady { boundary = try Boundary(context) }
        isReady = true
        guard let boundary else { return }
        let report = BatchFaults(definition: Self.definition, firstRow: firstRow, context: context, faults: faults)
        let margin = LocalizedNumber(context.tolerances.boundaryMargin, decimals: 0)
        for row in 0..<batch.count {
            guard batch.geometry.types[row] != nil else { continue }
            inspected += 1
            guard !boundary.holds(row, of: batch.geometry) else { continue }
            outside += 1
            report.report(row, of: batch, .outside(margin), remedy: .checkPlace)
        }
    }

    /// Reports what only the whole layer shows.
    public mutating func finish(_ context: ValidationContext, _ faults: FaultCollector) throws(PaftaError) {
        guard inspected > 0 else { return }
        let share = Double(outside) / Double(inspected)
        guard share > context.tolerances.outsideShare else { return }
        let percent = LocalizedNumber(100 * share, decimals: 1)
        faults.report(
            Self.definition,
            as: .error,
            LocalizedText(
                "\(outside) of \(inspected) features (\(percent.english) %) lie outside the municipality.",
                tr: "\(inspected) nesnenin \(outside) tanesi (%\(percent.turkish)) belediye sınırı dışında."
            ),
            remedy: .checkPlace
        )
    }
}

/// The municipality with its margin, made ready for many comparisons.
private struct Boundary {
    private let area: PreparedGeometry
    /// Decides for nearly all features without looking at their positions.
    private let grid: AreaGrid?

    /// - Returns: `nil` if no boundary is configured.
    init?(_ context: ValidationContext) throws(PaftaError) {
        guard let boundary = context.boundary, boundary.count > 0, boundary.types[0] != nil else { return nil }
        let margin = context.tolerances.boundaryMargin * (context.crs?.unitsPerMetre ?? 1)
        let grown = try GeometryOperations().buffered(row: 0, of: boundary, by: max(0, margin))
        guard grown.types[0] != nil else { return nil }
        area = try PreparedGeometry(row: 0, of: grown)
        grid = AreaGrid(row: 0, of: grown)
    }

    /// Whether a feature lies wholly inside; what cannot be compared does.
    func holds(_ row: Int, of column: GeometryColumn) -> Bool {
        switch grid?.place(of: column.envelope(of: row)) {
        case .inside: true
        // What has a coordinate that is not a number lies nowhere, and GEOS must not see it.
        case .outside: !column.isFinite(row: row)
        case .unknown, nil: column.isFinite(row: row) ? area.holds(.within, for: row, of: column) ?? true : true
        }
    }
}

extension LocalizedText {
    fileprivate static func outside(_ margin: LocalizedNumber) -> LocalizedText {
        LocalizedText(
            "It lies outside the municipality's boundary by more than \(margin.english) m.",
            tr: "Belediye sınırının \(margin.turkish) metreden fazla dışında."
        )
    }

    fileprivate static let checkPlace = LocalizedText(
        "Check the CRS, datum and zone; if the place is right, check the boundary or widen its margin.",
        tr: "Koordinat sistemini, datumu ve dilimi denetleyin; konum doğruysa sınırı ya da payını gözden geçirin."
    )
}
