import FeatureQuery
import GeoCore
import SampleCity

/// The town that most tests look at.
enum Town {
    static let plan = TownPlan(parcels: 500, seed: 7)
    static let blocks = plan.cells.indices.compactMap { plan.block($0) }

    /// Returns every feature of a layer in one batch.
    static func features(of layer: some TownLayer) -> FeatureBatch {
        var all = FeatureBatch(identifiers: .integer, schema: layer.schema.properties)
        for piece in 0..<layer.pieceCount { layer.append(piece: piece, to: &all) }
        return all
    }
}

extension FeatureBatch {
    /// The column of this name.
    func column(_ name: String) -> PropertyColumn? {
        schema.firstIndex { $0.name == name }.map { properties[$0] }
    }

    /// The texts of the column of this name, empty for nulls.
    func texts(_ name: String) -> [String] {
        guard let column = column(name) else { return [] }
        return (0..<count).map { column.text($0) ?? "" }
    }
}

/// Exact statements about rings, in whole millimetres.
struct MillimetreRing {
    let points: [(x: Int, y: Int)]

    init(_ ring: [GroundPoint]) {
        points = ring.map { (Int(($0.x * 1_000).rounded()), Int(($0.y * 1_000).rounded())) }
    }

    /// Whether the first and the last position are equal.
    var isClosed: Bool { points.count > 3 && points[0] == points[points.count - 1] }

    /// Twice the area, positive if counter-clockwise.
    var doubleArea: Int {
        zip(points, points.dropFirst())
            .reduce(0) { sum, edge in
                let (a, b) = (local(edge.0), local(edge.1))
                return sum + a.x * b.y - b.x * a.y
            }
    }

    /// Whether no two edges meet but neighbours in their common corner.
    var isSimple: Bool {
        let count = points.count - 1
        for first in 0..<count {
            for second in first + 1..<count {
                let areNeighbours = second == first + 1 || (first == 0 && second == count - 1)
                if !areNeighbours, meet(first, second) { return false }
            }
        }
        return true
    }

    /// Whether a position lies inside or on the edge.
    func contains(_ point: (x: Int, y: Int)) -> Bool {
        var inside = false
        for (a, b) in zip(points, points.dropFirst()) {
            let turn = side(a, b, point)
            if turn == 0, min(a.x, b.x) <= point.x, point.x <= max(a.x, b.x), min(a.y, b.y) <= point.y,
                point.y <= max(a.y, b.y)
            {
                return true
            }
            if (a.y > point.y) != (b.y > point.y), (turn > 0) == (b.y > a.y) { inside.toggle() }
        }
        return inside
    }

    private func local(_ point: (x: Int, y: Int)) -> (x: Int, y: Int) {
        (point.x - points[0].x, point.y - points[0].y)
    }

    private func side(_ a: (x: Int, y: Int), _ b: (x: Int, y: Int), _ c: (x: Int, y: Int)) -> Int {
        (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x)
    }

    private func meet(_ first: Int, _ second: Int) -> Bool {
        let (a, b, c, d) = (points[first], points[first + 1], points[second], points[second + 1])
        let apart = side(a, b, c).signum() * side(a, b, d).signum() > 0
        return !apart && side(c, d, a).signum() * side(c, d, b).signum() <= 0
    }
}
