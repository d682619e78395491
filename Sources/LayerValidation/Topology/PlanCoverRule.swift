import FeatureQuery
public import GeoCore
import GeoOperations
import LayerTemplates

/// V-25: the areas of a plan cover it, and none reaches beyond its boundary.
///
/// Looked at if the template names a container (the plan) and an overlap group. ``SharedArea`` gives how much of each area
/// lies in its plan, and what neighbours have in common. With S1 the sum of the former and S2 of the latter, what is
/// covered lies between S1 - S2 and S1; a plan larger than S1 - S2 by more than `overlapArea` goes to GEOS, which
/// takes the areas away and gives what is left. Slivers as in V-21 are no faults. Overlaps are ``OverlapRule``'s.
public struct PlanCoverRule: LayerRule {
    /// What the rule is called, and how bad its faults are.
    public static let definition = RuleDefinition(
        25,
        LocalizedText(
            "The areas of a plan cover it and stay inside",
            tr: "Plan içindeki alanlar planı tümüyle kaplar ve sınırını aşmaz"
        ),
        .warning
    )

    private static let planLimit = 20_000

    /// Creates the rule.
    public init() {}

    /// Reports what lies outside of its plan, and what no area covers.
    public func inspect(
        _ layer: any BlockedFeatures,
        _ context: ValidationContext,
        _ faults: FaultCollector,
        progress: (Double) throws(PaftaError) -> Void
    ) throws(PaftaError) {
        guard let topology = context.template?.topology, let container = topology.container,
            !topology.overlapGroup.isEmpty, let others = context.others, faults.isOn(Self.definition.rule),
            let crs = context.schema.geometry?.crs
        else { return }
        var extent = Envelope.empty
        for envelope in layer.envelopes { extent.extend(by: envelope) }
        guard !extent.isEmpty,
            let answer = try others.features(of: container.layer, meeting: extent, in: crs, limit: Self.planLimit)
        else { return }
        let plans = ContainerSet(answer, field: container.containerField)
        var check = PlanCoverCheck(layer, plans, container, context, faults)
        try check.inspectAreas()
        try check.takeOverlapsAway(progress: progress)
        try check.inspectPlans()
    }
}

/// The plans of a layer, and how much of each is covered.
private struct PlanCoverCheck {
    /// Plans with more positions in their areas are reported without the place of what is missing.
    private static let positionLimit = 2_000_000
    private static let rule = PlanCoverRule.definition.rule

    let layer: any BlockedFeatures
    let plans: ContainerSet
    let container: TemplateContainer
    let context: ValidationContext
    let faults: FaultCollector
    let scale: GroundScale
    let operations = GeometryOperations()
    var shared = SharedArea()
    /// What is surely covered of each plan that areas name, in square metres.
    var covered: [String: Double] = [:]

    init(
        _ layer: any BlockedFeatures,
        _ plans: ContainerSet,
        _ container: TemplateContainer,
        _ context: ValidationContext,
        _ faults: FaultCollector
    ) {
        self.layer = layer
        self.plans = plans
        self.container = container
        self.context = context
        self.faults = faults
        scale = GroundScale(context.crs)
    }

    /// Adds up what lies in each plan, and reports what lies outside.
    mutating func inspectAreas() throws(PaftaError) {
        for index in layer.envelopes.indices {
            let batch = try layer.block(index)
            guard let codes = batch.codes(in: container.field) else { return }
            let block = TopologyBlock(index, batch)
            for row in 0..<block.geometry.count where !block.boxes[row].isEmpty {
                guard let code = codes[row] else { continue }
                let rows = plans.rows(of: code)
                let area = SliverMeasure.measure(row: row, of: block.geometry, scale).area
                var inside = 0.0
                for plan in rows { inside += shared.area(block, row, plans.block, plan, scale) }
                covered[code, default: 0] += inside
                guard area - inside > context.tolerances.overlapArea else { continue }
                reportOutside(NamedFeature(row, batch, context), block, row, code, rows)
            }
        }
    }

    /// Takes what two areas of one plan have in common away from what is covered.
    mutating func takeOverlapsAway(progress: (Double) throws(PaftaError) -> Void) throws(PaftaError) {
        let selection = NeighbourWalk.Selection(parts: .polygon, groups: [container.field])
        let walk = NeighbourWalk(layer, selection, scale)
        var (shared, covered) = (shared, covered)
        try walk.visitPairs(progress: progress) { first, row, second, otherRow throws(PaftaError) in
            let area = shared.area(first, row, second, otherRow, scale)
            guard area > 1e-3, let codes = try layer.block(second.number).codes(in: container.field),
                let code = codes[otherRow]
            else { return }
            covered[code, default: 0] -= area
        }
        self.covered = covered
    }

