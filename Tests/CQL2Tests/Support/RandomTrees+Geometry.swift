import CQL2
import GeoCore

extension RandomTrees {
    /// A geometry of any kind with or without heights, a box, or a property.
    mutating func geometry(_ depth: Int) -> Expression {
        switch Int.random(in: 0..<8, using: &numbers) {
        case 0: return Expression(.property("geom"))
        case 1:
            let x = coordinate()
            let y = coordinate()
            return Expression(.literal(.box([x, y, coordinate(), y + 1])))
        case 2:
            let y = coordinate()
            return Expression(.literal(.box([coordinate(), y, -10, coordinate(), y, 10])))
        default:
            return Expression(.literal(.geometry(GeometryLiteral(column(pick(GeometryType.allCases))))))
        }
    }

    private mutating func coordinate() -> Double {
        pick([.random(in: -180...180, using: &numbers), 0, 41, 500_000.123, -1e-7])
    }

    private mutating func column(_ type: GeometryType) -> GeometryColumn {
        var column = GeometryColumn()
        let hasHeights = Bool.random(using: &numbers)
        for _ in 0..<(type == type.single && type != .geometryCollection ? 1 : 3) {
            part(
                type == .geometryCollection ? pick([.point, .lineString, .polygon]) : type.single,
                &column,
                hasHeights
            )
        }
        column.endRow(type)
        return column
    }

    private mutating func part(_ type: GeometryType, _ column: inout GeometryColumn, _ hasHeights: Bool) {
        switch type {
        case .point:
            add(coordinate(), coordinate(), to: &column, hasHeights)
            column.endRing()
        case .lineString:
            for _ in 0..<4 { add(coordinate(), coordinate(), to: &column, hasHeights) }
            column.endRing()
        default:
            for _ in 0..<2 {
                let start = (coordinate(), coordinate())
                add(start.0, start.1, to: &column, hasHeights)
                for _ in 0..<3 { add(coordinate(), coordinate(), to: &column, hasHeights) }
                add(start.0, start.1, to: &column, hasHeights)
                column.endRing()
            }
        }
        column.endPart(type)
    }

    private mutating func add(_ x: Double, _ y: Double, to column: inout GeometryColumn, _ hasHeights: Bool) {
        column.appendPosition(x: x, y: y)
        if hasHeights { column.z.append(coordinate()) }
    }
}
