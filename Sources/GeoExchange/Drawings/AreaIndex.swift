import GeoCore

/// Finds the areas whose envelope holds a position, over a grid of about as many cells as areas.
struct AreaIndex {
    private let bounds: [Envelope]
    private let extent: Envelope
    private let side: Int
    private var cells: [[Int32]]

    init(_ areas: [DrawingArea]) {
        bounds = areas.map(\.bounds)
        var extent = Envelope.empty
        for envelope in bounds where !envelope.isEmpty {
            extent.extend(x: envelope.minX, y: envelope.minY)
            extent.extend(x: envelope.maxX, y: envelope.maxY)
        }
        self.extent = extent
        side = max(1, min(1_024, Int(Double(areas.count).squareRoot())))
        cells = Array(repeating: [], count: side * side)
        for (index, envelope) in bounds.enumerated() where !envelope.isEmpty {
            for row in row(envelope.minY)...row(envelope.maxY) {
                for column in column(envelope.minX)...column(envelope.maxX) {
                    cells[row * side + column].append(Int32(index))
                }
            }
        }
    }

    /// Returns the areas whose envelope holds a position.
    func candidates(at position: DrawingPosition) -> [Int] {
        guard !extent.isEmpty, (extent.minX...extent.maxX).contains(position.x),
            (extent.minY...extent.maxY).contains(position.y)
        else {
            return []
        }
        return cells[row(position.y) * side + column(position.x)].map(Int.init)
            .filter { index in
                let envelope = bounds[index]
                return (envelope.minX...envelope.maxX).contains(position.x)
                    && (envelope.minY...envelope.maxY).contains(position.y)
            }
    }

    private func column(_ x: Double) -> Int { cell(x - extent.minX, extent.maxX - extent.minX) }

    private func row(_ y: Double) -> Int { cell(y - extent.minY, extent.maxY - extent.minY) }

    private func cell(_ offset: Double, _ length: Double) -> Int {
        guard length > 0, length.isFinite else { return 0 }
        return max(0, min(side - 1, Int(offset / length * Double(side))))
    }
}
