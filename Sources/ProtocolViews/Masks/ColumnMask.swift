internal import FeatureQuery
internal import GeoCore

/// The mask of one property, made ready for whole columns.
struct ColumnMask: Sendable {
    private let mask: FieldMask
    private let hash: KeyedHash

    /// Binds a mask to a partner's key.
    init(_ mask: FieldMask, hash: KeyedHash) {
        self.mask = mask
        self.hash = hash
    }

    /// Whether values stay as they are.
    var isPlain: Bool { mask == .stored }

    /// What is wrong with the numbers of the mask, for the log; `nil` if nothing is.
    var fault: String? {
        switch mask {
        case .rounded(let step) where !(step.isFinite && step > 0): "a step is a positive number"
        case .classes(let limits)
        where limits.isEmpty || limits.contains { !$0.isFinite } || !zip(limits, limits.dropFirst()).allSatisfy(<):
            "limits between classes ascend"
        default: nil
        }
    }

    /// Returns the definition of what a property becomes.
    func definition(of stored: PropertyDefinition) -> PropertyDefinition {
        switch mask {
        case .stored, .hidden: stored
        case .initials, .lastCharacters, .keyedHash, .classes: PropertyDefinition(name: stored.name, type: .text)
        case .rounded: PropertyDefinition(name: stored.name, type: .real)
        case .year: PropertyDefinition(name: stored.name, type: .integer)
        }
    }

    /// Returns what a column becomes; what a mask has no meaning for becomes no value.
    func applied(to column: PropertyColumn) -> PropertyColumn {
        switch mask {
        case .stored: column
        case .hidden: PropertyColumn(type: column.type, absent: column.count)
        case .initials: column.mappingTexts(Initials.append)
        case .lastCharacters(let number): column.mappingTexts { LastCharacters.append(number, of: $0, to: &$1) }
        case .keyedHash: hash.applied(to: column)
        case .rounded(let step): column.rounded(to: step)
        case .classes(let limits): column.classified(by: limits)
        case .year: column.years()
        }
    }
}

extension PropertyColumn {
    /// Creates a column of rows without values.
    init(type: PropertyType, absent rows: Int) {
        self.init(type: type)
        isNull = Array(repeating: true, count: rows)
        switch type {
        case .integer, .boolean: integers = Array(repeating: 0, count: rows)
        case .real: reals = Array(repeating: 0, count: rows)
        case .text, .date, .dateTime, .binary: ends = Array(repeating: 0, count: rows)
        }
    }

    /// Returns texts made from the canonical text of each value; bytes have none.
    func mappingTexts(_ append: (ArraySlice<UInt8>, inout [UInt8]) -> Void) -> PropertyColumn {
        guard type != .binary else { return PropertyColumn(type: .text, absent: count) }
        var result = PropertyColumn(type: .text)
        result.bytes.reserveCapacity(bytes.count)
        for row in 0..<count {
            if isNull[row] {
                result.appendNull()
            } else {
                append(canonicalText(row), &result.bytes)
                result.endBytes()
            }
        }
        return result
    }

    /// Returns the one text that a value is written as: equal numbers of both types have the same.
    func canonicalText(_ row: Int) -> ArraySlice<UInt8> {
        switch type {
        case .text, .date, .dateTime, .binary: bytes[range(of: row)]
        case .integer: Array(String(integers[row]).utf8)[...]
        case .boolean: Array((integers[row] == 0 ? "false" : "true").utf8)[...]
        case .real: Array(PlainNumber.text(reals[row]).utf8)[...]
        }
    }
}
