public import GeoCore

/// A value that cannot become one of the template's type.
public struct CoercionFailure: Sendable, Hashable {
    /// The row in the column, from 0.
    public var row: Int
    /// The value as the source has it, at most 80 characters; empty for bytes.
    public var text: String
    /// Why it cannot.
    public var reason: Reason

    /// Creates a failure.
    public init(row: Int, text: String, reason: Reason) {
        self.row = row
        self.text = text
        self.reason = reason
    }

    /// Why a value cannot be used.
    public enum Reason: String, Sendable, Hashable, CaseIterable {
        /// The text is no number.
        case notANumber = "not-a-number"
        /// The text is one number with a decimal comma and another with a decimal dot.
        case ambiguousNumber = "ambiguous-number"
        /// A whole number is needed, and this one has a fraction.
        case fraction
        /// The number is greater than the type can hold.
        case tooGreat = "too-great"
        /// The text is no day or moment in a form that is read.
        case notADate = "not-a-date"
        /// The calendar has no such day, or the day no such time.
        case impossibleDate = "impossible-date"
        /// The value is neither true nor false.
        case notABoolean = "not-a-boolean"
        /// Values of this type have no counterpart in the other.
        case noCounterpart = "no-counterpart"

        /// The reason in words, without a full stop.
        public var words: LocalizedText {
            switch self {
            case .notANumber: LocalizedText("it is not a number", tr: "sayı değil")
            case .ambiguousNumber:
                LocalizedText(
                    "it may be thousands or a fraction",
                    tr: "binlik ayırıcı mı ondalık ayırıcı mı olduğu anlaşılmıyor"
                )
            case .fraction: LocalizedText("it is not a whole number", tr: "tam sayı değil")
            case .tooGreat: LocalizedText("the number is too great", tr: "sayı çok büyük")
            case .notADate: LocalizedText("it is not a date", tr: "tarih değil")
            case .impossibleDate: LocalizedText("there is no such date", tr: "takvimde böyle bir tarih yok")
            case .notABoolean: LocalizedText("it is neither yes nor no", tr: "evet ya da hayır anlamına gelmiyor")
            case .noCounterpart: LocalizedText("its type does not fit the field", tr: "tipi alana uymuyor")
            }
        }
    }
}
