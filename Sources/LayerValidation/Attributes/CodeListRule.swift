public import FeatureQuery
public import GeoCore
internal import LayerTemplates

/// V-18: values of fields with a code list are in it.
///
/// Each unknown value is reported once, with the number of features that have it and the code that comes nearest.
public struct CodeListRule: FeatureRule {
    /// The number, title and usual severity.
    public static let definition = RuleDefinition(
        18,
        LocalizedText("Values are in the code list", tr: "Değerler kod listesinde"),
        .warning
    )

    /// More unknown values of one field are counted together.
    private static let keptValues = 200
    private var lists: [CodeList] = []
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
        if !isReady { lists = Self.lists(batch.schema, context.template) }
        isReady = true
        for index in lists.indices {
            let column = batch.properties[lists[index].column]
            for row in 0..<batch.count where !column.isNull[row] && !lists[index].holds(row, of: column) {
                guard !column.isBlank(row) else { continue }
                lists[index].note(row, of: batch, firstRow: firstRow, context, limit: Self.keptValues)
            }
        }
    }

    private static func lists(_ schema: [PropertyDefinition], _ template: LayerTemplate?) -> [CodeList] {
        schema.indices.compactMap { index in
            guard let field = template?.field(named: schema[index].name), !field.codes.isEmpty else { return nil }
            switch schema[index].type {
            case .text, .integer: return CodeList(field, column: index)
            case .real, .boolean, .date, .dateTime, .binary: return nil
            }
        }
    }

    /// Reports what only the whole layer shows.
    public mutating func finish(_ context: ValidationContext, _ faults: FaultCollector) throws(PaftaError) {
        for list in lists {
            for unknown in list.unknown.values.sorted(by: { $0.row < $1.row }) {
                faults.report(fault(unknown, in: list))
            }
            guard list.others > 0 else { continue }
            faults.report(
                Self.definition,
                LocalizedText(
                    "'\(list.name)' has unknown values in \(list.others) more features.",
                    tr: "'\(list.name)' alanında \(list.others) nesnede daha bilinmeyen değerler var."
                ),
                remedy: LocalizedText(
                    "Check that the right field of the source was matched.",
                    tr: "Kaynaktaki doğru alanın eşleştirildiğini denetleyin."
                )
            )
        }
    }

    private func fault(_ unknown: CodeList.Unknown, in list: CodeList) -> Fault {
        let shown = unknown.text.count > 60 ? unknown.text.prefix(60) + "…" : unknown.text[...]
        let remedy =
            list.nearest(to: unknown.text)
            .map { LocalizedText("Write '\($0)' if that is meant.", tr: "Kastedilen buysa '\($0)' yazın.") }
            ?? LocalizedText(
                "Choose one of: \(list.sample).",
                tr: "Şunlardan birini seçin: \(list.sample)."
            )
        return Fault(
            Self.definition.rule,
            Self.definition.severity,
            row: unknown.row,
            key: unknown.key,
            point: unknown.point,
            message: LocalizedText(
                "'\(list.name)': '\(shown)' is not in the code list (\(unknown.count) features).",
                tr: "'\(list.name)' alanında '\(shown)' kod listesinde yok (\(unknown.count) nesne)."
            ),
            remedy: remedy
        )
    }
}

/// The codes of one field, and the values that are none of them.
private struct CodeList {
    struct Unknown {
        let text: String
        let row: Int
        let key: String?
        let point: (x: Double, y: Double)?
        var count = 1
    }

    let name: String
    let column: Int
    private let codes: [String]
    private let hashes: Set<UInt64>
    private let numbers: Set<Int64>
    /// The hash of a value that was found in the list just before; neighbours mostly have the same.
    private var last: UInt64?
    private(set) var unknown: [String: Unknown] = [:]
    /// Features with unknown values beyond those kept.
    private(set) var others = 0

    init(_ field: TemplateField, column: Int) {
        name = field.name
        self.column = column
        codes = field.codes.map(\.value)
        hashes = Set(codes.map { StableHash.mixed(of: Array($0.utf8)[...]) })
        numbers = Set(codes.compactMap { Int64($0) })
    }

    var sample: String { codes.prefix(12).joined(separator: ", ") + (codes.count > 12 ? ", …" : "") }

    mutating func holds(_ row: Int, of column: PropertyColumn) -> Bool {
        if column.type == .integer { return numbers.contains(column.integers[row]) }
        let hash = StableHash.mixed(of: column.bytes[column.range(of: row)])
        if hash == last { return true }
        guard hashes.contains(hash) else { return false }
        last = hash
        return true
    }

    mutating func note(_ row: Int, of batch: FeatureBatch, firstRow: Int, _ context: ValidationContext, limit: Int) {
        let values = batch.properties[column]
        let text = values.text(row) ?? String(values.integers[row])
        if unknown[text] != nil {
            unknown[text]?.count += 1
        } else if unknown.count < limit {
            let key = context.key(of: row, in: batch)
            unknown[text] = Unknown(text: text, row: firstRow + row, key: key, point: batch.somePoint(of: row))
        } else {
            others += 1
        }
    }

    /// Returns the code that is spelled most alike, if one is alike at all.
    func nearest(to text: String) -> String? {
        let folded = FoldedText.fold(text)
        guard !folded.isEmpty, folded.count <= 80 else { return nil }
        let near = codes.map { (code: $0, distance: FoldedText.distance(FoldedText.fold($0), folded)) }
        guard let best = near.min(by: { $0.distance < $1.distance }) else { return nil }
        return best.distance * 3 <= folded.unicodeScalars.count ? best.code : nil
    }
}
