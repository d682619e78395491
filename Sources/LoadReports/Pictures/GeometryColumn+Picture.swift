internal import GeoCore

extension GeometryColumn {
    /// The envelope of the positions of a row that are of this world.
    func boundedEnvelope(ofRow row: Int) -> Envelope {
        var envelope = Envelope.empty
        for position in positions(ofRow: row) { envelope.extend((xy[2 * position], xy[2 * position + 1])) }
        return envelope
    }

    /// The envelope that holds nearly all positions.
    ///
    /// One feature at 0, 0 would shrink a town to a dot. If the middle 98 of 100 positions along one axis take up less than
    /// a twentieth of the whole, the rest is left out.
    var commonEnvelope: Envelope {
        guard let x = Self.commonRange(stride(from: 0, to: xy.count, by: 2).map { xy[$0] }),
            let y = Self.commonRange(stride(from: 1, to: xy.count, by: 2).map { xy[$0] })
        else { return .empty }
        return Envelope(minX: x.lowerBound, minY: y.lowerBound, maxX: x.upperBound, maxY: y.upperBound)
    }

    private static func commonRange(_ values: [Double]) -> ClosedRange<Double>? {
        let sorted = values.filter { $0.isFinite && abs($0) < 1e12 }.sorted()
        guard let low = sorted.first, let high = sorted.last else { return nil }
        let inner = sorted[sorted.count / 100]...sorted[sorted.count - 1 - sorted.count / 100]
        let length = inner.upperBound - inner.lowerBound
        guard sorted.count >= 100, length > 0, length * 20 < high - low else { return low...high }
        return inner.lowerBound - length * 0.05...inner.upperBound + length * 0.05
    }

    /// A place inside row `row` and inside `window` for its label; `nil` if it is not seen there.
    ///
    /// For an area the middle of the widest piece of the line half-way up, for others a position.
    func labelPlace(ofRow row: Int, in window: Envelope) -> (x: Double, y: Double)? {
        let seen = boundedEnvelope(ofRow: row).intersection(window)
        guard !seen.isEmpty else { return nil }
        guard types[row]?.dimension == 2 else { return middlePosition(ofRow: row, in: window) }
        let y = (seen.minY + seen.maxY) / 2
        let crossings = crossings(ofRow: row, y: y)
        var widest: (low: Double, high: Double)?
        for pair in stride(from: 0, to: crossings.count - 1, by: 2) {
            let (low, high) = (max(crossings[pair], window.minX), min(crossings[pair + 1], window.maxX))
            if low < high, high - low > widest.map({ $0.high - $0.low }) ?? 0 { widest = (low, high) }
        }
        return widest.map { (($0.low + $0.high) / 2, y) }
    }

    /// The area of row `row` over half its circumference: what a long sliver is wide; `nil` if it is no area.
    func meanWidth(ofRow row: Int) -> Double? {
        guard types[row]?.dimension == 2 else { return nil }
        var (doubleArea, length) = (0.0, 0.0)
        for ring in parts(of: row).flatMap({ rings(of: $0) }) {
            let positions = positions(of: ring)
            guard let origin = positions.first else { continue }
            for position in positions.dropFirst() {
                // From the ring's first position on: products of whole coordinates would lose the millimetres.
                let (x0, y0) = (xy[2 * position - 2] - xy[2 * origin], xy[2 * position - 1] - xy[2 * origin + 1])
                let (x1, y1) = (xy[2 * position] - xy[2 * origin], xy[2 * position + 1] - xy[2 * origin + 1])
                doubleArea += x0 * y1 - x1 * y0
                length += ((x1 - x0) * (x1 - x0) + (y1 - y0) * (y1 - y0)).squareRoot()
            }
        }
        return length > 0 && doubleArea.isFinite ? abs(doubleArea) / length : nil
    }

    private func middlePosition(ofRow row: Int, in window: Envelope) -> (x: Double, y: Double)? {
        let seen = positions(ofRow: row).filter { window.contains(x: xy[2 * $0], y: xy[2 * $0 + 1]) }
        guard !seen.isEmpty else { return nil }
        let position = seen[seen.count / 2]
        return (xy[2 * position], xy[2 * position + 1])
    }

    private func crossings(ofRow row: Int, y: Double) -> [Double] {
        var crossings: [Double] = []
        for ring in parts(of: row).flatMap({ rings(of: $0) }) {
            for position in positions(of: ring).dropFirst() {
                let (x0, y0) = (xy[2 * position - 2], xy[2 * position - 1])
                let (x1, y1) = (xy[2 * position], xy[2 * position + 1])
                guard (y0 <= y) != (y1 <= y) else { continue }
                crossings.append(x0 + (y - y0) / (y1 - y0) * (x1 - x0))
            }
        }
        return crossings.filter(\.isFinite).sorted()
    }
}
