public import FeatureQuery
public import GeoCore

/// V-10: texts are in Unicode normalization form C and hold no control characters; puts them right.
///
/// See ``NormalizedText`` for what is composed. I, ı, İ and i are never exchanged.
public struct NormalizationRule: FeatureRule {
    /// The number, title and usual severity.
    public static let definition = RuleDefinition(
        10,
        LocalizedText("Composed letters, no control characters", tr: "Bileşik harfler ve denetim karakterleri"),
        .information
    )

    /// Creates the rule.
    public init() {}

    /// Looks at a batch, as ``FeatureRule`` says.
    public mutating func inspect(
        _ batch: inout FeatureBatch,
        firstRow: Int,
        _ context: ValidationContext,
        _ faults: FaultCollector
    ) throws(PaftaError) {
        let report = BatchFaults(definition: Self.definition, firstRow: firstRow, context: context, faults: faults)
        for index in batch.textColumns {
            let rows = Self.suspiciousRows(of: batch.properties[index])
            guard !rows.isEmpty else { continue }
            let changed = Self.normalize(rows, of: &batch.properties[index])
            let field = batch.schema[index].name
            for row in changed { report.report(row, of: batch, .changed(field), remedy: .nothing, isRepaired: true) }
        }
    }

    /// Rows with bytes that control characters or combining marks are made of.
    private static func suspiciousRows(of column: PropertyColumn) -> [Int] {
        var rows: [Int] = []
        let bytes = column.bytes
        for index in bytes.indices {
            let byte = bytes[index]
            guard byte < 0x20 || byte == 0x7F || byte == 0xC2 || byte == 0xCC || byte == 0xCD else { continue }
            // U+0080 to U+009F; the others of this lead byte, as ° and ², are no control characters.
            if byte == 0xC2, index + 1 < bytes.count, bytes[index + 1] >= 0xA0 { continue }
            let row = column.row(at: index)
            if rows.last != row { rows.append(row) }
        }
        return rows
    }

    /// Returns the rows that were changed.
    private static func normalize(_ rows: [Int], of column: inout PropertyColumn) -> [Int] {
        var texts: [Int: [UInt8]] = [:]
        for row in rows {
            guard let text = column.text(row) else { continue }
            let normalized = Array(NormalizedText.normalized(text).utf8)
            // Compared as bytes: both are equal as texts, and that is the point.
            if !normalized.elementsEqual(column.bytes[column.range(of: row)]) { texts[row] = normalized }
        }
        guard !texts.isEmpty else { return [] }
        var result = PropertyColumn(type: column.type)
        result.bytes.reserveCapacity(column.bytes.count)
        for row in 0..<column.count {
            if let text = texts[row] {
                result.bytes.append(contentsOf: text)
                result.endBytes()
            } else {
                result.append(row: row, of: column)
            }
        }
        column = result
        return texts.keys.sorted()
    }
}

extension LocalizedText {
    fileprivate static func changed(_ field: String) -> LocalizedText {
        LocalizedText(
            "Letters in '\(field)' were composed or control characters taken out.",
            tr: "'\(field)' alanında parçalı harfler birleştirildi ya da denetim karakterleri çıkarıldı."
        )
    }

    fileprivate static let nothing = LocalizedText(
        "Nothing needs to be done; the text reads the same.",
        tr: "Yapılması gereken bir şey yok; metin aynı okunur."
    )
}
