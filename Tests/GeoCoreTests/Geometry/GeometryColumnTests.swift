import GeoCore
import Testing

@Suite struct `Geometry column layout` {
    private let path: [[[[Double]]]] = [[[[1, 2], [3, 4]]]]
    private let areas: [[[[Double]]]] = [
        [rectangle(0, 0, 9, 9), rectangle(3, 3, 4, 4)], [rectangle(20, 20, 21, 22)],
    ]

    /// Null, path, null, two areas, point, null.
    private var column: GeometryColumn {
        var column = GeometryColumn()
        column.appendNull()
        column.append(.lineString, path)
        column.appendNull()
        column.append(.multiPolygon, areas)
        column.append(.point, [[[[7, 8]]]])
        column.appendNull()
        return column
    }

    @Test func `offsets end each row, part and ring`() {
        #expect(column.types == [nil, .lineString, nil, .multiPolygon, .point, nil])
        #expect(column.partsEnd == [0, 1, 1, 3, 4, 4])
        #expect(column.partTypes == [.lineString, .polygon, .polygon, .point])
        #expect(column.ringsEnd == [1, 3, 4, 5])
        #expect(column.positionsEnd == [2, 7, 12, 17, 18])
        #expect(column.positionCount == 18 && column.count == 6 && column.z.isEmpty)
    }

    @Test func `rows know their positions, also between rows without geometry`() {
        #expect(column.pairs(ofRow: 0).isEmpty && column.pairs(ofRow: 2).isEmpty && column.pairs(ofRow: 5).isEmpty)
        #expect(column.pairs(ofRow: 1) == [[1, 2], [3, 4]])
        #expect(column.pairs(ofRow: 3) == areas.flatMap { $0.flatMap { $0 } })
        #expect(column.pairs(ofRow: 4) == [[7, 8]])
    }

    @Test func `a part without rings does not reach into other rows`() {
        var column = GeometryColumn(.point, [[[[1, 1]]]])
        column.append(.multiPolygon, [[], [rectangle(5, 5, 6, 6)], []])
        column.append(.point, [[[[9, 9]]]])
        #expect(column.pairs(ofRow: 1) == rectangle(5, 5, 6, 6))
        #expect(column.envelope(of: 1) == Envelope(minX: 5, minY: 5, maxX: 6, maxY: 6))
    }

    @Test func `envelopes are those of the positions`() {
        #expect(column.envelope(of: 0) == .empty)
        #expect(column.envelope(of: 3) == Envelope(minX: 0, minY: 0, maxX: 21, maxY: 22))
        #expect(column.envelope() == Envelope(minX: 0, minY: 0, maxX: 21, maxY: 22))
        #expect(GeometryColumn().envelope() == .empty)
    }

    @Test func `a row without parts has no geometry`() {
        var column = GeometryColumn()
        column.endRow(.polygon)
        column.append(.point, [[[[1, 1]]]])
        column.endRow(.multiPoint)
        #expect(column.types == [nil, .point, nil])
    }

    @Test func `filtering keeps the chosen rows as they were`() {
        let kept = column.filtered(keep: [true, false, false, true, true, true])
        #expect(kept.types == [nil, .multiPolygon, .point, nil])
        #expect(kept.partsEnd == [0, 2, 3, 3] && kept.ringsEnd == [2, 3, 4] && kept.positionsEnd == [5, 10, 15, 16])
        #expect(kept.pairs(ofRow: 1) == column.pairs(ofRow: 3) && kept.pairs(ofRow: 2) == [[7, 8]])
        #expect(column.filtered(keep: Array(repeating: false, count: 6)).count == 0)
    }

    @Test func `rows with and without heights mix, and what has none is not a number`() {
        let flat = GeometryColumn(.lineString, path)
        let high = GeometryColumn(.point, [[[[5, 6, 7]]]])
        var mixed = GeometryColumn()
        for other in [flat, high, flat] { mixed.append(row: 0, of: other) }
        #expect(mixed.z.count == mixed.positionCount)
        #expect(mixed.z.map { $0.isNaN } == [true, true, false, true, true])
        #expect(mixed.z[2] == 7)
    }

    @Test func `appending a row without geometry appends a null`() {
        var copy = GeometryColumn()
        for row in 0..<column.count { copy.append(row: row, of: column) }
        #expect(copy.types == column.types && copy.xy == column.xy && copy.partsEnd == column.partsEnd)
    }

    @Test func `removing everything leaves a column like a new one`() {
        var column = GeometryColumn(.point, [[[[5, 6, 7]]]])
        column.removeAll()
        #expect(column.count == 0 && column.positionCount == 0 && column.z.isEmpty && column.partTypes.isEmpty)
        column.append(.point, [[[[1, 2]]]])
        #expect(column.pairs(ofRow: 0) == [[1, 2]])
    }
}
