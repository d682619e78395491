import FeatureQuery
public import GeoCore
import LayerTemplates

/// V-27: lines of a network meet in nodes, and pipes have a diameter.
///
/// Looked at if the template says that lines form a network. Three faults: an end that lies within `danglingDistance` of
/// another line without touching that or any other; a crossing where one of both lines has no vertex; a value that is
/// missing, 0 or less in the field whose role is the diameter. Ends and vertices within `duplicateDistance` are one.
/// Where the template names an overlap group, as the kind of network, lines of different groups do not concern each other:
/// water pipes cross sewers.
public struct NetworkRule: LayerRule {
    /// What the rule is called, and how bad its faults are.
    public static let definition = RuleDefinition(
        27,
        LocalizedText("Network lines meet in nodes", tr: "Şebeke hatları düğüm noktalarında birleşir"),
        .information
    )

    /// Creates the rule.
    public init() {}

    /// Reports the junctions that are none, and the pipes without diameter.
    public func inspect(
        _ layer: any BlockedFeatures,
        _ context: ValidationContext,
        _ faults: FaultCollector,
        progress: (Double) throws(PaftaError) -> Void
    ) throws(PaftaError) {
        guard context.template?.topology.isNetwork == true, faults.isOn(Self.definition.rule) else { return }
        try DiameterCheck(context, faults)?.inspect(layer)
        let scale = GroundScale(context.crs)
        let reach = context.tolerances.danglingDistance
        let groups = context.template?.topology.overlapGroup ?? []
        let selection = NeighbourWalk.Selection(
            parts: .lineString,
            margin: reach,
            groups: groups.isEmpty ? nil : groups
        )
        let walk = NeighbourWalk(layer, selection, scale)
        var junctions = JunctionCheck(scale, tolerance: context.tolerances.duplicateDistance, reach: reach)
        let report = JunctionReport(layer, context, faults)
        try walk.visitPairs(progress: progress) { first, row, second, otherRow throws(PaftaError) in
            for crossing in junctions.crossings(first, row, second, otherRow) {
                try report.crossing(at: crossing, first, row, second, otherRow)
            }
            junctions.noteEnds(of: first, row, near: second, otherRow)
            junctions.noteEnds(of: second, otherRow, near: first, row)
        }
        if walk.isStopped { faults.report(.stoppedWalk(Self.definition.rule, Self.definition.severity)) }
        for end in junctions.looseEnds where try isLoose(end, walk, junctions) {
            let block = try walk.block(end.block)
            let other = try walk.block(end.other.block)
            try report.looseEnd(end, block, other)
        }
    }

    /// Whether no line of the same network touches an end.
    private func isLoose(
        _ end: LooseEnd,
        _ walk: NeighbourWalk,
        _ junctions: JunctionCheck
    ) throws(PaftaError) -> Bool {
        let box = Envelope(minX: end.x, minY: end.y, maxX: end.x, maxY: end.y)
        var isLoose = true
        let group = walk.group(ofRow: end.row, in: end.block)
        try walk.visit(meeting: box, group: group) { block, row throws(PaftaError) in
            guard block.number != end.block || row != end.row else { return true }
            isLoose = !junctions.touches(end.x, end.y, block, row)
            return isLoose
        }
        return isLoose
    }
}

/// Looks for pipes without a diameter.
private struct DiameterCheck {
    private let field: String
    private let context: ValidationContext
    private let faults: FaultCollector

    /// - Returns: `nil` if no field of the template has the role.
    init?(_ context: ValidationContext, _ faults: FaultCollector) {
        guard let field = context.template?.field(of: .diameter)?.name else { return nil }
        self.field = field
        self.context = context
        self.faults = faults
    }

    func inspect(_ layer: any BlockedFeatures) throws(PaftaError) {
        for index in layer.envelopes.indices {
            let batch = try layer.block(index)
            guard let place = batch.index(of: field) else { return }
            for row in 0..<batch.count {
                switch batch.properties[place].value(row) {
                case .integer(let number) where number > 0: continue
                case .real(let number) where number > 0: continue
                case .text, .boolean: continue
                default: report(NamedFeature(row, batch, context), batch, row)
                }
            }
        }
    }

    private func report(_ feature: NamedFeature, _ batch: FeatureBatch, _ row: Int) {
        var figure: GeometryColumn?
        if batch.hasGeometry, faults.wantsFigure(NetworkRule.definition.rule) {
            figure = GeometryColumn()
            figure?.append(row: row, of: batch.geometry)
        }
        faults.report(
            Fault(
                NetworkRule.definition.rule,
                NetworkRule.definition.severity,
                row: feature.row,
                key: feature.key,
                point: batch.hasGeometry ? batch.geometry.anyPosition(ofRow: row) : nil,
                message: LocalizedText(
                    "\(feature.name.english) has no diameter in '\(field)', or one that is not above 0.",
                    tr: "\(feature.name.turkish): '\(field)' alanında çap yok ya da sıfırdan büyük değil."
                )
                .capitalized,
                remedy: LocalizedText("Enter the diameter of the pipe.", tr: "Borunun çapını girin."),
                figure: figure
            )
        )
    }
}
