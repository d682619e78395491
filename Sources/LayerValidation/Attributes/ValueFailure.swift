internal import GeoCore

/// A text of the source that could not become a value of the layer's type.
///
/// Whoever reads the source makes these while it coerces values; ``ValueRule/report(_:_:)`` makes faults of them.
public struct ValueFailure: Sendable, Hashable {
    /// Why a text is no value of the type.
    public enum Reason: Sendable, Hashable, CaseIterable {
        /// It is no number at all.
        case notANumber
        /// It may be read in two ways, as `1.295`.
        case ambiguousNumber
        /// It has a fraction, and the field takes whole numbers.
        case notWhole
        /// It is too great for the type.
        case tooGreat
        /// It is no day of the calendar.
        case notADate
        /// It is neither true nor false.
        case notABoolean
    }

    /// The place of the feature in the source, from 1.
    public var row: Int
    /// The key of the feature, where it is known.
    public var key: String?
    /// The field of the layer.
    public var field: String
    /// The text as delivered.
    public var text: String
    /// Why it is no value.
    public var reason: Reason

    /// Creates a failure.
    public init(row: Int, key: String? = nil, field: String, text: String, reason: Reason) {
        self.row = row
        self.key = key
        self.field = field
        self.text = text
        self.reason = reason
    }

    var message: LocalizedText {
        let shown = text.count > 40 ? text.prefix(40) + "…" : text[...]
        let (english, turkish) =
            switch reason {
            case .notANumber: ("is not a number", "sayı değil")
            case .ambiguousNumber: ("may be read in two ways", "iki türlü okunabilir")
            case .notWhole: ("is not a whole number", "tam sayı değil")
            case .tooGreat: ("is too great", "çok büyük")
            case .notADate: ("is not a date", "tarih değil")
            case .notABoolean: ("is neither yes nor no", "evet ya da hayır değil")
            }
        return LocalizedText(
            "'\(field)': '\(shown)' \(english).",
            tr: "'\(field)' alanında '\(shown)' \(turkish)."
        )
    }

    var remedy: LocalizedText {
        switch reason {
        case .ambiguousNumber:
            LocalizedText(
                "Say in the mapping file which sign separates the decimals.",
                tr: "Ondalık ayırıcının hangisi olduğunu eşleme dosyasında belirtin."
            )
        case .notADate:
            LocalizedText(
                "Write days as 2026-11-21 or 21.11.2026.",
                tr: "Tarihleri 2026-11-21 ya da 21.11.2026 biçiminde yazın."
            )
        default: LocalizedText("Correct the value in the source.", tr: "Değeri kaynakta düzeltin.")
        }
    }
}
