internal import FeatureQuery
internal import GeoCore

extension FlatGeobufFeatureForm {
    /// Writes the values of a column where `cursors` says and moves those on; a null is left out.
    static func write(
        _ column: PropertyColumn,
        column number: Int,
        into bytes: inout MutableSpan<UInt8>,
        cursors: inout [Int]
    ) {
        let number = UInt16(truncatingIfNeeded: number)
        switch column.type {
        case .integer: writeIntegers(column, number, into: &bytes, cursors: &cursors)
        case .real: writeReals(column, number, into: &bytes, cursors: &cursors)
        case .boolean: writeBooleans(column, number, into: &bytes, cursors: &cursors)
        case .text, .dateTime, .binary: writeBytes(column, number, suffix: [], into: &bytes, cursors: &cursors)
        case .date: writeBytes(column, number, suffix: midnight, into: &bytes, cursors: &cursors)
        }
    }

    private static func writeIntegers(
        _ column: PropertyColumn,
        _ number: UInt16,
        into bytes: inout MutableSpan<UInt8>,
        cursors: inout [Int]
    ) {
        let isNull = column.isNull.span
        let values = column.integers.span
        var cursors = cursors.mutableSpan
        for row in isNull.indices where !isNull[row] {
            bytes.store16(number, at: cursors[row])
            bytes.store(UInt64(bitPattern: values[row]), at: cursors[row] + 2)
            cursors[row] += 10
        }
    }

    private static func writeReals(
        _ column: PropertyColumn,
        _ number: UInt16,
        into bytes: inout MutableSpan<UInt8>,
        cursors: inout [Int]
    ) {
        let isNull = column.isNull.span
        let values = column.reals.span
        var cursors = cursors.mutableSpan
        for row in isNull.indices where !isNull[row] {
            bytes.store16(number, at: cursors[row])
            bytes.store(values[row].bitPattern, at: cursors[row] + 2)
            cursors[row] += 10
        }
    }

    private static func writeBooleans(
        _ column: PropertyColumn,
        _ number: UInt16,
        into bytes: inout MutableSpan<UInt8>,
        cursors: inout [Int]
    ) {
        let isNull = column.isNull.span
        let values = column.integers.span
        var cursors = cursors.mutableSpan
        for row in isNull.indices where !isNull[row] {
            bytes.store16(number, at: cursors[row])
            bytes[cursors[row] + 2] = values[row] == 0 ? 0 : 1
            cursors[row] += 3
        }
    }

    private static func writeBytes(
        _ column: PropertyColumn,
        _ number: UInt16,
        suffix: [UInt8],
        into bytes: inout MutableSpan<UInt8>,
        cursors: inout [Int]
    ) {
        let isNull = column.isNull.span
        let ends = column.ends.span
        let source = column.bytes.span
        var cursors = cursors.mutableSpan
        var start = 0
        for row in isNull.indices {
            let range = start..<ends[row]
            start = range.upperBound
            guard !isNull[row] else { continue }
            let at = cursors[row]
            bytes.store16(number, at: at)
            bytes.store32(UInt32(range.count + suffix.count), at: at + 2)
            bytes.copy(source, range, to: at + 6)
            cursors[row] = at + 6 + range.count
            for byte in suffix { bytes.put(byte, at: &cursors[row]) }
        }
    }
}

extension MutableSpan where Element == UInt8 {
    /// Copies bytes and touches nothing behind them: that may be the next feature.
    @inline(__always)
    fileprivate mutating func copy(_ source: Span<UInt8>, _ range: Range<Int>, to offset: Int) {
        var from = range.lowerBound
        var to = offset
        while from <= range.upperBound - 8 {
            store(source.word(at: from), at: to)
            from += 8
            to += 8
        }
        while from < range.upperBound {
            self[to] = source[from]
            from += 1
            to += 1
        }
    }
}
