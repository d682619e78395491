import GeoCore
import GeoOperations
import Testing

@Suite struct `Overlay of areas` {
    private let operations = GeometryOperations()

    private func boxes(_ boxes: [[Double]]) -> GeometryColumn {
        var column = GeometryColumn()
        for box in boxes {
            for (x, y) in [(0, 1), (2, 1), (2, 3), (0, 3), (0, 1)] { column.appendPosition(x: box[x], y: box[y]) }
            column.endRing()
            column.endPart(.polygon)
            column.endRow(.polygon)
        }
        return column
    }

    @Test func `gives what two have in common`() throws {
        let column = boxes([[0, 0, 10, 10], [8, 5, 20, 20], [10, 0, 20, 10]])
        let common = try operations.intersection(row: 0, of: column, with: 1, of: column)
        #expect(common.envelope(of: 0) == Envelope(minX: 8, minY: 5, maxX: 10, maxY: 10))
        let touching = try operations.intersection(row: 0, of: column, with: 2, of: column)
        #expect(touching.types == [nil])
    }

    @Test func `gives what others leave, however they overlap`() throws {
        let column = boxes([[0, 0, 10, 10]])
        var cover = boxes([[0, 0, 6, 10], [4, 0, 8, 10]])
        cover.appendNull()
        let left = try operations.difference(row: 0, of: column, without: cover)
        #expect(left.envelope(of: 0) == Envelope(minX: 8, minY: 0, maxX: 10, maxY: 10))
        let all = try operations.difference(row: 0, of: column, without: column)
        #expect(all.types == [nil])
        let untouched = try operations.difference(row: 0, of: column, without: GeometryColumn())
        #expect(untouched.envelope(of: 0) == column.envelope(of: 0))
    }

    @Test func `repairs rings that cross, and refuses what is no number`() throws {
        var column = boxes([[0, 0, 10, 10]])
        for (x, y) in [(0.0, 0.0), (10, 10), (10, 0), (0, 10), (0, 0)] { column.appendPosition(x: x, y: y) }
        column.endRing()
        column.endPart(.polygon)
        column.endRow(.polygon)
        let common = try operations.intersection(row: 0, of: column, with: 1, of: column)
        #expect(common.types == [.multiPolygon])
        column.xy[0] = .nan
        let error = #expect(throws: PaftaError.self) {
            _ = try operations.intersection(row: 0, of: column, with: 1, of: column)
        }
        #expect(error?.code == .invalidGeometry)
    }
}
