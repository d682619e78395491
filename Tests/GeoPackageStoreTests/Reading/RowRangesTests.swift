import Testing

@testable import GeoPackageStore

@Suite struct `Ranges of rows` {
    @Test func `rows up to seven apart are read in one go`() {
        #expect(RowRanges([1, 8, 16]).ranges == [1...8, 16...16])
        #expect(RowRanges([16, 1, 8, 8, 1]).ranges == [1...8, 16...16])
        #expect(RowRanges([]).ranges.isEmpty)
    }

    @Test func `row numbers at both ends of the numbers are kept apart`() {
        #expect(RowRanges([.max, .min, 0]).ranges == [Int64.min...Int64.min, 0...0, Int64.max...Int64.max])
    }

    @Test func `what was read before is left out`() {
        var ranges = RowRanges([1, 5, 20, 30])
        ranges.removeAll(upTo: 3)
        #expect(ranges.ranges == [4...5, 20...20, 30...30])
        ranges.removeAll(upTo: 20)
        #expect(ranges.ranges == [30...30])
        ranges.removeAll(upTo: .max)
        #expect(ranges.ranges.isEmpty)
    }

    @Test func `every row means every row, from any place on`() {
        var all = RowRanges.all
        all.removeAll(upTo: .min)
        #expect(all.ranges == [Int64.min + 1...Int64.max])
        all.removeAll(upTo: .max)
        #expect(all.ranges.isEmpty)
    }
}
