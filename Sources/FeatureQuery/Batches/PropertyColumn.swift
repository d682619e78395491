/// The values of one property for the features of a batch.
///
/// Only the array that fits `type` is filled: `integers` for integer and boolean (0 or 1), `reals` for real, `bytes` with
/// `ends` for everything else: text, date and dateTime as UTF-8 in the ISO 8601 form of ``PropertyType``, binary as it is.
/// A null keeps its place there with 0 or no bytes.
public struct PropertyColumn: Sendable {
    /// What the values are.
    public let type: PropertyType
    /// Which rows have no value.
    public var isNull: [Bool] = []
    /// The values of integers and booleans.
    public var integers: [Int64] = []
    /// The values of reals.
    public var reals: [Double] = []
    /// The texts or bytes of all rows, side by side.
    public var bytes: [UInt8] = []
    /// Where the bytes of each row end.
    public var ends: [Int] = []

    /// Creates a column without rows.
    public init(type: PropertyType) { self.type = type }

    /// The number of rows.
    @inlinable
    public var count: Int { isNull.count }

    /// Whether values lie in `bytes`.
    @inlinable
    public var holdsBytes: Bool {
        switch type {
        case .integer, .boolean, .real: false
        case .text, .date, .dateTime, .binary: true
        }
    }

    /// Returns where the bytes of row `row` lie in `bytes`.
    @inlinable
    public func range(of row: Int) -> Range<Int> { (row == 0 ? 0 : ends[row - 1])..<ends[row] }

    /// Returns the text of row `row`; `nil` for a null or a type that is not kept as text.
    public func text(_ row: Int) -> String? {
        guard holdsBytes, !isNull[row] else { return nil }
        return String(decoding: bytes[range(of: row)], as: UTF8.self)
    }

    /// Returns the value of row `row`; `nil` for a null or bytes.
    public func value(_ row: Int) -> PropertyValue? {
        guard !isNull[row] else { return nil }
        return switch type {
        case .integer: .integer(integers[row])
        case .boolean: .boolean(integers[row] != 0)
        case .real: .real(reals[row])
        case .text, .date, .dateTime: text(row).map(PropertyValue.text)
        case .binary: nil
        }
    }

    /// Adds a row without value.
    @inlinable
    public mutating func appendNull() {
        isNull.append(true)
        switch type {
        case .integer, .boolean: integers.append(0)
        case .real: reals.append(0)
        case .text, .date, .dateTime, .binary: ends.append(bytes.count)
        }
    }

    /// Adds a number to an integer or boolean column.
    @inlinable
    public mutating func append(integer: Int64) {
        isNull.append(false)
        integers.append(integer)
    }

    /// Adds a number to a real column.
    @inlinable
    public mutating func append(real: Double) {
        isNull.append(false)
        reals.append(real)
    }

    /// Adds a text to a column that holds bytes.
    public mutating func append(text: String) {
        bytes.append(contentsOf: text.utf8)
        endBytes()
    }

    /// Ends a value whose bytes were added to `bytes` since the row before.
    @inlinable
    public mutating func endBytes() {
        isNull.append(false)
        ends.append(bytes.count)
    }

    /// Adds row `row` of `other`, a column of the same type.
    public mutating func append(row: Int, of other: PropertyColumn) {
        guard !other.isNull[row] else { return appendNull() }
        switch type {
        case .integer, .boolean: append(integer: other.integers[row])
        case .real: append(real: other.reals[row])
        case .text, .date, .dateTime, .binary:
            bytes.append(contentsOf: other.bytes[other.range(of: row)])
            endBytes()
        }
    }

    /// Removes every row and keeps the memory for the next batch.
    public mutating func removeAll() {
        isNull.removeAll(keepingCapacity: true)
        integers.removeAll(keepingCapacity: true)
        reals.removeAll(keepingCapacity: true)
        bytes.removeAll(keepingCapacity: true)
        ends.removeAll(keepingCapacity: true)
    }

    /// Returns the rows for which `keep` is true, in the same order.
    public func filtered(keep: [Bool]) -> PropertyColumn {
        var result = PropertyColumn(type: type)
        for row in 0..<count where keep[row] { result.append(row: row, of: self) }
        return result
    }
}
