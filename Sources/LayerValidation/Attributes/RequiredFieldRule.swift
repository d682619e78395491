public import FeatureQuery
public import GeoCore
internal import LayerTemplates

/// V-16: required fields have a value that is not blank.
///
/// A field that is blank in every feature is one fault of the layer, not one of each feature.
public struct RequiredFieldRule: FeatureRule {
    /// The number, title and usual severity.
    public static let definition = RuleDefinition(
        16,
        LocalizedText("Required fields are filled", tr: "Zorunlu alanlar dolu"),
        .error
    )

    /// A field that is blank so far; its faults wait until it is clear that not all are.
    private struct Waiting {
        var blank = 0
        var faults: [Fault] = []
    }

    /// More blank features at the beginning are only counted.
    private static let keptFaults = 10_000
    private var waiting: [Int: Waiting] = [:]
    private var required: [Int] = []
    private var names: [String] = []
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
        if !isReady { prepare(batch.schema, context) }
        isReady = true
        for index in required {
            let column = batch.properties[index]
            for row in 0..<batch.count {
                guard column.isBlank(row) else {
                    if let held = waiting.removeValue(forKey: index) { release(held, index, faults) }
                    continue
                }
                let fault = blank(row, names[index], in: batch, firstRow: firstRow, context)
                if waiting[index] == nil { faults.report(fault) } else { hold(fault, index) }
            }
        }
    }

    private mutating func prepare(_ schema: [PropertyDefinition], _ context: ValidationContext) {
        names = schema.map(\.name)
        required = names.indices.filter { context.template?.field(named: names[$0])?.isRequired == true }
        for index in required { waiting[index] = Waiting() }
    }

    private func blank(
        _ row: Int,
        _ field: String,
        in batch: FeatureBatch,
        firstRow: Int,
        _ context: ValidationContext
    ) -> Fault {
        Fault(
            Self.definition.rule,
            Self.definition.severity,
            row: firstRow + row,
            key: context.key(of: row, in: batch),
            point: batch.somePoint(of: row),
            message: LocalizedText(
                "The required field '\(field)' is blank.",
                tr: "Zorunlu '\(field)' alanı boş."
            ),
            remedy: .fill
        )
    }

    private mutating func hold(_ fault: Fault, _ index: Int) {
        waiting[index]?.blank += 1
        if waiting[index]?.faults.count ?? 0 < Self.keptFaults { waiting[index]?.faults.append(fault) }
    }

    private func release(_ held: Waiting, _ index: Int, _ faults: FaultCollector) {
        for fault in held.faults { faults.report(fault) }
        let more = held.blank - held.faults.count
        guard more > 0 else { return }
        faults.report(
            Self.definition,
            LocalizedText(
                "The required field '\(names[index])' is blank in \(more) more features.",
                tr: "Zorunlu '\(names[index])' alanı \(more) nesnede daha boş."
            ),
            remedy: .fill
        )
    }

    /// Reports what only the whole layer shows.
    public mutating func finish(_ context: ValidationContext, _ faults: FaultCollector) throws(PaftaError) {
        for (index, held) in waiting.sorted(by: { $0.key < $1.key }) where held.blank > 0 {
            guard held.blank > 1 else {
                release(held, index, faults)
                continue
            }
            faults.report(
                Self.definition,
                LocalizedText(
                    "The required field '\(names[index])' is blank in all \(held.blank) features.",
                    tr: "Zorunlu '\(names[index])' alanı \(held.blank) nesnenin hepsinde boş."
                ),
                remedy: LocalizedText(
                    "If the source has it under another name, say so in a mapping file.",
                    tr: "Kaynakta başka bir adla varsa eşleme dosyasında belirtin."
                )
            )
        }
    }
}

extension PropertyColumn {
    /// Whether a row has no value, or a text of nothing but white space.
    func isBlank(_ row: Int) -> Bool {
        if isNull[row] { return true }
        guard holdsBytes else { return false }
        for index in range(of: row) where !Self.isSpace(bytes[index]) { return false }
        return true
    }

    /// Whether a byte is white space in ASCII, or belongs to the no-break space, which no other blank text holds.
    private static func isSpace(_ byte: UInt8) -> Bool {
        byte == 0x20 || (0x09...0x0D).contains(byte) || byte == 0xC2 || byte == 0xA0
    }
}

extension LocalizedText {
    fileprivate static let fill = LocalizedText(
        "Fill the field in the source.",
        tr: "Alanı kaynakta doldurun."
    )
}
