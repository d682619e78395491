internal import GeoCore

/// What pictures have in common: their frame, scale bar, north arrow and grid.
struct PictureFrame {
    let view: Viewport
    let numbers: DecimalText

    /// The coordinate system of the picture, in pixels.
    var viewBox: String { "0 0 \(PathData.number(view.width)) \(PathData.number(view.height))" }

    /// Draws a scale bar at the lower left; its text is `size` pixels high.
    func drawScaleBar(_ out: inout Markup, size: Double) {
        let metres = Ticks.roundNumber(upTo: view.metresPerPixel * view.width * 0.3)
        let length = metres / view.metresPerPixel
        let base = view.height - 10
        let path = "M10 \(PathData.number(base - 6))V\(PathData.number(base))H\(PathData.number(10 + length))v-6"
        out.empty("path", [("class", "bar-halo"), ("d", path)])
        out.empty("path", [("class", "bar"), ("d", path)])
        out.element(
            "text",
            [("class", "label"), ("x", "14"), ("y", PathData.number(base - 6 - size * 0.2))],
            numbers.length(metres)
        )
    }

    /// Draws the arrow to grid north at the lower right.
    func drawNorthArrow(_ out: inout Markup) {
        let letter = numbers.language == .turkish ? "K" : "N"
        out.element(
            "g",
            [("transform", "translate(\(PathData.number(view.width - 24)) \(PathData.number(view.height - 62)))")]
        ) { out in
            out.empty("path", [("class", "arrow"), ("d", "M0 0L8 26L0 20L-8 26Z")])
            out.element("text", [("class", "label middle"), ("x", "0"), ("y", "46")], letter)
        }
    }

    /// Draws grid lines with their coordinates at the upper and the left edge.
    func drawGrid(_ out: inout Markup) {
        let step = Ticks.roundNumber(upTo: view.window.width / view.width * 240)
        let decimals = Ticks.decimals(of: step)
        for x in Ticks.multiples(of: step, from: view.window.minX, to: view.window.maxX) {
            let left = view.left(x)
            drawLine(&out, "M\(PathData.number(left)) 0V\(PathData.number(view.height))")
            guard left > 110, left < view.width - 90 else { continue }
            label(&out, numbers.text(x, decimals: decimals), "label middle", left, 22)
        }
        for y in Ticks.multiples(of: step, from: view.window.minY, to: view.window.maxY) {
            let top = view.top(y)
            drawLine(&out, "M0 \(PathData.number(top))H\(PathData.number(view.width))")
            guard top > 44, top < view.height - 56 else { continue }
            label(&out, numbers.text(y, decimals: decimals), "label", 6, top - 5)
        }
    }

    private func drawLine(_ out: inout Markup, _ path: String) { out.empty("path", [("class", "grid"), ("d", path)]) }

    private func label(_ out: inout Markup, _ text: String, _ kind: String, _ left: Double, _ top: Double) {
        out.element("text", [("class", kind), ("x", PathData.number(left)), ("y", PathData.number(top))], text)
    }
}
