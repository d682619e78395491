public import GeoCore
import LayerTemplates

/// V-22: no gap between neighbours of one block (ada).
///
/// A gap is where edges of two features face each other, exterior to exterior, further apart than `duplicateDistance`
/// (nearer they count as one line) and nowhere further than `gapWidth`. So a wedge that opens into a street is none, and
/// neither is anything wider. Each pair of neighbours of one group (`gapGroup`) is compared by itself, which needs no
/// knowledge of the others; of what is found, always little, that is left out where another feature fills the place.
/// What remains is joined along the gap, so that each gap is one fault, at the place of its longest piece.
public struct GapRule: LayerRule {
    /// What the rule is called, and how bad its faults are.
    public static let definition = RuleDefinition(
        22,
        LocalizedText("No gaps between neighbours of a block", tr: "Aynı adadaki komşular arasında boşluk yoktur"),
        .warning
    )

    /// Creates the rule.
    public init() {}

    /// Reports the gaps between neighbours of one group.
    public func inspect(
        _ layer: any BlockedFeatures,
        _ context: ValidationContext,
        _ faults: FaultCollector,
        progress: (Double) throws(PaftaError) -> Void
    ) throws(PaftaError) {
        guard let group = context.template?.topology.gapGroup, !group.isEmpty, faults.isOn(Self.definition.rule)
        else { return }
        let scale = GroundScale(context.crs)
        let limit = context.tolerances.gapWidth
        let walk = NeighbourWalk(
            layer,
            NeighbourWalk.Selection(parts: .polygon, margin: limit, groups: group),
            scale
        )
        var finder = GapFinder(scale, tolerance: context.tolerances.duplicateDistance, limit: limit)
        try walk.visitPairs(progress: progress) { first, row, second, otherRow throws(PaftaError) in
            finder.compare(first, row, second, otherRow)
        }
        if walk.isStopped { faults.report(.stoppedWalk(Self.definition.rule, Self.definition.severity)) }
        var open: [GapStrip] = []
        for strip in finder.strips where try isOpen(strip, walk) { open.append(strip) }
        for gap in Gap.join(open, scale) { try report(gap, layer, walk, context, faults) }
    }

    /// Whether no feature, of whatever group, lies in the middle of the strip.
    private func isOpen(_ strip: GapStrip, _ walk: NeighbourWalk) throws(PaftaError) -> Bool {
        let middle = strip.middle
        let box = Envelope(minX: middle.x, minY: middle.y, maxX: middle.x, maxY: middle.y)
        var isOpen = true
        try walk.visit(meeting: box) { block, row throws(PaftaError) in
            isOpen = !block.contains(x: middle.x, y: middle.y, row: row)
            return isOpen
        }
        return isOpen
    }

    private func report(
        _ gap: Gap,
        _ layer: any BlockedFeatures,
        _ walk: NeighbourWalk,
        _ context: ValidationContext,
        _ faults: FaultCollector
    ) throws(PaftaError) {
        guard let longest = gap.strips.max(by: { $0.length < $1.length }) else { return }
        let blocks = (try walk.block(longest.first.block), try walk.block(longest.second.block))
        let first = try NamedFeature(blocks.0, longest.first.row, of: layer, context)
        let second = try NamedFeature(blocks.1, longest.second.row, of: layer, context)
        var figure: GeometryColumn?
        if faults.wantsFigure(Self.definition.rule) {
            figure = .rows([(blocks.0, longest.first.row), (blocks.1, longest.second.row)])
            figure?.append(gap)
        }
        faults.report(
            Fault(
                Self.definition.rule,
                Self.definition.severity,
                row: second.row,
                key: second.key,
                other: (first.row, first.key),
                point: longest.middle,
                message: message(gap, first.name, second.name),
                remedy: LocalizedText(
                    "Let both features share one border: snap the vertices of one to the other.",
                    tr: "İki nesnenin sınırını ortak yapın: birinin köşe noktalarını diğerine yakalatın (snap)."
                ),
                figure: figure
            )
        )
    }

    private func message(_ gap: Gap, _ first: LocalizedText, _ second: LocalizedText) -> LocalizedText {
        let width = LocalizedText.length(gap.strips.map(\.width).max() ?? 0)
        let length = LocalizedText.length(gap.strips.map(\.length).reduce(0, +))
        return LocalizedText(
            "There is a gap between \(first.english) and \(second.english): "
                + "\(width.english) at its widest, \(length.english) long.",
            tr: "\(first.turkish) ile \(second.turkish) arasında boşluk var: "
                + "en geniş yeri \(width.turkish), uzunluğu \(length.turkish)."
        )
        .capitalized
    }
}

extension GeometryColumn {
    /// Adds the strips of a gap as one row.
    fileprivate mutating func append(_ gap: Gap) {
        for strip in gap.strips {
            for corner in strip.corners + strip.corners.prefix(1) { appendPosition(x: corner.x, y: corner.y) }
            endRing()
            endPart(.polygon)
        }
        endRow(gap.strips.count > 1 ? .multiPolygon : .polygon)
    }
}
