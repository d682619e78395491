public import FeatureQuery

/// Turns columns of a source into columns of a template's type.
///
/// A value that cannot be turned becomes a null and is reported; nothing is guessed. Texts keep every letter and
/// leading zero when the field is a text; a blank, a dash or `NULL` is no value for any other type.
public struct ColumnCoercion: Sendable {
    /// The type of the source's column.
    public let source: PropertyType
    /// The type wanted.
    public let target: PropertyType
    /// How to read `1.295`; `nil` to report it.
    public let numberForm: NumberForm?

    /// Prepares the coercion of one field.
    ///
    /// - Parameters:
    ///   - source: The type of the source's column.
    ///   - target: The type wanted.
    ///   - numberForm: The form of the column as ``NumberFormDetector`` found it or the operator said.
    public init(from source: PropertyType, to target: PropertyType, numberForm: NumberForm? = nil) {
        self.source = source
        self.target = target
        self.numberForm = numberForm
    }

    /// Whether columns pass unchanged.
    public var isIdentity: Bool { source == target }

    /// Whether ambiguous numbers may occur, so that a ``NumberFormDetector`` should see the column first.
    public var needsNumberForm: Bool { source == .text && (target == .integer || target == .real) }

    /// Returns a column with as many rows of the type wanted, and the values that could not be turned.
    ///
    /// - Parameter column: Of the type ``source``. Moments become the day they have in UTC.
    /// - Returns: The column, and the failures by row.
    public func coerced(_ column: PropertyColumn) -> (column: PropertyColumn, failures: [CoercionFailure]) {
        precondition(column.type == source, "the column is of another type than the coercion")
        guard !isIdentity else { return (column, []) }
        var result = PropertyColumn(type: target)
        var failures: [CoercionFailure] = []
        for row in 0..<column.count {
            if column.isNull[row] {
                result.appendNull()
            } else if let reason = append(row, of: column, to: &result) {
                result.appendNull()
                failures.append(CoercionFailure(row: row, text: Self.shown(column, row), reason: reason))
            }
        }
        return (result, failures)
    }

    /// Adds one value; returns why it cannot be, with nothing added.
    private func append(
        _ row: Int,
        of column: PropertyColumn,
        to result: inout PropertyColumn
    ) -> CoercionFailure.Reason? {
        switch source {
        case .binary: return .noCounterpart
        case .text: return append(text: column.bytes[column.range(of: row)], to: &result)
        case .integer, .boolean: return append(integer: column.integers[row], to: &result)
        case .real: return append(real: column.reals[row], to: &result)
        case .date, .dateTime: return append(moment: column.bytes[column.range(of: row)], to: &result)
        }
    }

    /// The value as people write it, cut to a length that fits into a message.
    private static func shown(_ column: PropertyColumn, _ row: Int) -> String {
        switch column.value(row) {
        case .text(let text): String(text.prefix(80))
        case .integer(let number): String(number)
        case .real(let number): RealText.text(of: number)
        case .boolean(let flag): String(flag)
        case nil: ""
        }
    }
}
