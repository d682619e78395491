internal import GeoCore
internal import GeoReferencing
internal import LayerValidation

/// The picture of one fault: the feature hatched, others thin, the faulty place marked; beside it the place enlarged where
/// it would be too small to see.
struct FaultPicture {
    private static let width = 300.0
    private static let heights = 200.0...300.0

    private let numbered: NumberedFault
    private let figure: GeometryColumn
    private let crs: CRSDescription?
    private let language: Language
    /// The row of the faulty place, always the last of the figure.
    private let place: Int?

    /// Lays out the picture; `nil` for a fault without figure, or one whose coordinates are not of this world.
    init?(_ numbered: NumberedFault, crs: CRSDescription?, language: Language) {
        guard let figure = numbered.fault.figure, figure.count > 0 else { return nil }
        let rows = (0..<figure.count).reduce(into: Envelope.empty) { $0.extend(by: figure.boundedEnvelope(ofRow: $1)) }
        guard !rows.isEmpty else { return nil }
        self.numbered = numbered
        self.figure = figure
        self.crs = crs
        self.language = language
        let last = figure.count - 1
        let isPlace = last > 1 || last == 1 && (numbered.fault.other == nil || figure.types[last]?.dimension == 0)
        place = isPlace && !figure.boundedEnvelope(ofRow: last).isEmpty ? last : nil
    }

    /// Draws the picture, and the enlarged place if there is one.
    func draw(_ words: PageWords, _ out: inout Markup) {
        let whole = (0..<figure.count).reduce(into: Envelope.empty) { $0.extend(by: figure.boundedEnvelope(ofRow: $1)) }
        let overview = view(whole)
        let detail = detailEnvelope(in: overview, whole)
        out.element("div", [("class", "views")]) { out in
            drawView(overview, words.figureLabel(numbered, isDetail: false), mark: detail, &out)
            if let detail { drawView(view(detail), words.figureLabel(numbered, isDetail: true), mark: nil, &out) }
        }
    }

    private func view(_ envelope: Envelope) -> Viewport {
        let ground = GroundScale(crs, y: (envelope.minY + envelope.maxY) / 2)
        return Viewport(fitting: envelope, width: Self.width, heights: Self.heights, ground: ground)
    }

    /// What the enlarged picture shows; `nil` if the place is large enough already.
    private func detailEnvelope(in overview: Viewport, _ whole: Envelope) -> Envelope? {
        guard let place else { return nil }
        let envelope = figure.boundedEnvelope(ofRow: place)
        let size = max(envelope.width, envelope.height)
        let wholeSize = max(whole.width, whole.height)
        guard wholeSize > 0, size < wholeSize / 8 else { return sliver(place, in: overview) }
        guard size > 0 else {
            let reach = reach(of: (envelope.minX, envelope.minY), within: wholeSize / 10)
            return envelope.expanded(by: reach)
        }
        return envelope.expanded(by: size * 0.4)
    }

    /// The middle of a long sliver, which is no wider when it is enlarged as a whole; `nil` if it is wide enough to see.
    private func sliver(_ place: Int, in overview: Viewport) -> Envelope? {
        guard let width = figure.meanWidth(ofRow: place), width / overview.window.width * overview.width < 5,
            let middle = figure.labelPlace(ofRow: place, in: overview.window)
        else { return nil }
        var envelope = Envelope.empty
        envelope.extend(x: middle.x, y: middle.y)
        return envelope.expanded(by: max(width * 4, overview.window.width / 10_000))
    }

    /// How far to look around a point: far enough to see the nearest other line that does not pass through it.
    private func reach(of point: (x: Double, y: Double), within limit: Double) -> Double {
        var nearest = limit / 2
        for row in 1..<max(1, figure.count - 1) {
            for position in figure.positions(ofRow: row) {
                let (dx, dy) = (figure.xy[2 * position] - point.x, figure.xy[2 * position + 1] - point.y)
                let distance = (dx * dx + dy * dy).squareRoot()
                if distance > limit * 1e-6 { nearest = min(nearest, distance) }
            }
        }
        return max(nearest * 2, limit / 500)
    }

