public import GeoCore
import GeoOperations
import LayerTemplates

/// V-21: areas that must not overlap, such as parcels; V-25 where they must not inside one plan.
///
/// Looked at if the template forbids overlaps or names the fields of an overlap group. ``SharedArea`` gives the common
/// area of every pair of neighbours exactly from their edges; up to `overlapArea` it cannot be a fault, whatever its
/// shape, because no part of it is larger. GEOS sees only the few pairs above: it gives the common area itself, and a
/// part that is also wider than `overlapWidth` (see ``SliverMeasure``) makes the fault. Copies belong to V-20 as long as that rule is on.
public struct OverlapRule: LayerRule {
    /// What the rule is called, and how bad its faults are.
    public static let definition = RuleDefinition(
        21,
        LocalizedText("Areas do not overlap", tr: "Alanlar birbiriyle çakışmaz"),
        .warning
    )

    /// The rule under which overlaps inside one plan are reported.
    static let insidePlans = RuleIdentifier(25)
    private let operations = GeometryOperations()

    /// Creates the rule.
    public init() {}

    /// Reports the overlaps of neighbours.
    public func inspect(
        _ layer: any BlockedFeatures,
        _ context: ValidationContext,
        _ faults: FaultCollector,
        progress: (Double) throws(PaftaError) -> Void
    ) throws(PaftaError) {
        guard let topology = context.template?.topology, topology.forbidsOverlaps || !topology.overlapGroup.isEmpty
        else { return }
        let rule = topology.overlapGroup.isEmpty ? Self.definition.rule : Self.insidePlans
        guard faults.isOn(rule) else { return }
        let scale = GroundScale(context.crs)
        let groups = topology.overlapGroup.isEmpty ? nil : topology.overlapGroup
        let walk = NeighbourWalk(layer, NeighbourWalk.Selection(parts: .polygon, groups: groups), scale)
        let inspection = Inspection(layer, context, faults, rule, scale, operations)
        var shared = SharedArea()
        try walk.visitPairs(progress: progress) { first, row, second, otherRow throws(PaftaError) in
            let area = shared.area(first, row, second, otherRow, scale)
            guard area > context.tolerances.overlapArea else { return }
            try inspection.inspect(OverlappingPair(first: (first, row), second: (second, otherRow), area: area))
        }
        if walk.isStopped { faults.report(.stoppedWalk(rule, Self.definition.severity)) }
    }
}

/// Two features whose areas meet.
private struct OverlappingPair {
    let first: (block: TopologyBlock, row: Int)
    let second: (block: TopologyBlock, row: Int)
    /// What they have in common, in square metres.
    let area: Double
}

/// What it takes to tell faults from slivers and copies, and to report them.
private struct Inspection {
    /// GEOS looks at all positions of both: with more, each pair would take longer than a tenth of a second.
    private static let positionLimit = 50_000

    let layer: any BlockedFeatures
    let context: ValidationContext
    let faults: FaultCollector
    let rule: RuleIdentifier
    let scale: GroundScale
    let operations: GeometryOperations

    init(
        _ layer: any BlockedFeatures,
        _ context: ValidationContext,
        _ faults: FaultCollector,
        _ rule: RuleIdentifier,
        _ scale: GroundScale,
        _ operations: GeometryOperations
    ) {
        self.layer = layer
        self.context = context
        self.faults = faults
        self.rule = rule
        self.scale = scale
        self.operations = operations
    }

    func inspect(_ pair: OverlappingPair) throws(PaftaError) {
        if faults.isOn(DuplicateGeometryRule.definition.rule), isCopy(pair) { return }
        let lesser = boxArea(pair.first) <= boxArea(pair.second) ? pair.first : pair.second
        let whole = SliverMeasure.measure(row: lesser.row, of: lesser.block.geometry, scale)
        if pair.area >= whole.area - max(1e-3, 1e-6 * whole.area) {
            // It lies in the other one with all of its area, as every parcel does in a boundary drawn as a parcel.
            if let measure = measure(row: lesser.row, of: lesser.block.geometry) { try report(pair, measure) }
            return
        }
        guard positionCount(pair.first) + positionCount(pair.second) <= Self.positionLimit else {
            // The common area has no longer perimeter than the lesser one, unless that is much notched.
            guard 2 * pair.area > context.tolerances.overlapWidth * whole.perimeter else { return }
            return try report(pair, nil)
        }
        let common = try? operations.intersection(
            row: pair.first.row,
            of: pair.first.block.geometry,
            with: pair.second.row,
            of: pair.second.block.geometry
        )
        guard let common else { return try report(pair, nil) }
        if let measure = measure(row: 0, of: common) { try report(pair, measure) }
    }

    private func measure(row: Int, of column: GeometryColumn) -> SliverMeasure? {
        let tolerances = context.tolerances
        return SliverMeasure(row: row, of: column, scale, area: tolerances.overlapArea, width: tolerances.overlapWidth)
    }

    private func boxArea(_ place: (block: TopologyBlock, row: Int)) -> Double {
        place.block.boxes[place.row].width * place.block.boxes[place.row].height
    }

    private func positionCount(_ place: (block: TopologyBlock, row: Int)) -> Int {
        place.block.geometry.positions(ofRow: place.row).count
    }

    private func isCopy(_ pair: OverlappingPair) -> Bool {
        let test = CoincidenceTest(scale, tolerance: context.tolerances.duplicateDistance)
        return test.coincide(pair.first.block, pair.first.row, pair.second.block, pair.second.row)
    }

    /// Reports a pair; without a measure if GEOS gives up on it, with the area that its edges give.
    private func report(_ pair: OverlappingPair, _ measure: SliverMeasure?) throws(PaftaError) {
        let first = try NamedFeature(pair.first.block, pair.first.row, of: layer, context)
        let second = try NamedFeature(pair.second.block, pair.second.row, of: layer, context)
        var figure: GeometryColumn?
        if faults.wantsFigure(rule) {
            var rows = GeometryColumn.rows([pair.first, pair.second])
            if let measure { rows.append(row: 0, of: measure.geometry) }
            figure = rows
        }
        let inside = measure.flatMap { measure in try? operations.pointOnSurface(row: 0, of: measure.geometry) }
        let box = pair.first.block.boxes[pair.first.row].intersection(pair.second.block.boxes[pair.second.row])
        let fault = Fault(
            rule,
            OverlapRule.definition.severity,
            row: second.row,
            key: second.key,
            other: (first.row, first.key),
            point: inside ?? ((box.minX + box.maxX) / 2, (box.minY + box.maxY) / 2),
            message: message(first.name, second.name, measure?.area ?? pair.area, measure?.width),
            remedy: LocalizedText(
                "Move the common border so that it is the same line in both, or cut the overlap off one of them.",
                tr: "Ortak sınırı her iki alanda aynı çizgi olacak biçimde düzeltin ya da çakışan kısmı birinden kesin."
            ),
            figure: figure
        )
        faults.report(fault)
    }

    private func message(
        _ first: LocalizedText,
        _ second: LocalizedText,
        _ area: Double,
        _ width: Double?
    ) -> LocalizedText {
        let area = LocalizedText.area(area)
        var text = LocalizedText(
            "\(second.english) overlaps \(first.english): \(area.english) in common",
            tr: "\(second.turkish) ile \(first.turkish) çakışıyor: ortak alan \(area.turkish)"
        )
        if let width {
            let width = LocalizedText.length(width)
            text += LocalizedText(", \(width.english) wide on average", tr: ", ortalama genişlik \(width.turkish)")
        }
        text += LocalizedText(verbatim: ".")
        return text.capitalized
    }
}
