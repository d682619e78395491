public import FeatureQuery
public import GeoCore

/// V-09: texts were read in the encoding they were written in.
///
/// Reported for each text, and at the end once for the layer with the encoding to try instead.
public struct EncodingRule: FeatureRule {
    /// The number, title and usual severity.
    public static let definition = RuleDefinition(
        9,
        LocalizedText("Text encoding", tr: "Metin kodlaması"),
        .error
    )

    private var counts: [MojibakePattern: Int] = [:]

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
            let column = batch.properties[index]
            var reported = -1
            MojibakeScan(column.bytes)
                .visit { pattern, offset in
                    let row = column.row(at: offset)
                    guard row != reported, Self.liesIn(column, row, pattern, offset) else { return }
                    reported = row
                    counts[pattern, default: 0] += 1
                    let field = batch.schema[index].name
                    let text = column.text(row) ?? ""
                    report.report(
                        row,
                        of: batch,
                        as: pattern.severity,
                        pattern.message(field: field, text: text),
                        remedy: pattern.remedy
                    )
                }
        }
    }

    /// Whether a trace lies inside one text, and a question mark not in an address of the web.
    private static func liesIn(_ column: PropertyColumn, _ row: Int, _ pattern: MojibakePattern, _ offset: Int) -> Bool
    {
        let range = column.range(of: row)
        if pattern == .utf8 { return offset + 2 < range.upperBound }
        guard pattern == .lost else { return true }
        guard offset > range.lowerBound, offset + 1 < range.upperBound else { return false }
        let text = column.text(row) ?? ""
        return !text.contains("://") && !text.contains("=") && !text.hasPrefix("www.")
    }

    /// Reports what only the whole layer shows.
    public mutating func finish(_ context: ValidationContext, _ faults: FaultCollector) throws(PaftaError) {
        for pattern in MojibakePattern.allCases {
            guard let count = counts[pattern], count > 1, let encoding = pattern.encoding else { continue }
            let used = context.source.encoding.map { " (\($0))" } ?? ""
            faults.report(
                Self.definition,
                as: pattern.severity,
                LocalizedText(
                    "\(count) texts look as if they were written in \(encoding) and read in another encoding\(used).",
                    tr: "\(count) metin \(encoding) ile yazılıp başka bir kodlamayla\(used) okunmuş görünüyor."
                ),
                remedy: pattern.remedy
            )
        }
    }
}

extension MojibakePattern {
    fileprivate func message(field: String, text: String) -> LocalizedText {
        let shown = text.count > 60 ? text.prefix(60) + "…" : text[...]
        return switch self {
        case .utf8, .latin5, .dos:
            LocalizedText(
                "Turkish letters in '\(field)' are garbled: '\(shown)'.",
                tr: "'\(field)' alanında Türkçe harfler bozuk: '\(shown)'."
            )
        case .replaced, .lost:
            LocalizedText(
                "Letters in '\(field)' are lost: '\(shown)'.",
                tr: "'\(field)' alanında kaybolmuş harfler var: '\(shown)'."
            )
        }
    }

    fileprivate var remedy: LocalizedText {
        guard let encoding else {
            return LocalizedText(
                "Export again as UTF-8; letters that are lost cannot be brought back.",
                tr: "UTF-8 olarak yeniden dışa aktarın; kaybolan harfler geri getirilemez."
            )
        }
        return LocalizedText(
            "Load again with --encoding \(encoding); if that does not help, export again as UTF-8.",
            tr:
                "--encoding \(encoding) ile yeniden yükleyin; düzelmezse UTF-8 olarak yeniden dışa aktarın."
        )
    }
}
