internal import FeatureQuery
internal import GeoCore

/// A value of a filter, bound to a schema.
enum BoundValue {
    case number(NumberExpression)
    case text(TextExpression)
    case boolean(Predicate)
    case moment(MomentExpression)
    case interval(PeriodExpression)
    case geometry(GeometryExpression)
    case list([BoundValue])
    /// Bytes, of which only can be told whether there are any.
    case bytes(find: (BatchView) -> PropertyColumn)

    /// The type.
    var kind: ValueKind {
        switch self {
        case .number: .number
        case .text: .text
        case .boolean: .boolean
        case .moment(let moment): moment.isDay ? .day : .moment
        case .interval: .interval
        case .geometry: .geometry
        case .list: .list
        case .bytes: .bytes
        }
    }
}

/// The types of values of a filter.
enum ValueKind: Sendable, Hashable {
    case number
    case text
    case boolean
    case day
    case moment
    case interval
    case geometry
    case list
    case bytes

    /// What people call a value of this type.
    var name: LocalizedText {
        switch self {
        case .number: LocalizedText("a number", tr: "bir sayı")
        case .text: LocalizedText("a text", tr: "bir metin")
        case .boolean: LocalizedText("a boolean", tr: "bir doğruluk değeri")
        case .day: LocalizedText("a day", tr: "bir gün")
        case .moment: LocalizedText("a moment", tr: "bir an")
        case .interval: LocalizedText("an interval", tr: "bir aralık")
        case .geometry: LocalizedText("a geometry", tr: "bir geometri")
        case .list: LocalizedText("a list", tr: "bir liste")
        case .bytes: LocalizedText("bytes", tr: "ikili veri")
        }
    }

    /// How a value of this type is written.
    var remedy: LocalizedText {
        switch self {
        case .number: LocalizedText("Write numbers without quotes.", tr: "Sayıları tırnaksız yazın.")
        case .text: LocalizedText("Write texts in single quotes.", tr: "Metinleri tek tırnakla yazın.")
        case .boolean: LocalizedText("Write TRUE or FALSE, or a condition.", tr: "TRUE, FALSE ya da bir koşul yazın.")
        case .day, .moment:
            LocalizedText(
                "Write DATE('2026-11-21') or TIMESTAMP('2026-11-21T10:53:16Z').",
                tr: "DATE('2026-11-21') ya da TIMESTAMP('2026-11-21T10:53:16Z') yazın."
            )
        case .interval:
            LocalizedText(
                "Write INTERVAL('2026-01-01', '2026-12-31'), with '..' for an open end.",
                tr: "INTERVAL('2026-01-01', '2026-12-31') yazın; açık uç için '..' kullanın."
            )
        case .geometry:
            LocalizedText(
                "Write the geometry property, POINT(x y), POLYGON((...)) or BBOX(west, south, east, north).",
                tr: "Geometri alanını, POINT(x y), POLYGON((...)) ya da BBOX(batı, güney, doğu, kuzey) yazın."
            )
        case .list:
            LocalizedText(
                "Write the list in parentheses, as in ('a', 'b').",
                tr: "Listeyi ayraç içinde yazın, örneğin ('a', 'b')."
            )
        case .bytes:
            LocalizedText(
                "Ask only whether there are any, by IS NULL.",
                tr: "Yalnız IS NULL ile olup olmadığını sorun."
            )
        }
    }
}
