import FeatureQuery
import GeoCore
import GeoOperations

/// Finds areas that the boundary of a feature of another layer runs through, as that of a plan through a building.
///
/// What lies on one side only up to the tolerances of V-21 is a sliver. Each area is one fault, for the boundary that cuts
/// most off it.
struct CrossingCheck {
    /// A boundary that runs through an area.
    private struct Crossing {
        /// The row of the other layer.
        let bound: Int
        /// Whether most of the area lies inside of it.
        let isMostlyInside: Bool
        /// The lesser part of the area, in square metres.
        let cut: Double
    }

    private let layer: any BlockedFeatures
    private let other: String
    private let context: ValidationContext
    private let faults: FaultCollector
    private let scale: GroundScale
    private let operations = GeometryOperations()

    init(_ layer: any BlockedFeatures, _ other: String, _ context: ValidationContext, _ faults: FaultCollector) {
        self.layer = layer
        self.other = other
        self.context = context
        self.faults = faults
        scale = GroundScale(context.crs)
    }

    /// Reports the areas that are crossed; without the other layer there is nothing to compare with.
    func run(progress: (Double) throws(PaftaError) -> Void) throws(PaftaError) {
        let walk = ContainerWalk(layer, among: other, context)
        try walk.visit(progress: progress) { blocks, features throws(PaftaError) in
            let bounds = ContainerSet(features)
            for index in blocks { try inspect(index, bounds) }
        }
    }

    private func inspect(_ index: Int, _ bounds: ContainerSet) throws(PaftaError) {
        let batch = try layer.block(index)
        let block = TopologyBlock(index, batch)
        var shared = SharedArea()
        for row in 0..<block.geometry.count where !block.boxes[row].isEmpty {
            guard let crossing = crossing(block, row, bounds, &shared) else { continue }
            let piece: SliverMeasure?
            do throws(PaftaError) {
                piece = measure(try cutPiece(block, row, bounds.block, crossing))
                if piece == nil { continue }
            } catch {
                // The edges say that it is crossed, whatever keeps GEOS from showing where.
                piece = nil
            }
            report(NamedFeature(row, batch, context), (block, row), bounds.block, crossing, piece)
        }
    }

    /// Returns the boundary that cuts most off an area, if any cuts more off than a sliver.
    private func crossing(
        _ block: TopologyBlock,
        _ row: Int,
        _ bounds: ContainerSet,
        _ shared: inout SharedArea
    ) -> Crossing? {
        let area = SliverMeasure.measure(row: row, of: block.geometry, scale).area
        var worst: Crossing?
        for bound in bounds.block.boxes.indices where bounds.contains(block.boxes[row], row: bound) == nil {
            let inside = shared.area(block, row, bounds.block, bound, scale)
            let cut = min(inside, area - inside)
            guard cut > context.tolerances.overlapArea, cut > worst?.cut ?? 0 else { continue }
            worst = Crossing(bound: bound, isMostlyInside: inside > area / 2, cut: cut)
        }
        return worst
    }

    private func cutPiece(
        _ block: TopologyBlock,
        _ row: Int,
        _ bounds: TopologyBlock,
        _ crossing: Crossing
    ) throws(PaftaError) -> GeometryColumn {
        guard crossing.isMostlyInside else {
            return try operations.intersection(
                row: row,
                of: block.geometry,
                with: crossing.bound,
                of: bounds.geometry
            )
        }
        let bound = GeometryColumn.rows([(bounds, crossing.bound)])
        return try operations.difference(row: row, of: block.geometry, without: bound)
    }

    private func measure(_ column: GeometryColumn) -> SliverMeasure? {
        let tolerances = context.tolerances
        return SliverMeasure(of: column, scale, area: tolerances.overlapArea, width: tolerances.overlapWidth)
    }

    private func report(
        _ feature: NamedFeature,
        _ place: (TopologyBlock, Int),
        _ bounds: TopologyBlock,
        _ crossing: Crossing,
        _ piece: SliverMeasure?
    ) {
        let rule = PlanCoverRule.definition
        var figure: GeometryColumn?
        if faults.wantsFigure(rule.rule) {
            figure = .rows([place, (bounds, crossing.bound)])
            if let piece { figure?.append(row: 0, of: piece.geometry) }
        }
        let area = LocalizedText.area(piece?.area ?? crossing.cut)
        let (side, turkishSide) = crossing.isMostlyInside ? ("outside", "dışında") : ("inside", "içinde")
        faults.report(
            Fault(
                rule.rule,
                rule.severity,
                row: feature.row,
                key: feature.key,
                // Without a point of the piece, some point of the feature shows where to look.
                point: piece.flatMap { try? operations.pointOnSurface(row: 0, of: $0.geometry) }
                    ?? place.0.representativePoint(of: place.1, operations),
                message: LocalizedText(
                    "The boundary of a feature of '\(other)' runs through \(feature.name.english): "
                        + "\(area.english) lie \(side).",
                    tr: "\(feature.name.turkish): '\(other)' katmanındaki bir sınır içinden geçiyor; "
                        + "\(area.turkish) sınırın \(turkishSide)."
                )
                .capitalized,
                remedy: LocalizedText(
                    "Check the place of the feature, and the boundary.",
                    tr: "Nesnenin konumunu ve sınırı denetleyin."
                ),
                figure: figure
            )
        )
    }
}