    /// Reports what is not covered of each plan.
    mutating func inspectPlans() throws(PaftaError) {
        for (code, covered) in covered.sorted(by: { $0.key < $1.key }) {
            let rows = plans.rows(of: code)
            var area = 0.0
            for plan in rows { area += SliverMeasure.measure(row: plan, of: plans.block.geometry, scale).area }
            guard area - covered > context.tolerances.overlapArea else { continue }
            let cover = try areas(of: code, rows)
            for plan in rows { reportMissing(code, plan, cover, area - covered) }
        }
    }

    /// Collects the areas of a plan; `nil` if they are too many.
    private func areas(of code: String, _ rows: [Int]) throws(PaftaError) -> GeometryColumn? {
        var cover = GeometryColumn()
        for index in layer.envelopes.indices
        where rows.contains(where: { plans.block.boxes[$0].intersects(layer.envelopes[index]) }) {
            let batch = try layer.block(index)
            guard batch.hasGeometry, let codes = batch.codes(in: container.field) else { continue }
            for row in 0..<batch.count where codes[row] == code && batch.geometry.isFinite(row: row) {
                cover.append(row: row, of: batch.geometry)
                guard cover.positionCount <= Self.positionLimit else { return nil }
            }
        }
        return cover
    }

    private func reportOutside(
        _ feature: NamedFeature,
        _ block: TopologyBlock,
        _ row: Int,
        _ code: String,
        _ rows: [Int]
    ) {
        let plan = GeometryColumn.rows(rows.map { (plans.block, $0) })
        let outside = try? operations.difference(row: row, of: block.geometry, without: plan)
        guard let measure = outside.flatMap({ measure($0) }) else { return }
        let area = LocalizedText.area(measure.area)
        report(
            feature,
            measure,
            [(block, row)] + rows.prefix(1).map { (plans.block, $0) },
            rows.isEmpty
                ? LocalizedText(
                    "\(feature.name.english) names \(container.layer) \(code), which is not there.",
                    tr: "\(feature.name.turkish): belirtilen \(container.layer) \(code) bulunamadı."
                )
                : LocalizedText(
                    "\(feature.name.english) reaches beyond the boundary of \(container.layer) \(code): "
                        + "\(area.english) lie outside.",
                    tr: "\(feature.name.turkish), \(container.layer) \(code) sınırını aşıyor: "
                        + "dışarıda kalan alan \(area.turkish)."
                ),
            LocalizedText(
                "Cut the area at the boundary of the plan, or correct the plan it names.",
                tr: "Alanı plan sınırından kesin ya da bağlı olduğu planı düzeltin."
            )
        )
    }

    private func reportMissing(_ code: String, _ plan: Int, _ cover: GeometryColumn?, _ missing: Double) {
        let left = cover.flatMap { try? operations.difference(row: plan, of: plans.block.geometry, without: $0) }
        guard let left else { return report(code, plan, nil, missing) }
        for part in 0..<left.ringsEnd.count {
            guard let measure = measure(left.single(part: part)) else { continue }
            report(code, plan, measure, measure.area)
        }
    }

    private func report(_ code: String, _ plan: Int, _ measure: SliverMeasure?, _ missing: Double) {
        let area = LocalizedText.area(missing)
        report(
            nil,
            measure,
            [(plans.block, plan)],
            LocalizedText(
                "\(container.layer) \(code) is not covered by its areas: \(area.english) are empty.",
                tr: "\(container.layer) \(code) alanlarla tümüyle kaplanmamış: boş kalan alan \(area.turkish)."
            ),
            LocalizedText(
                "Draw the missing area, or correct the boundary of the plan.",
                tr: "Eksik alanı çizin ya da plan sınırını düzeltin."
            )
        )
    }

    private func measure(_ column: GeometryColumn) -> SliverMeasure? {
        let tolerances = context.tolerances
        return SliverMeasure(of: column, scale, area: tolerances.overlapArea, width: tolerances.overlapWidth)
    }

    private func report(
        _ feature: NamedFeature?,
        _ measure: SliverMeasure?,
        _ places: [(TopologyBlock, Int)],
        _ message: LocalizedText,
        _ remedy: LocalizedText
    ) {
        var figure: GeometryColumn?
        if faults.wantsFigure(Self.rule) {
            figure = .rows(places)
            if let measure { figure?.append(row: 0, of: measure.geometry) }
        }
        faults.report(
            Fault(
                Self.rule,
                PlanCoverRule.definition.severity,
                row: feature?.row,
                key: feature?.key,
                point: measure.flatMap { measure in
                    try? operations.pointOnSurface(row: 0, of: measure.geometry)
                } ?? places.first.flatMap { $0.0.representativePoint(of: $0.1, operations) },
                message: message.capitalized,
                remedy: remedy,
                figure: figure
            )
        )
    }
}

extension GeometryColumn {
    /// One part as a row of its own.
    fileprivate func single(part: Int) -> GeometryColumn {
        var column = GeometryColumn()
        for ring in rings(of: part) {
            for position in positions(of: ring) { column.appendPosition(x: xy[2 * position], y: xy[2 * position + 1]) }
            column.endRing()
        }
        column.endPart(partTypes[part])
        column.endRow(partTypes[part])
        return column
    }
}
