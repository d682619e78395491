public import FeatureQuery

/// How numbers are written in texts.
public enum NumberForm: String, Sendable, Hashable, CaseIterable {
    /// `1.295,50`: comma before the fraction, dots between thousands.
    case turkish = "tr"
    /// `1,295.50`: dot before the fraction, commas between thousands.
    case english = "en"
}

/// Finds the form of the numbers of a column from those that can be read in one way only.
///
/// `1.295,50` and `12,5` are Turkish; `1,295.50` and `12.5` are English; `1295` is either; `1.295` and `1,295` are two
/// numbers, depending on the form, and say nothing. Whoever wants `1.295` read right lets it see every value first.
public struct NumberFormDetector: Sendable, Hashable {
    /// Values that are Turkish only.
    public private(set) var turkish = 0
    /// Values that are English only.
    public private(set) var english = 0
    /// Values that are different numbers in the two forms.
    public private(set) var ambiguous = 0

    /// Creates a detector that has seen nothing.
    public init() {}

    /// The form of the column; `nil` if no value tells, or if values of both forms occur.
    public var form: NumberForm? {
        switch (turkish > 0, english > 0) {
        case (true, false): .turkish
        case (false, true): .english
        default: nil
        }
    }

    /// Looks at the values of a column; only texts tell anything.
    public mutating func observe(_ column: PropertyColumn) {
        guard column.type == .text else { return }
        for row in 0..<column.count where !column.isNull[row] { observe(column.bytes[column.range(of: row)]) }
    }

    /// Looks at one value.
    public mutating func observe(_ text: String) {
        observe(Array(text.utf8)[...])
    }

    private mutating func observe(_ bytes: ArraySlice<UInt8>) {
        switch NumberText.read(bytes) {
        case .number(_, .turkish?): turkish += 1
        case .number(_, .english?): english += 1
        case .ambiguous: ambiguous += 1
        case .number(_, nil), nil: break
        }
    }
}