    private func drawView(_ view: Viewport, _ label: String, mark: Envelope?, _ out: inout Markup) {
        let frame = PictureFrame(view: view, numbers: DecimalText(language: language))
        out.element("svg", [("class", "figure"), ("viewBox", frame.viewBox), ("role", "img"), ("aria-label", label)]) {
            out in
            for row in (1..<max(1, figure.count)) where row != place { drawRow(row, "other", view, &out) }
            drawRow(0, "feature", view, &out)
            if let place { drawPlace(place, mark, view, &out) }
            drawDots(view, &out)
            drawKeys(view, avoiding: mark != nil || isPointPlace, &out)
            frame.drawScaleBar(&out, size: 13)
        }
    }

    private func drawRow(_ row: Int, _ kind: String, _ view: Viewport, _ out: inout Markup) {
        let path = PathData.text(of: figure, rows: row..<row + 1, in: view)
        guard !path.isEmpty else { return }
        out.empty("path", [("class", "\(kind) \(Self.shape(figure.types[row]))"), ("d", path)])
    }

    private static func shape(_ type: GeometryType?) -> String {
        switch type?.dimension {
        case 0: "dot"
        case 1: "line"
        default: "area"
        }
    }

    private func drawPlace(_ row: Int, _ mark: Envelope?, _ view: Viewport, _ out: inout Markup) {
        let severity = numbered.fault.shownSeverity
        let isPoint = figure.types[row]?.dimension == 0
        if !isPoint { drawRow(row, "place \(severity.styleClass)", view, &out) }
        guard isPoint || mark != nil else { return }
        let envelope = figure.boundedEnvelope(ofRow: row)
        let ringed = mark ?? envelope
        let (left, top) = Self.middle(of: ringed, in: view)
        let size = max(ringed.width, ringed.height) / view.window.width * view.width
        out.element("g", [("class", "ring \(severity.styleClass)")]) { out in
            let place = [("cx" as StaticString, PathData.number(left)), ("cy", PathData.number(top))]
            out.empty("circle", place + [("r", PathData.number(min(max(14, size * 0.7), 60)))])
            guard isPoint else { return }
            out.empty("path", [("d", "M\(PathData.number(left - 5)) \(PathData.number(top - 5))l10 10m0-10l-10 10")])
        }
    }

    private static func middle(of envelope: Envelope, in view: Viewport) -> (left: Double, top: Double) {
        (view.left((envelope.minX + envelope.maxX) / 2), view.top((envelope.minY + envelope.maxY) / 2))
    }

    /// Draws the corner points, if there are not too many to tell them apart.
    private func drawDots(_ view: Viewport, _ out: inout Markup) {
        for row in 0..<figure.count where row != place && figure.types[row]?.dimension != 0 {
            let isFew = figure.positions(ofRow: row).count <= 60
            let path = isFew ? PathData.dots(of: figure, row: row, in: view) : ""
            if !path.isEmpty { out.empty("path", [("class", row == 0 ? "corners" : "corners thin"), ("d", path)]) }
        }
    }

    private var isPointPlace: Bool { place.map { figure.types[$0]?.dimension == 0 } ?? false }

    /// Draws the keys of the features, not over each other and not over the ring around the place.
    private func drawKeys(_ view: Viewport, avoiding ring: Bool, _ out: inout Markup) {
        var last = ring ? place.map { Self.middle(of: figure.boundedEnvelope(ofRow: $0), in: view) } : nil
        for (row, key) in [numbered.fault.key, numbered.fault.other?.key].enumerated() {
            guard let key, row < figure.count, row != place, let point = figure.labelPlace(ofRow: row, in: view.window)
            else { continue }
            let left = min(max(view.left(point.x), 40), view.width - 40)
            var top = min(max(view.top(point.y), 16), view.height - 30)
            if let last, abs(last.left - left) < 80, abs(last.top - top) < 24 { top = last.top + 32 }
            last = (left, top)
            let place = [("x" as StaticString, PathData.number(left)), ("y", PathData.number(top))]
            out.element("text", [("class", row == 0 ? "label middle key" : "label middle")] + place) { out in
                out.text(ForeignText(key, length: 24).text)
            }
        }
    }
}
