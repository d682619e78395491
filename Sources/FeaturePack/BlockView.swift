internal import FeatureQuery
internal import GeoCore

/// A block in memory; every access is checked against its bounds, as a disk may return anything.
///
/// Valid only while the memory is: within the closure it is made for.
@safe struct BlockView {
    private let bytes: UnsafeRawBufferPointer
    private let rows: Int
    /// Where the geometry, each property, and the end are.
    private let starts: [Int]

    init(bytes: UnsafeRawBufferPointer, rows: Int, starts: [Int]) {
        unsafe self.bytes = bytes
        self.rows = rows
        self.starts = starts
    }

    private var positionsStart: Int { PackLayout.aligned(4 * starts.count) }
    private var kindsStart: Int { positionsStart + 8 * rows }
    private var boundsStart: Int { PackLayout.aligned(kindsStart + rows) }
    private var identifiersStart: Int { boundsStart + 16 * rows }

    /// Returns `count` numbers at `offset`, which is a multiple of 8.
    @inline(__always)
    private func numbers<Number: BitwiseCopyable>(
        _ type: Number.Type,
        at offset: Int,
        _ count: Int
    ) throws(PaftaError) -> UnsafeBufferPointer<Number> {
        let size = count * MemoryLayout<Number>.stride
        guard count >= 0, offset >= 0, offset % 8 == 0, unsafe size <= bytes.count - offset else { throw .damagedPack }
        return unsafe UnsafeRawBufferPointer(rebasing: bytes[offset..<offset + size]).bindMemory(to: type)
    }

    /// Returns the runs of rows behind `after` for which `keeps` is true.
    func rows(
        after: Int64?,
        _ keeps: (BlockEntry.Bounds, UInt8) -> Bool
    ) throws(PaftaError) -> [Range<Int>] {
        let positions = try unsafe numbers(Int64.self, at: positionsStart, rows)
        let kinds = try unsafe numbers(UInt8.self, at: kindsStart, rows)
        let edges = try unsafe numbers(Float.self, at: boundsStart, 4 * rows)
        var runs = Runs()
        for row in 0..<rows {
            if let after, unsafe positions[row] <= after { continue }
            var bound = BlockEntry.Bounds()
            unsafe (bound.minX, bound.minY) = (edges[4 * row], edges[4 * row + 1])
            unsafe (bound.maxX, bound.maxY) = (edges[4 * row + 2], edges[4 * row + 3])
            if unsafe keeps(bound, kinds[row]) { runs.add(row) }
        }
        return runs.ranges
    }

    /// Returns the runs of rows whose row numbers lie in `ranges`, which grow as the row numbers do.
    func rows(in ranges: ArraySlice<ClosedRange<Int64>>) throws(PaftaError) -> [Range<Int>] {
        let positions = try unsafe numbers(Int64.self, at: positionsStart, rows)
        var runs = Runs()
        var range = ranges.startIndex
        for row in 0..<rows {
            while range < ranges.endIndex, unsafe ranges[range].upperBound < positions[row] { range += 1 }
            guard range < ranges.endIndex else { break }
            if unsafe ranges[range].lowerBound <= positions[row] { runs.add(row) }
        }
        return runs.ranges
    }

    /// Rows joined into runs.
    private struct Runs {
        var ranges: [Range<Int>] = []

        mutating func add(_ row: Int) {
            if let last = ranges.indices.last, ranges[last].upperBound == row {
                ranges[last] = ranges[last].lowerBound..<row + 1
            } else {
                ranges.append(row..<row + 1)
            }
        }
    }

    /// Adds row numbers and identifiers of a run.
    func appendHead(_ run: Range<Int>, to batch: inout FeatureBatch) throws(PaftaError) {
        let positions = try unsafe numbers(Int64.self, at: positionsStart, rows)
        unsafe batch.positions.append(contentsOf: UnsafeBufferPointer(rebasing: positions[run]))
        try append(run, at: identifiersStart, to: &batch.identifiers)
    }

    /// Adds the values of a property.
    func appendProperty(_ index: Int, _ run: Range<Int>, to column: inout PropertyColumn) throws(PaftaError) {
        guard index + 1 < starts.count else { throw .damagedPack }
        try append(run, at: starts[index + 1], to: &column)
    }

    private func append(_ run: Range<Int>, at start: Int, to column: inout PropertyColumn) throws(PaftaError) {
        let head = try unsafe numbers(UInt32.self, at: start, 2)
        var offset = start + 8
        if unsafe head[0] != 0 {
            let nulls = try unsafe numbers(UInt8.self, at: offset, rows)
            for row in run { unsafe column.isNull.append(nulls[row] != 0) }
            offset = PackLayout.aligned(offset + rows)
        } else {
            column.isNull.append(contentsOf: repeatElement(false, count: run.count))
        }
        switch column.type {
        case .integer, .boolean:
            let values = try unsafe numbers(Int64.self, at: offset, rows)
            unsafe column.integers.append(contentsOf: UnsafeBufferPointer(rebasing: values[run]))
        case .real:
            let values = try unsafe numbers(Double.self, at: offset, rows)
            unsafe column.reals.append(contentsOf: UnsafeBufferPointer(rebasing: values[run]))
        case .text, .date, .dateTime, .binary:
            let ends = try unsafe numbers(UInt32.self, at: offset, rows)
            let text = try unsafe numbers(UInt8.self, at: PackLayout.aligned(offset + 4 * rows), Int(head[1]))
            try unsafe append(run, ends, text, to: &column)
        }
    }

