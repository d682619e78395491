import FeatureQuery
import GeoCore

/// What rules on whole layers keep of a block: its geometries, made ready for being compared.
final class TopologyBlock {
    /// Which block it is.
    let number: Int
    /// The geometries.
    let geometry: GeometryColumn
    /// The envelope of each row; empty where it has no geometry or a coordinate that is not a number.
    let boxes: [Envelope]
    /// What the edge that starts at each position belongs to.
    let sides: [EdgeSide]
    /// Where the edges lie, for leaving out many at once.
    let index: EdgeIndex

    /// Prepares a block.
    init(_ number: Int, _ batch: FeatureBatch) {
        self.number = number
        let geometry = batch.hasGeometry ? batch.geometry : GeometryColumn()
        self.geometry = geometry
        boxes = (0..<geometry.count).map { Self.box(of: $0, in: geometry) }
        sides = Self.sides(of: geometry)
        index = EdgeIndex(geometry)
    }

    private static func box(of row: Int, in geometry: GeometryColumn) -> Envelope {
        var envelope = Envelope.empty
        for position in geometry.positions(ofRow: row) {
            let x = geometry.xy[2 * position]
            let y = geometry.xy[2 * position + 1]
            guard x.isFinite, y.isFinite else { return .empty }
            envelope.extend(x: x, y: y)
        }
        return envelope
    }

    private static func sides(of geometry: GeometryColumn) -> [EdgeSide] {
        var sides = [EdgeSide](repeating: .none, count: geometry.positionCount)
        for part in geometry.partTypes.indices {
            let rings = geometry.rings(of: part)
            for ring in rings {
                let positions = geometry.positions(of: ring)
                guard positions.count > 1 else { continue }
                var side = EdgeSide.line
                if geometry.partTypes[part] == .polygon {
                    let area = doubleArea(positions, of: geometry)
                    guard area != 0, area.isFinite else { continue }
                    side = (area > 0) == (ring == rings.lowerBound) ? .left : .right
                }
                for position in positions.dropLast() { sides[position] = side }
            }
        }
        return sides
    }

    /// Twice the signed area of a ring, from its first position to keep the digits.
    private static func doubleArea(_ positions: Range<Int>, of geometry: GeometryColumn) -> Double {
        guard positions.count > 3 else { return 0 }
        let originX = geometry.xy[2 * positions.lowerBound]
        let originY = geometry.xy[2 * positions.lowerBound + 1]
        var sum = 0.0
        var x0 = 0.0
        var y0 = 0.0
        for position in positions {
            let x1 = geometry.xy[2 * position] - originX
            let y1 = geometry.xy[2 * position + 1] - originY
            sum += x0 * y1 - x1 * y0
            x0 = x1
            y0 = y1
        }
        return sum
    }
}

/// What an edge belongs to.
enum EdgeSide: UInt8 {
    /// None starts there: the position ends a ring, or the ring has no area.
    case none
    /// An area on its left.
    case left
    /// An area on its right.
    case right
    /// A line.
    case line
}
