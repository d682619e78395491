public import GeoCore
public import GeoReferencing

/// The shape of a layer for the map of a report, gathered while features pass by.
///
/// A small layer is kept as it is, with positions left out that no pixel shows. Of a large one the squares that features meet
/// are kept, a few pixels each, joined to rows, so that a layer of a million features takes no more than some thousand
/// positions. Memory is bounded by the same numbers.
public struct LayerOutline: Sendable {
    /// From here on squares are kept instead of features.
    private static let limit = 12_000
    /// The number of squares along the longer side.
    private static let side = 240

    private let extent: Envelope
    /// The side of a square in units of the CRS along x and y.
    private let cell: (x: Double, y: Double)
    private let columns: Int
    private let rows: Int
    private var features = GeometryColumn()
    private var squares: [Bool]
    private var isLarge = false

    /// Creates the outline of nothing.
    ///
    /// - Parameters:
    ///   - extent: Where the features lie; what is outside is left out of a large layer.
    ///   - crs: The CRS of the extent and of the features; `nil` if it is not known.
    public init(extent: Envelope, crs: CRSDescription?) {
        let shown = extent.bounded
        self.extent = shown
        let ground = GroundScale(crs, y: shown.isEmpty ? 0 : (shown.minY + shown.maxY) / 2)
        let size = max(shown.width * ground.metresPerX, shown.height * ground.metresPerY, 0.001) / Double(Self.side)
        cell = (size / ground.metresPerX, size / ground.metresPerY)
        columns = min(Self.side, Int(shown.width / cell.x)) + 1
        rows = min(Self.side, Int(shown.height / cell.y)) + 1
        squares = [Bool](repeating: false, count: columns * rows)
    }

    /// Adds features.
    public mutating func add(_ geometry: GeometryColumn) {
        for row in 0..<geometry.count where geometry.types[row] != nil {
            if !isLarge {
                features.append(row: row, of: geometry)
                isLarge = features.positionCount > Self.limit
            }
            mark(row, of: geometry)
        }
        if isLarge { features = GeometryColumn() }
    }

    /// Returns the outline.
    public func column() -> GeometryColumn { isLarge ? joinedSquares() : features }

    /// Marks the squares along the lines of a feature, and those inside the envelope of an area.
    ///
    /// Areas of a town are compact, so that their envelope is near enough for squares of a few pixels; large ones are marked
    /// along their outline only.
    private mutating func mark(_ row: Int, of geometry: GeometryColumn) {
        guard !extent.isEmpty else { return }
        let envelope = geometry.boundedEnvelope(ofRow: row).intersection(extent)
        guard !envelope.isEmpty else { return }
        let (left, right) = (column(envelope.minX), column(envelope.maxX))
        let (bottom, top) = (line(envelope.minY), line(envelope.maxY))
        let isArea = geometry.types[row]?.dimension == 2
        if right - left < 2 && top - bottom < 2 || isArea && right - left < 8 && top - bottom < 8 {
            for line in bottom...top { for column in left...right { squares[line * columns + column] = true } }
        } else {
            markLines(row, of: geometry)
        }
    }

    private mutating func markLines(_ row: Int, of geometry: GeometryColumn) {
        for ring in geometry.parts(of: row).flatMap({ geometry.rings(of: $0) }) {
            for position in geometry.positions(of: ring).dropFirst() {
                let (x0, y0) = (geometry.xy[2 * position - 2], geometry.xy[2 * position - 1])
                let (dx, dy) = (geometry.xy[2 * position] - x0, geometry.xy[2 * position + 1] - y0)
                let steps = max(abs(dx) / cell.x, abs(dy) / cell.y).rounded(.up)
                guard steps.isFinite else { continue }
                let count = max(1, Int(min(steps, Double(4 * Self.side))))
                for step in 0...count {
                    let share = Double(step) / Double(count)
                    mark(x0 + share * dx, y0 + share * dy)
                }
            }
        }
    }

    private mutating func mark(_ x: Double, _ y: Double) {
        guard extent.contains(x: x, y: y) else { return }
        squares[line(y) * columns + column(x)] = true
    }

    private func column(_ x: Double) -> Int { min(columns - 1, max(0, Int((x - extent.minX) / cell.x))) }

    private func line(_ y: Double) -> Int { min(rows - 1, max(0, Int((y - extent.minY) / cell.y))) }

    /// The squares, those side by side as one rectangle.
    private func joinedSquares() -> GeometryColumn {
        var result = GeometryColumn()
        for line in 0..<rows {
            var start: Int?
            for column in 0...columns {
                let isMarked = column < columns && squares[line * columns + column]
                if isMarked, start == nil { start = column }
                guard !isMarked, let first = start else { continue }
                result.appendRectangle(
                    x: extent.minX + Double(first) * cell.x...extent.minX + Double(column) * cell.x,
                    y: extent.minY + Double(line) * cell.y...extent.minY + Double(line + 1) * cell.y
                )
                start = nil
            }
        }
        return result
    }
}

extension GeometryColumn {
    fileprivate mutating func appendRectangle(x: ClosedRange<Double>, y: ClosedRange<Double>) {
        appendPosition(x: x.lowerBound, y: y.lowerBound)
        appendPosition(x: x.upperBound, y: y.lowerBound)
        appendPosition(x: x.upperBound, y: y.upperBound)
        appendPosition(x: x.lowerBound, y: y.upperBound)
        appendPosition(x: x.lowerBound, y: y.lowerBound)
        endRing()
        endPart(.polygon)
        endRow(.polygon)
    }
}