    private func append(
        _ run: Range<Int>,
        _ ends: UnsafeBufferPointer<UInt32>,
        _ text: UnsafeBufferPointer<UInt8>,
        to column: inout PropertyColumn
    ) throws(PaftaError) {
        let first = unsafe run.lowerBound == 0 ? 0 : Int(ends[run.lowerBound - 1])
        let last = unsafe Int(ends[run.upperBound - 1])
        guard first <= last, last <= text.count else { throw .damagedPack }
        let shift = column.bytes.count - first
        unsafe column.bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[first..<last]))
        var previous = first
        var grows = true
        for row in run {
            let end = unsafe Int(ends[row])
            grows = grows && end >= previous
            previous = end
            column.ends.append(end + shift)
        }
        guard grows else { throw .damagedPack }
    }

    /// Adds the geometries of a run.
    func appendGeometry(_ run: Range<Int>, to column: inout GeometryColumn) throws(PaftaError) {
        let start = starts[0]
        let counts = try unsafe numbers(UInt32.self, at: start, 4)
        let (parts, rings) = unsafe (Int(counts[0]), Int(counts[1]))
        let (positions, heights) = unsafe (Int(counts[2]), Int(counts[3]))
        let kinds = try unsafe numbers(UInt8.self, at: kindsStart, rows)
        var offset = start + 16
        let partsEnd = try unsafe numbers(Int32.self, at: offset, rows)
        offset = PackLayout.aligned(offset + 4 * rows)
        let partTypes = try unsafe numbers(UInt8.self, at: offset, parts)
        offset = PackLayout.aligned(offset + parts)
        let ringsEnd = try unsafe numbers(Int32.self, at: offset, parts)
        offset = PackLayout.aligned(offset + 4 * parts)
        let positionsEnd = try unsafe numbers(Int32.self, at: offset, rings)
        offset = PackLayout.aligned(offset + 4 * rings)
        let xy = try unsafe numbers(Double.self, at: offset, 2 * positions)
        let z = try unsafe numbers(Double.self, at: offset + 16 * positions, heights)
        guard heights == 0 || heights == positions else { throw .damagedPack }

        let partRange = try unsafe Self.appendEnds(
            of: run,
            partsEnd,
            limit: parts,
            behind: column.ringsEnd.count,
            to: &column.partsEnd
        )
        let ringRange = try unsafe Self.appendEnds(
            of: partRange,
            ringsEnd,
            limit: rings,
            behind: column.positionsEnd.count,
            to: &column.ringsEnd
        )
        let before = column.positionCount
        let positionRange = try unsafe Self.appendEnds(
            of: ringRange,
            positionsEnd,
            limit: positions,
            behind: before,
            to: &column.positionsEnd
        )
        for row in run { unsafe column.types.append(GeometryType(rawValue: kinds[row])) }
        for part in partRange { unsafe column.partTypes.append(GeometryType(rawValue: partTypes[part]) ?? .point) }
        let numbers = 2 * positionRange.lowerBound..<2 * positionRange.upperBound
        unsafe column.xy.append(contentsOf: UnsafeBufferPointer(rebasing: xy[numbers]))
        if heights > 0 {
            if column.z.isEmpty { column.z.append(contentsOf: repeatElement(.nan, count: before)) }
            unsafe column.z.append(contentsOf: UnsafeBufferPointer(rebasing: z[positionRange]))
        } else if !column.z.isEmpty {
            column.z.append(contentsOf: repeatElement(.nan, count: positionRange.count))
        }
    }

    /// Adds the ends of the things `range` names, moved to lie `behind` those that are there; returns what they are made of.
    @inline(__always)
    private static func appendEnds(
        of range: Range<Int>,
        _ ends: UnsafeBufferPointer<Int32>,
        limit: Int,
        behind: Int,
        to column: inout [Int32]
    ) throws(PaftaError) -> Range<Int> {
        guard range.upperBound <= ends.count else { throw .damagedPack }
        let first = unsafe range.lowerBound == 0 ? 0 : ends[range.lowerBound - 1]
        guard let shift = Int32(exactly: behind - Int(first)) else { throw .damagedPack }
        var previous = first
        var grows = first >= 0
        for index in range {
            let end = unsafe ends[index]
            grows = grows && end >= previous
            previous = end
            column.append(end &+ shift)
        }
        guard grows, previous <= limit else { throw .damagedPack }
        return Int(first)..<Int(previous)
    }
}
