internal import FeatureFormats
public import GeoCore

extension Report {
    /// The report as a JSON object: `title`, the facts, and an array of objects for each table.
    public func json(in language: Language) -> [UInt8] {
        var writer = ByteWriter(capacity: 4_096)
        writer.append(verbatim: "{")
        Self.name("title", &writer)
        JSONText.append(title.text(in: language), to: &writer)
        for fact in facts {
            writer.append(verbatim: ",\n")
            Self.name(fact.key, &writer)
            Self.append(fact.value, &writer)
        }
        for table in tables {
            writer.append(verbatim: ",\n")
            Self.name(table.key, &writer)
            Self.append(table, &writer)
        }
        writer.append(verbatim: "}\n")
        return writer.take()
    }

    private static func append(_ table: ReportTable, _ writer: inout ByteWriter) {
        writer.append(verbatim: "[")
        for (number, row) in table.rows.enumerated() {
            writer.append(verbatim: number > 0 ? ",\n{" : "\n{")
            for (index, value) in row.enumerated() {
                if index > 0 { writer.append(verbatim: ",") }
                name(table.columns[index].key, &writer)
                append(value, &writer)
            }
            writer.append(verbatim: "}")
        }
        writer.append(verbatim: "]")
    }

    private static func name(_ name: String, _ writer: inout ByteWriter) {
        JSONText.append(name, to: &writer)
        writer.append(verbatim: ":")
    }

    private static func append(_ value: ReportTable.Value, _ writer: inout ByteWriter) {
        switch value {
        case .none: writer.append(verbatim: "null")
        case .number(let number): writer.append(verbatim: "\(number)")
        case .text(let text): JSONText.append(text, to: &writer)
        case .texts(let texts):
            writer.append(verbatim: "[")
            for (index, text) in texts.enumerated() {
                if index > 0 { writer.append(verbatim: ",") }
                JSONText.append(text, to: &writer)
            }
            writer.append(verbatim: "]")
        }
    }
}
