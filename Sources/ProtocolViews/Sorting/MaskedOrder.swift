internal import FeatureQuery
internal import GeoCore

/// An order by what a view shows: texts by code points, what has no value last, equals by their positions.
struct MaskedOrder {
    private let keys: [(type: PropertyType, isDescending: Bool)]

    init(_ keys: [SortKey], _ properties: [PropertyDefinition]) {
        self.keys = zip(keys, properties).map { ($1.type, $0.isDescending) }
    }

    /// Some places as columns: the values of the keys and the position.
    struct Places {
        var values: [PropertyColumn]
        var positions: [Int64] = []

        /// Adds row `row` of some columns.
        mutating func append(row: Int, of columns: [PropertyColumn], position: Int64) {
            for (key, column) in columns.enumerated() { values[key].append(row: row, of: column) }
            positions.append(position)
        }

        /// Returns those with these numbers, in their order.
        func picked(_ rows: some Sequence<Int>) -> Places {
            var result = Places(values: values.map { PropertyColumn(type: $0.type) })
            for row in rows { result.append(row: row, of: values, position: positions[row]) }
            return result
        }
    }

    /// No places.
    var none: Places { Places(values: keys.map { PropertyColumn(type: $0.type) }) }

    /// Returns a place of a query.
    ///
    /// - Throws: `place.invalid` if it has other values than this order needs.
    func places(_ place: Place) throws(PaftaError) -> Places {
        guard place.values.count == keys.count else { throw .foreignPlace() }
        var places = none
        for (index, value) in place.values.enumerated() {
            switch (keys[index].type, value) {
            case (_, nil): places.values[index].appendNull()
            case (.integer, .integer(let number)): places.values[index].append(integer: number)
            case (.boolean, .boolean(let value)): places.values[index].append(integer: value ? 1 : 0)
            case (.real, .real(let number)): places.values[index].append(real: number)
            case (.text, .text(let text)), (.date, .text(let text)), (.dateTime, .text(let text)):
                places.values[index].append(text: text)
            default: throw .foreignPlace()
            }
        }
        places.positions = [place.position]
        return places
    }

    /// Whether a place comes before another.
    func precedes(_ left: Places, _ row: Int, _ right: Places, _ other: Int) -> Bool {
        precedes(left.values, row, left.positions[row], right.values, other, right.positions[other])
    }

    /// Whether a row of some columns comes before a row of others.
    func precedes(
        _ left: [PropertyColumn],
        _ row: Int,
        _ position: Int64,
        _ right: [PropertyColumn],
        _ other: Int,
        _ otherPosition: Int64
    ) -> Bool {
        for (index, key) in keys.enumerated() {
            switch (left[index].isNull[row], right[index].isNull[other]) {
            case (true, true): continue
            case (true, false): return false
            case (false, true): return true
            case (false, false): break
            }
            let order = left[index].order(row, right[index], other)
            if order != 0 { return (order < 0) != key.isDescending }
        }
        return position < otherPosition
    }
}

extension PropertyColumn {
    /// -1, 0 or 1 for the values of two rows, which have one.
    fileprivate func order(_ row: Int, _ other: PropertyColumn, _ second: Int) -> Int {
        switch type {
        case .integer, .boolean: Self.order(integers[row], other.integers[second])
        case .real: Self.order(reals[row], other.reals[second])
        case .dateTime: order(of: bytes[moment(row)], other.bytes[other.moment(second)])
        case .text, .date, .binary: order(of: bytes[range(of: row)], other.bytes[other.range(of: second)])
        }
    }

    private static func order<Number: Comparable>(_ left: Number, _ right: Number) -> Int {
        left < right ? -1 : left > right ? 1 : 0
    }

    /// Where a moment lies without its `Z`, which comes behind the point before a fraction.
    private func moment(_ row: Int) -> Range<Int> {
        let range = range(of: row)
        return range.isEmpty || bytes[range.upperBound - 1] != UInt8(ascii: "Z") ? range : range.dropLast()
    }

    private func order(of left: ArraySlice<UInt8>, _ right: ArraySlice<UInt8>) -> Int {
        for (byte, other) in zip(left, right) where byte != other { return byte < other ? -1 : 1 }
        return Self.order(left.count, right.count)
    }
}
