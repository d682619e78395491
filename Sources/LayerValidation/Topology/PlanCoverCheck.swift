import FeatureQuery
import GeoCore
import GeoOperations
import LayerTemplates

/// The plans of a layer, and how much of each is covered.
struct PlanCoverCheck {
    /// Plans with more positions in their areas are reported without the place of what is missing.
    private static let positionLimit = 2_000_000
    private static let rule = PlanCoverRule.definition.rule

    private let layer: any BlockedFeatures
    private let plans: ContainerSet
    private let container: TemplateContainer
    private let context: ValidationContext
    private let roads: RoadGround
    private let scale: GroundScale
    private let report: PlanCoverReport
    private let operations = GeometryOperations()
    private var shared = SharedArea()
    /// What is surely covered of each plan that areas name, in square metres.
    private var covered: [String: Double] = [:]

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
        scale = GroundScale(context.crs)
        roads = RoadGround(context, scale)
        report = PlanCoverReport(plans, container, context, faults)
    }

    /// Adds up what lies in each plan, and reports what lies outside.
    mutating func inspectAreas() throws(PaftaError) {
        for index in layer.envelopes.indices {
            let batch = try layer.block(index)
            guard let codes = batch.codes(in: container.field) else { return }
            let block = TopologyBlock(index, batch)
            for row in 0..<block.geometry.count where !block.boxes[row].isEmpty {
                guard let code = codes[row].map(plans.code(named:)) else { continue }
                let rows = plans.rows(of: code)
                let area = SliverMeasure.measure(row: row, of: block.geometry, scale).area
                var inside = 0.0
                for plan in rows { inside += shared.area(block, row, plans.block, plan, scale) }
                covered[code, default: 0] += inside
                guard area - inside > context.tolerances.overlapArea else { continue }
                inspectOutside(NamedFeature(row, batch, context), (block, row), code, rows, area - inside)
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
                let code = codes[otherRow].map(plans.code(named:))
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
            // A plan with a coordinate that is not a number has no area to compare with.
            guard !(area - covered <= context.tolerances.overlapArea) else { continue }
            let cover = try areas(of: code, rows)
            for plan in rows { try inspectMissing(code, plan, cover, area - covered) }
        }
    }

    /// Collects the areas of a plan; `nil` if they are too many.
    private func areas(of code: String, _ rows: [Int]) throws(PaftaError) -> GeometryColumn? {
        var cover = GeometryColumn()
        for index in layer.envelopes.indices
        where rows.contains(where: { plans.block.boxes[$0].intersects(layer.envelopes[index]) }) {
            let batch = try layer.block(index)
            guard batch.hasGeometry, let codes = batch.codes(in: container.field) else { continue }
            let names = codes.map { $0.map(plans.code(named:)) }
            for row in 0..<batch.count where names[row] == code && batch.geometry.isFinite(row: row) {
                cover.append(row: row, of: batch.geometry)
                guard cover.positionCount <= Self.positionLimit else { return nil }
            }
        }
        return cover
    }

    /// Looks at what of an area lies outside of the plan it names; `missing` as far as the edges tell.
    private func inspectOutside(
        _ feature: NamedFeature,
        _ place: (TopologyBlock, Int),
        _ code: String,
        _ rows: [Int],
        _ missing: Double
    ) {
        let plan = GeometryColumn.rows(rows.map { (plans.block, $0) })
        do throws(PaftaError) {
            let outside = try operations.difference(row: place.1, of: place.0.geometry, without: plan)
            if let measure = measure(outside) { report.outside(feature, place, code, rows, measure) }
        } catch {
            report.notCompared(feature, place, code, rows, missing)
        }
    }

    /// Looks at what is left of a plan when its areas, and then roads, are taken away.
    private func inspectMissing(
        _ code: String,
        _ plan: Int,
        _ cover: GeometryColumn?,
        _ missing: Double
    ) throws(PaftaError) {
        let left: GeometryColumn
        do throws(PaftaError) {
            guard let cover else { return report.notExamined(code, plan, missing) }
            left = try operations.difference(row: plan, of: plans.block.geometry, without: cover)
        } catch {
            return report.notExamined(code, plan, missing)
        }
        // Slivers need no roads to be looked for.
        let parts = (0..<left.ringsEnd.count).compactMap { measure(left.single(part: $0)) }
        guard !parts.isEmpty else { return }
        guard try roads.lookUp(plans.block.boxes[plan]) else { return report.withoutRoads(code, plan) }
        for part in parts {
            do throws(PaftaError) {
                let land = try roads.land(in: part.geometry)
                for piece in 0..<land.ringsEnd.count {
                    if let measure = measure(land.single(part: piece)) { report.missing(code, plan, measure) }
                }
            } catch {
                report.notExamined(code, plan, part.area)
            }
        }
    }

    private func measure(_ column: GeometryColumn) -> SliverMeasure? {
        let tolerances = context.tolerances
        return SliverMeasure(of: column, scale, area: tolerances.overlapArea, width: tolerances.overlapWidth)
    }
}
