internal import GeoCore

/// The outline of geometries as the data of an SVG path.
struct PathData {
    private let view: Viewport
    private var tolerance = 0.35
    private var text = ""
    private var count = 0

    /// Returns the path of some rows; a point becomes a stroke without length, which round caps make a dot.
    ///
    /// Positions that no pixel shows are left out; of very many, more.
    ///
    /// - Parameters:
    ///   - column: The geometries.
    ///   - rows: Which of them.
    ///   - view: The picture.
    ///   - limit: About how many positions the path may have.
    /// - Returns: The data; no text if nothing is seen.
    static func text(of column: GeometryColumn, rows: Range<Int>, in view: Viewport, limit: Int = 3_000) -> String {
        var path = PathData(view: view)
        for _ in 0..<8 {
            for row in rows { path.add(row, of: column) }
            if path.count <= limit { break }
            path = PathData(view: view, tolerance: path.tolerance * 2)
        }
        return path.text
    }

    /// Returns the positions of a row as dots, those in the picture.
    static func dots(of column: GeometryColumn, row: Int, in view: Viewport) -> String {
        var text = ""
        var count = 0
        for position in column.positions(ofRow: row) {
            let (left, top) = (view.left(column.xy[2 * position]), view.top(column.xy[2 * position + 1]))
            guard left.isFinite, top.isFinite, view.sides(left, top) == 0, count < 200 else { continue }
            text += "M\(number(left)) \(number(top))h0"
            count += 1
        }
        return text
    }

    /// A length in pixels with one decimal.
    static func number(_ pixels: Double) -> String {
        guard let text = DecimalText.plain(pixels, decimals: 1) else { return "0" }
        return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
    }

    private init(view: Viewport, tolerance: Double = 0.35) {
        self.view = view
        self.tolerance = tolerance
    }

    private mutating func add(_ row: Int, of column: GeometryColumn) {
        for part in column.parts(of: row) {
            let isClosed = column.partTypes[part] == .polygon
            for ring in column.rings(of: part) {
                let shown = visible(column.positions(of: ring), of: column)
                guard let first = shown.first else { continue }
                count += shown.count
                text += "M\(Self.number(first.left)) \(Self.number(first.top))"
                if shown.count == 1 { text += "h0" }
                for place in shown.dropFirst() { text += "L\(Self.number(place.left)) \(Self.number(place.top))" }
                if isClosed { text += "Z" }
            }
        }
    }

    /// The positions of a ring in pixels, without those that change nothing: too near to the one before, or between two that
    /// lie beyond the same side of the picture.
    private func visible(_ positions: Range<Int>, of column: GeometryColumn) -> [(left: Double, top: Double)] {
        var kept: [(left: Double, top: Double)] = []
        var keptSides: [Int] = []
        for position in positions {
            let (left, top) = (view.left(column.xy[2 * position]), view.top(column.xy[2 * position + 1]))
            guard left.isFinite, top.isFinite else { continue }
            if let last = kept.last, position < positions.upperBound - 1,
                abs(last.left - left) < tolerance, abs(last.top - top) < tolerance
            {
                continue
            }
            let sides = view.sides(left, top)
            let count = kept.count
            if count > 1, sides & keptSides[count - 1] & keptSides[count - 2] != 0 {
                kept.removeLast()
                keptSides.removeLast()
            }
            kept.append((left, top))
            keptSides.append(sides)
        }
        return keptSides.reduce(-1, &) > 0 ? [] : kept
    }
}
