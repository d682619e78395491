internal import GeoCore
internal import GeoReferencing
internal import LayerValidation

/// The map of a layer: its outline, the boundary, and the faults or changes on it.
struct LayerMap {
    private static let width = 720.0
    private static let heights = 360.0...760.0
    /// The most positions of the outline.
    private static let limit = 20_000

    private let layer: LayerFindings
    private let frame: PictureFrame

    /// Lays out the map; `nil` if there is nothing to show.
    ///
    /// - Parameters:
    ///   - layer: The layer.
    ///   - points: Whether fault points belong into the picture; otherwise changes do.
    ///   - language: The language of numbers.
    init?(_ layer: LayerFindings, showing points: Bool, language: Language) {
        let finite = layer.outline.commonEnvelope
        var shown = finite.isEmpty ? layer.extent.bounded : finite
        if points, shown.isEmpty {
            for fault in layer.faults { if let point = fault.point { shown.extend(point) } }
        }
        if !points { shown.extend(by: layer.difference?.geometries.commonEnvelope ?? .empty) }
        guard !shown.isEmpty else { return nil }
        self.layer = layer
        let ground = GroundScale(layer.crs, y: (shown.minY + shown.maxY) / 2)
        frame = PictureFrame(
            view: Viewport(fitting: shown, width: Self.width, heights: Self.heights, ground: ground),
            numbers: DecimalText(language: language)
        )
    }

    /// Draws the map with fault marks; `link` names where in the page a fault is told.
    func drawFaults(_ clusters: FaultClusters, label: String, _ out: inout Markup, link: (NumberedFault) -> String) {
        draw(label, &out) { out in
            for mark in clusters.marks {
                let scale = mark.count > 1 ? 1.5 : 1
                out.element("a", [("href", link(mark.first)), ("tabindex", "-1")]) { out in
                    FaultMark.draw(&out, mark.severity, left: mark.left, top: mark.top, scale: scale)
                }
            }
            // Behind all signs, so that none covers a number.
            for mark in clusters.marks where mark.count > 1 || clusters.count <= 99 { drawNumber(of: mark, &out) }
        }
    }

    /// Gathers the faults that have a point.
    func clusters(_ faults: [NumberedFault]) -> FaultClusters { FaultClusters(faults, in: frame.view) }

    /// Draws the map with what is new, changed and gone.
    func drawDifference(_ difference: LayerDifference, label: String, _ out: inout Markup) {
        draw(label, &out) { out in
            for action in LayerDifference.Action.allCases {
                var rows = GeometryColumn()
                for (row, own) in zip(0..<difference.geometries.count, difference.actions) where own == action {
                    rows.append(row: row, of: difference.geometries)
                }
                drawRows(rows, "\(action.styleClass)", &out)
            }
        }
    }

    private func draw(_ label: String, _ out: inout Markup, _ body: (inout Markup) -> Void) {
        out.element("svg", [("class", "map"), ("viewBox", frame.viewBox), ("role", "group"), ("aria-label", label)]) {
            out in
            frame.drawGrid(&out)
            if let boundary = layer.boundary { drawRows(boundary, "boundary", &out) }
            drawRows(layer.outline, "outline", &out)
            body(&out)
            frame.drawScaleBar(&out, size: 20)
            frame.drawNorthArrow(&out)
        }
    }

    /// Draws rows as three paths at most, because areas are filled, lines are not, and points are dots.
    private func drawRows(_ column: GeometryColumn, _ kind: String, _ out: inout Markup) {
        for (dimension, shape) in ["dot", "line", "area"].enumerated() {
            var rows = GeometryColumn()
            for row in 0..<column.count where (column.types[row]?.dimension ?? 2) == dimension {
                rows.append(row: row, of: column)
            }
            let path = PathData.text(of: rows, rows: 0..<rows.count, in: frame.view, limit: Self.limit)
            if !path.isEmpty { out.empty("path", [("class", "\(kind) \(shape)"), ("d", path)]) }
        }
    }

    private func drawNumber(of mark: FaultClusters.Mark, _ out: inout Markup) {
        let text = mark.count > 1 ? "\(frame.numbers.count(mark.count))×" : "\(mark.first.number)"
        let place = [("x" as StaticString, PathData.number(mark.left + 12)), ("y", PathData.number(mark.top - 6))]
        out.element("text", [("class", "label count")] + place, text)
    }
}

extension Envelope {
    /// The envelope, or nothing if it is not of this world: coordinates beyond 10^12 or not numbers.
    var bounded: Envelope {
        let edges = [minX, minY, maxX, maxY]
        return edges.allSatisfy { $0.isFinite && abs($0) < 1e12 } ? self : .empty
    }

    mutating func extend(_ point: (x: Double, y: Double)) {
        if point.x.isFinite, point.y.isFinite, abs(point.x) < 1e12, abs(point.y) < 1e12 {
            extend(x: point.x, y: point.y)
        }
    }
}
