public import FeatureQuery
public import GeoCore
internal import GeoReferencing

/// V-33: coordinates were not rounded on their way, through single precision or to a coarse grid.
///
/// A statistic of the whole layer: only if every coordinate is a number that 32 bits hold, or lies on a grid, was there
/// rounding. Centimetres (seven decimals of a degree) are usual in cadastral data and only worth a note.
public struct PrecisionRule: FeatureRule {
    /// The number, title and usual severity.
    public static let definition = RuleDefinition(
        33,
        LocalizedText("Precision of coordinates", tr: "Koordinat hassasiyeti"),
        .error
    )

    /// With fewer positions, round numbers may be chance.
    private static let enoughPositions = 20

    private var steps: GridSteps?
    private var isSingle = true
    private var positions = 0

    /// Creates the rule.
    public init() {}

    /// Looks at a batch, as ``FeatureRule`` says.
    public mutating func inspect(
        _ batch: inout FeatureBatch,
        firstRow: Int,
        _ context: ValidationContext,
        _ faults: FaultCollector
    ) throws(PaftaError) {
        guard batch.hasGeometry, let crs = context.crs else { return }
        var steps = steps ?? GridSteps(isGeographic: crs.isGeographic)
        defer { self.steps = steps }
        guard isSingle || steps.current != nil else { return }
        positions += batch.geometry.positionCount
        for coordinate in batch.geometry.xy where coordinate.isFinite {
            if isSingle, Double(Float(coordinate)) != coordinate { isSingle = false }
            steps.take(coordinate)
            guard isSingle || steps.current != nil else { return }
        }
    }

    /// Reports what only the whole layer shows.
    public mutating func finish(_ context: ValidationContext, _ faults: FaultCollector) throws(PaftaError) {
        guard positions >= Self.enoughPositions, let steps else { return }
        // Whole metres fit into 32 bits too; the grid is the better explanation then.
        if isSingle, steps.current != steps.coarsest {
            return faults.report(Self.definition, .single, remedy: .export)
        }
        guard let step = steps.current else { return }
        faults.report(
            Self.definition,
            as: step.isUsual ? .information : .warning,
            LocalizedText(
                "All coordinates are rounded to \(step.text.english).",
                tr: "Bütün koordinatlar \(step.text.turkish) yuvarlanmış."
            ),
            remedy: .export
        )
    }
}

/// The coarsest grid that all coordinates lie on.
private struct GridSteps {
    struct Step: Equatable {
        /// How many steps one unit has.
        let perUnit: Double
        let isUsual: Bool
        /// In Turkish with the ending that says "to".
        let text: LocalizedText
    }

    private static let metres = [
        Step(perUnit: 1, isUsual: false, text: LocalizedText("whole metres", tr: "tam metreye")),
        Step(perUnit: 10, isUsual: false, text: LocalizedText("decimetres", tr: "desimetreye")),
        Step(perUnit: 100, isUsual: true, text: LocalizedText("centimetres", tr: "santimetreye")),
    ]
    private static let degrees = [
        Step(perUnit: 1e4, isUsual: false, text: LocalizedText("0.0001° (11 m)", tr: "0,0001 dereceye (11 m)")),
        Step(perUnit: 1e5, isUsual: false, text: LocalizedText("0.00001° (1 m)", tr: "0,00001 dereceye (1 m)")),
        Step(perUnit: 1e6, isUsual: true, text: LocalizedText("0.000001° (11 cm)", tr: "0,000001 dereceye (11 cm)")),
        Step(perUnit: 1e7, isUsual: true, text: LocalizedText("0.0000001° (1 cm)", tr: "0,0000001 dereceye (1 cm)")),
    ]
    /// How far from a grid line rounding in a file leaves a coordinate, in steps.
    private static let slack = 1e-4

    private let steps: [Step]
    private var index = 0

    init(isGeographic: Bool) { steps = isGeographic ? Self.degrees : Self.metres }

    var coarsest: Step { steps[0] }
    var current: Step? { index < steps.count ? steps[index] : nil }

    /// Goes to finer grids until the coordinate lies on one.
    mutating func take(_ coordinate: Double) {
        while index < steps.count {
            let place = coordinate * steps[index].perUnit
            if abs(place - place.rounded()) <= Self.slack { return }
            index += 1
        }
    }
}

extension LocalizedText {
    fileprivate static let single = LocalizedText(
        "All coordinates are numbers of single precision; places are off by up to half a metre.",
        tr: "Bütün koordinatlar tek duyarlıklı (32 bit) sayı; konumlar yarım metreye kadar kaymış."
    )

    fileprivate static let export = LocalizedText(
        "Export again with full precision; MapInfo tables need tighter bounds.",
        tr: "Tam hassasiyetle yeniden dışa aktarın; MapInfo tablolarında sınırları (bounds) daraltın."
    )
}
