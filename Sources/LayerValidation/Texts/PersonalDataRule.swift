public import FeatureQuery
public import GeoCore
internal import LayerTemplates

/// V-28: personal data come in only where they were declared.
///
/// Looks at the names of fields that no template knows, and at texts for numbers of persons (TCKN). About one in a
/// hundred numbers of eleven digits passes the check by chance, so a field whose numbers pass no more often than that
/// is only worth a warning. Numbers are never shown in full.
public struct PersonalDataRule: FeatureRule {
    /// The number, title and usual severity.
    public static let definition = RuleDefinition(
        28,
        LocalizedText("Personal data", tr: "Kişisel veri"),
        .error
    )

    private var surveys: [FieldSurvey] = []
    private var isReady = false

    /// Creates the rule.
    public init() {}

    /// Looks at a batch, as ``FeatureRule`` says.
    public mutating func inspect(
        _ batch: inout FeatureBatch,
        firstRow: Int,
        _ context: ValidationContext,
        _ faults: FaultCollector
    ) throws(PaftaError) {
        if !isReady { prepare(batch.schema, context, faults) }
        isReady = true
        for index in surveys.indices { surveys[index].take(batch, firstRow: firstRow, context) }
    }

    private mutating func prepare(
        _ schema: [PropertyDefinition],
        _ context: ValidationContext,
        _ faults: FaultCollector
    ) {
        for (index, property) in schema.enumerated() {
            let known = context.template?.field(named: property.name)
            guard known.map({ $0.personalData == .none }) ?? true,
                !context.source.declaredPersonalFields.contains(property.name)
            else { continue }
            if known == nil, PersonalFieldName.isSuspicious(property.name) {
                faults.report(Self.definition, .named(property.name), remedy: .declare)
            }
            if property.type == .text || property.type == .integer {
                surveys.append(FieldSurvey(name: property.name, index: index))
            }
        }
    }

    /// Reports what only the whole layer shows.
    public mutating func finish(_ context: ValidationContext, _ faults: FaultCollector) throws(PaftaError) {
        for survey in surveys where survey.passed > 0 {
            if survey.isChance {
                faults.report(Self.definition, as: .warning, .chance(survey), remedy: .lookAt)
                continue
            }
            for hit in survey.hits {
                faults.report(
                    Fault(
                        Self.definition.rule,
                        Self.definition.severity,
                        row: hit.row,
                        key: hit.key,
                        point: hit.point,
                        message: .number(hit.masked, in: survey.name),
                        remedy: .declare
                    )
                )
            }
        }
    }
}

/// What was seen of the numbers of one field.
private struct FieldSurvey {
    struct Hit {
        let row: Int
        let key: String?
        let point: (x: Double, y: Double)?
        let masked: String
    }

    /// More are only counted.
    private static let keptHits = 100_000
    /// Below this share of passing numbers, a field holds other numbers of eleven digits.
    private static let chanceShare = 0.05

    let name: String
    /// The place of the field in the schema.
    private let index: Int
    private(set) var candidates = 0
    private(set) var passed = 0
    private(set) var hits: [Hit] = []

    init(name: String, index: Int) {
        self.name = name
        self.index = index
    }

    var isChance: Bool { candidates >= 40 && Double(passed) < Self.chanceShare * Double(candidates) }

    mutating func take(_ batch: FeatureBatch, firstRow: Int, _ context: ValidationContext) {
        let column = batch.properties[index]
        for row in 0..<batch.count where !column.isNull[row] {
            guard let masked = take(row, of: column), hits.count < Self.keptHits else { continue }
            let key = context.key(of: row, in: batch)
            hits.append(Hit(row: firstRow + row, key: key, point: batch.somePoint(of: row), masked: masked))
        }
    }

    /// Counts the numbers of a row, and returns the first one that passes.
    private mutating func take(_ row: Int, of column: PropertyColumn) -> String? {
        if column.type == .integer {
            let number = column.integers[row]
            guard number >= 10_000_000_000, number <= 99_999_999_999 else { return nil }
            let digits = Array(String(number).utf8)
            return take(digits, digits.indices)
        }
        return take(column.bytes, column.range(of: row))
    }

    private mutating func take(_ bytes: [UInt8], _ range: Range<Int>) -> String? {
        var masked: String?
        NationalNumber.forEachCandidate(in: bytes, range) { digits in
            candidates += 1
            guard NationalNumber.isValid(digits) else { return }
            passed += 1
            if masked == nil { masked = NationalNumber(digits).masked }
        }
        return masked
    }
}

/// Names of fields that usually hold personal data.
enum PersonalFieldName {
    private static let words: Set<String> = [
        "malik", "malikler", "sahibi", "sahip", "tc", "tcno", "tckn", "tcknno", "tckimlik", "tckimlikno", "kimlik",
        "kimlikno", "telefon", "tel", "telno", "gsm", "gsmno", "eposta", "email", "mail", "baba", "babaadi", "anneadi",
        "dogumtarihi",
    ]

    private static let parts = ["malik", "tckimlik", "telefon", "eposta", "babaadi", "sahibi"]

    /// Whether a name, or one of its words, is such a name in any spelling.
    static func isSuspicious(_ name: String) -> Bool {
        let whole = FoldedText.fold(name)
        if words.contains(whole) || parts.contains(where: whole.contains) { return true }
        let pieces = name.split { !($0.isLetter || $0.isNumber) }
        return pieces.contains { words.contains(FoldedText.fold(String($0))) }
    }
}

extension LocalizedText {
    fileprivate static func named(_ field: String) -> LocalizedText {
        LocalizedText(
            "By its name, the field '\(field)' holds personal data, and nobody declared it.",
            tr: "'\(field)' alanı adına göre kişisel veri içeriyor; ancak beyan edilmemiş."
        )
    }

    fileprivate static func number(_ masked: String, in field: String) -> LocalizedText {
        LocalizedText(
            "'\(field)' holds a valid Turkish identity number (\(masked)).",
            tr: "'\(field)' alanında geçerli bir T.C. kimlik numarası var (\(masked))."
        )
    }

    fileprivate static func chance(_ survey: FieldSurvey) -> LocalizedText {
        LocalizedText(
            "\(survey.passed) of \(survey.candidates) numbers of eleven digits in '\(survey.name)' could be identity "
                + "numbers, which is as many as chance makes.",
            tr: "'\(survey.name)' alanındaki 11 haneli \(survey.candidates) sayının \(survey.passed) tanesi kimlik "
                + "numarası olabilir; bu, rastlantıyla beklenen kadardır."
        )
    }

    fileprivate static let declare = LocalizedText(
        "Take it out of the delivery; if the layer must hold it, declare the field with --personal.",
        tr: "Teslimden çıkarın; katmanda bulunması gerekiyorsa alanı --personal ile beyan edin."
    )

    fileprivate static let lookAt = LocalizedText(
        "Look at the field: if it holds identity numbers after all, take them out or declare it with --personal.",
        tr: "Alana bakın: gerçekten kimlik numarası içeriyorsa çıkarın ya da --personal ile beyan edin."
    )
}
