import GeoCore

/// Makes areas of outlines: closed ones as they are, nearly closed ones closed, and pieces that together go round.
struct AreaMaker {
    private(set) var areas: [DrawingArea]
    private(set) var findings: [SourceFinding] = []

    private let outlines: [Outline]
    private let layer: String
    private let tolerance: Double
    /// The lines that do not close by themselves.
    private var pieces: [Outline] = []

    init(_ collector: OutlineCollector, layer: String, tolerance: Double) {
        areas = collector.areas
        outlines = collector.outlines
        self.layer = layer
        self.tolerance = max(0, tolerance)
    }

    /// Makes the areas.
    mutating func make() {
        for outline in outlines { close(outline) }
        for (name, pieces) in Dictionary(grouping: pieces, by: \.layer).sorted(by: { $0.key < $1.key }) {
            join(pieces, name)
        }
    }

    private mutating func close(_ outline: Outline) {
        var ring = outline.positions
        guard let first = ring.first, let last = ring.last, ring.count >= 2 else { return }
        let gap = first.distance(to: last)
        let isShort = ring.count < (gap == 0 ? 4 : 3)
        guard gap <= tolerance, !isShort else { return pieces.append(outline) }
        if gap > 0 {
            // A last position that nearly repeats the first is replaced; anything else would leave a sliver of an edge.
            if ring.count > 3 { ring[ring.count - 1] = first } else { ring.append(first) }
            add(.closedOutline, .outlineClosed(outline.layer, gap: gap), last)
        }
        areas.append(DrawingArea(layer: outline.layer, rings: [ring]))
    }

    private mutating func join(_ pieces: [Outline], _ name: String) {
        var meeting = MeetingEnds(tolerance: tolerance)
        let lines = pieces.map { meeting.snapped($0.positions) }.filter { $0.count > 1 }
        guard let place = lines.first?.first else { return }
        guard let network = LineNetwork(lines) else { return add(.openOutline, .outlinesNotExamined(name), place) }
        areas += network.areas.map { DrawingArea(layer: name, rings: $0) }
        let ends = network.looseEnds
        for end in ends {
            // Among very many ends the nearest is not worth the time it takes.
            let gap = ends.count > 2_000 ? nil : ends.filter { $0 != end }.map { $0.distance(to: end) }.min()
            add(.openOutline, .outlineOpen(name, gap: gap), end)
        }
    }

    private mutating func add(_ kind: SourceFinding.Kind, _ message: LocalizedText, _ place: DrawingPosition) {
        let finding = SourceFinding(kind: kind, layer: layer, message: message, x: place.x, y: place.y)
        findings.append(finding)
    }
}
