import GeoCore

/// What may stand at a place of a predicate, the same for both encodings.
///
/// - SeeAlso: OGC 21-065r2, annex B (`scalarExpression`, `numericExpression`, `geomExpression` and so on).
enum OperandRule {
    case condition
    case scalar
    case number
    case character
    case pattern
    case geometry
    case instantOrInterval
    case array
    case nullable

    /// Whether `expression` may stand there.
    func allows(_ expression: Expression) -> Bool {
        switch OperandSort(expression.kind) {
        case .function: self != .pattern || isPattern(expression)
        case .property: self != .condition && self != .pattern
        case .condition: self == .condition || self == .nullable
        case .boolean: self == .condition || self == .scalar || self == .nullable
        case .number: self == .scalar || self == .number || self == .nullable
        case .text: self == .pattern ? isPattern(expression) : [.scalar, .character, .nullable].contains(self)
        case .instant: [.scalar, .instantOrInterval, .nullable].contains(self)
        case .interval: self == .instantOrInterval || self == .nullable
        case .geometry: self == .geometry || self == .nullable
        case .array: self == .array
        }
    }

    /// A pattern is known when the filter is read: a text, folded or not.
    ///
    /// The standard folds patterns with `CASEI` and `ACCENTI` only; a function of ours that folds must be as usable.
    private func isPattern(_ expression: Expression) -> Bool {
        switch expression.kind {
        case .literal(.text): true
        case .caseInsensitive(let inner), .accentInsensitive(let inner): isPattern(inner)
        case .function(_, let arguments): !arguments.isEmpty && arguments.allSatisfy(isPattern)
        default: false
        }
    }

    var name: LocalizedText {
        switch self {
        case .condition: LocalizedText("a condition", tr: "bir koşul")
        case .scalar:
            LocalizedText(
                "a text, number, boolean, day, moment, property or function",
                tr: "bir metin, sayı, doğruluk değeri, gün, an, alan ya da işlev"
            )
        case .number: LocalizedText("a number, property or function", tr: "bir sayı, alan ya da işlev")
        case .character: LocalizedText("a text, property or function", tr: "bir metin, alan ya da işlev")
        case .pattern: LocalizedText("a pattern", tr: "bir kalıp")
        case .geometry: LocalizedText("a geometry, property or function", tr: "bir geometri, alan ya da işlev")
        case .instantOrInterval:
            LocalizedText(
                "a day, moment, interval, property or function",
                tr: "bir gün, an, aralık, alan ya da işlev"
            )
        case .array: LocalizedText("a list, property or function", tr: "bir liste, alan ya da işlev")
        case .nullable: LocalizedText("a value or a condition", tr: "bir değer ya da koşul")
        }
    }

    var remedy: LocalizedText {
        switch self {
        case .condition:
            LocalizedText(
                "Compare the value: swimming_pool = TRUE, name = 'Ada', floors > 3.",
                tr: "Değeri karşılaştırın: havuz = TRUE, ad = 'Ada', kat > 3."
            )
        case .scalar:
            LocalizedText(
                "Compare geometries with S_INTERSECTS and its kin, intervals with T_INTERSECTS and its kin, lists with "
                    + "A_CONTAINS and its kin; join conditions with AND, OR and NOT.",
                tr: "Geometrileri S_INTERSECTS ve benzerleriyle, aralıkları T_INTERSECTS ve benzerleriyle, listeleri "
                    + "A_CONTAINS ve benzerleriyle karşılaştırın; koşulları AND, OR ve NOT ile bağlayın."
            )
        case .number:
            LocalizedText(
                "Calculate with numbers; compare other values with <, <=, > and >=.",
                tr: "Sayılarla hesaplayın; başka değerleri <, <=, > ve >= ile karşılaştırın."
            )
        case .character, .pattern:
            LocalizedText(
                "Write a text in single quotes, as in name LIKE 'Ada%'; double quotes are for property names.",
                tr: "Metni tek tırnakla yazın, örneğin ad LIKE 'Ada%'; çift tırnak alan adları içindir."
            )
        case .geometry:
            LocalizedText(
                "Write the geometry property, POINT(x y), POLYGON((...)) or BBOX(west, south, east, north).",
                tr: "Geometri alanını, POINT(x y), POLYGON((...)) ya da BBOX(batı, güney, doğu, kuzey) yazın."
            )
        case .instantOrInterval:
            LocalizedText(
                "Write DATE('2026-11-21'), TIMESTAMP('2026-11-21T10:53:16Z') or INTERVAL('2026-01-01', '..').",
                tr: "DATE('2026-11-21'), TIMESTAMP('2026-11-21T10:53:16Z') ya da INTERVAL('2026-01-01', '..') yazın."
            )
        case .array:
            LocalizedText(
                "Write the list in parentheses, as in A_CONTAINS(tags, ('a', 'b')).",
                tr: "Listeyi ayraç içinde yazın, örneğin A_CONTAINS(etiketler, ('a', 'b'))."
            )
        case .nullable:
            LocalizedText("Ask for one value, as in name IS NULL.", tr: "Tek bir değer sorun, örneğin ad IS NULL.")
        }
    }
}

/// What a node yields, as far as the filter alone tells.
enum OperandSort {
    case function
    case property
    case condition
    case boolean
    case number
    case text
    case instant
    case interval
    case geometry
    case array

    /// The sort of a node of kind `kind`.
    init(_ kind: Expression.Kind) {
        switch kind {
        case .literal(let literal): self.init(literal)
        case .property: self = .property
        case .arithmetic: self = .number
        case .function: self = .function
        case .caseInsensitive, .accentInsensitive: self = .text
        case .array: self = .array
        case .interval: self = .interval
        case .and, .or, .not, .comparison, .isNull, .like, .between, .isIn, .spatial, .temporal, .arrayComparison:
            self = .condition
        }
    }

    private init(_ literal: Literal) {
        switch literal {
        case .boolean: self = .boolean
        case .integer, .real: self = .number
        case .text: self = .text
        case .date, .timestamp: self = .instant
        case .geometry, .box: self = .geometry
        }
    }

    var name: LocalizedText {
        switch self {
        case .function: LocalizedText("a function", tr: "bir işlev")
        case .property: LocalizedText("a property", tr: "bir alan")
        case .condition: LocalizedText("a condition", tr: "bir koşul")
        case .boolean: LocalizedText("a boolean", tr: "bir doğruluk değeri")
        case .number: LocalizedText("a number", tr: "bir sayı")
        case .text: LocalizedText("a text", tr: "bir metin")
        case .instant: LocalizedText("a day or moment", tr: "bir gün ya da an")
        case .interval: LocalizedText("an interval", tr: "bir aralık")
        case .geometry: LocalizedText("a geometry", tr: "bir geometri")
        case .array: LocalizedText("a list", tr: "bir liste")
        }
    }
}

extension FilterReading {
    /// Refuses an operand that may not stand where it stands.
    func check(_ expression: Expression, _ rule: OperandRule) throws(PaftaError) {
        guard !rule.allows(expression) else { return }
        throw error(
            expected: rule.name,
            found: OperandSort(expression.kind).name,
            remedy: rule.remedy,
            at: expression.offset ?? 0
        )
    }
}
