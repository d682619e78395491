import GeoCore

/// A point in tile units, y downwards.
struct TilePoint: Hashable {
    var x: Int
    var y: Int

    init(_ x: Int, _ y: Int) {
        self.x = x
        self.y = y
    }
}

extension DecodedTile.Feature {
    /// The points, paths or rings (without the repeated first point) that the commands draw.
    func paths() throws -> [[TilePoint]] {
        var paths: [[TilePoint]] = []
        var cursor = TilePoint(0, 0)
        var index = 0
        while index < geometry.count {
            let command = geometry[index] & 7
            let count = Int(geometry[index] >> 3)
            index += 1
            if command == 7 {
                guard count == 1, type == 3 else { throw TileDecodingError(reason: "a wrong ClosePath") }
                continue
            }
            guard command <= 2, count > 0, index + 2 * count <= geometry.count else {
                throw TileDecodingError(reason: "a wrong command")
            }
            if command == 1 { paths.append([]) }
            guard type == 1 || count == 1 || command == 2 else { throw TileDecodingError(reason: "a wrong MoveTo") }
            for _ in 0..<count {
                let step = TilePoint(Self.signed(geometry[index]), Self.signed(geometry[index + 1]))
                guard command == 1 || step != TilePoint(0, 0) else { throw TileDecodingError(reason: "no length") }
                cursor = TilePoint(cursor.x + step.x, cursor.y + step.y)
                paths[paths.count - 1].append(cursor)
                index += 2
            }
        }
        return paths
    }

    private static func signed(_ value: UInt64) -> Int { Int(value >> 1) ^ -Int(value & 1) }

    /// The polygons as one row in tile units; rings must follow the winding of clause 4.3.4.4.
    func polygons() throws -> GeometryColumn {
        var column = GeometryColumn()
        for (index, ring) in try paths().enumerated() {
            let area = Self.doubledArea(ring)
            guard ring.count >= 3, area != 0, ring.first != ring.last else { throw TileDecodingError(reason: "ring") }
            guard index > 0 || area > 0 else { throw TileDecodingError(reason: "a hole comes first") }
            if index > 0, area > 0 { column.endPart(.polygon) }
            for point in ring + ring.prefix(1) { column.appendPosition(x: Double(point.x), y: Double(point.y)) }
            column.endRing()
        }
        column.endPart(.polygon)
        column.endRow(.multiPolygon)
        return column
    }

    /// The area in square tile units, holes taken off.
    func area() throws -> Double { try paths().reduce(0) { $0 + Double(Self.doubledArea($1)) / 2 } }

    /// Twice the area by the surveyor's formula.
    static func doubledArea(_ ring: [TilePoint]) -> Int {
        zip(ring, ring.dropFirst() + ring.prefix(1)).reduce(0) { $0 + $1.0.x * $1.1.y - $1.1.x * $1.0.y }
    }
}
