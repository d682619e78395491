internal import GeoCore

/// Writes the keys of tables as TOML in the order in which they are visited, on request with what they mean.
struct TOMLWriter: KeyVisitor {
    private let path: String
    /// Whether every key is explained, and those without a value stand there behind `# `.
    private let explains: Bool
    private var lines: [String] = []
    /// Inner tables; TOML wants them after the values of a table.
    private var inner: [String] = []

    private init(path: String, explains: Bool) {
        self.path = path
        self.explains = explains
    }

    /// Returns the file.
    static func text(of document: ProtocolDocument, explains: Bool) -> String {
        var lines: [String] = []
        if explains {
            lines = [
                "# Veri paylaşım protokolü.",
                "# '# ' ile başlayan anahtarlar kullanılmıyor; kullanmak için işareti silin.",
                "# Denetlemek için: pafta protocol check DOSYA", "",
            ]
        }
        lines += (try? Self.lines(of: document, path: "", explains: explains)) ?? []
        return lines.joined(separator: "\n") + "\n"
    }

    private static func lines<Table: DocumentTable>(
        of table: Table,
        path: String,
        explains: Bool
    ) throws(PaftaError) -> [String] {
        var (writer, copy) = (TOMLWriter(path: path, explains: explains), table)
        try copy.visit(&writer)
        return writer.lines + writer.inner
    }

    private func joined(_ key: String) -> String { path.isEmpty ? key : "\(path).\(key)" }

    private mutating func add(_ key: String, _ value: String?) {
        if explains { lines += ProtocolKeys.comment(joined(key)).map { "# \($0)" } }
        if let value {
            lines.append("\(key) = \(value)")
        } else if explains {
            lines.append("# \(key) = \(ProtocolKeys.example(joined(key)))")
        }
    }

    mutating func text(_ key: String, _ value: inout String) { add(key, value.isEmpty ? nil : TOMLText.quoted(value)) }

    mutating func texts(_ key: String, _ value: inout [String]) {
        add(key, value.isEmpty ? nil : TOMLText.list(value))
    }

    mutating func flag(_ key: String, _ value: inout Bool, usual: Bool) {
        add(key, value == usual && !explains ? nil : "\(value)")
    }

    mutating func count(_ key: String, _ value: inout Int?) { add(key, value.map { "\($0)" }) }

    mutating func number(_ key: String, _ value: inout Double?) { add(key, value.map(DocumentTree.digits)) }

    mutating func form<Form: TextForm>(_ key: String, _ value: inout Form?) {
        add(key, value.map { TOMLText.quoted($0.form) })
    }

    mutating func forms<Form: TextForm>(_ key: String, _ value: inout [Form]) {
        add(key, value.isEmpty ? nil : TOMLText.list(value.map(\.form)))
    }

    mutating func table<Table: DocumentTable>(_ key: String, _ value: inout Table) throws(PaftaError) {
        let body = try Self.lines(of: value, path: joined(key), explains: explains)
        guard !body.isEmpty else { return }
        heading(key)
        inner += ["[\(joined(key))]"] + body
    }

    mutating func tables<Table: DocumentTable>(
        _ key: String,
        _ value: inout [Table],
        short: String?
    ) throws(PaftaError) {
        if let short, key == "fields" { return try add(key, entries(value, short: short)) }
        if value.isEmpty, explains {
            // A list without elements shows what one would look like.
            heading(key)
            let example = try Self.lines(of: Table(), path: joined(key), explains: true)
            inner += ["# [[\(joined(key))]]"] + example.map { $0.hasPrefix("#") || $0.isEmpty ? $0 : "# \($0)" }
        }
        for (index, table) in value.enumerated() {
            if index == 0 { heading(key) } else { inner.append("") }
            inner.append("[[\(joined(key))]]")
            inner += try Self.lines(of: table, path: joined(key), explains: explains && index == 0)
        }
    }

    private mutating func heading(_ key: String) {
        inner.append("")
        if explains { inner += ProtocolKeys.comment(joined(key)).map { "# == \($0)" } }
    }

    /// Small tables in one line each; those with nothing but the key `short` as texts.
    private func entries<Table: DocumentTable>(_ tables: [Table], short: String) throws(PaftaError) -> String? {
        guard !tables.isEmpty else { return nil }
        var elements: [String] = []
        for table in tables {
            let members = try TreeWriter.members(of: table)
            if members.count == 1, case .text(let text)? = members[short] {
                elements.append("    \(TOMLText.quoted(text)),\n")
            } else {
                let parts = members.sorted { $0.key > $1.key }.map { "\($0.key) = \(TOMLText.quoted($0.value.line))" }
                elements.append("    { \(parts.joined(separator: ", ")) },\n")
            }
        }
        return "[\n\(elements.joined())]"
    }
}

/// How values are written in TOML.
private enum TOMLText {
    static func quoted(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case "\n": result += "\\n"
            case "\t": result += "\\t"
            case "\r": result += "\\r"
            case _ where scalar.value < 0x20 || scalar.value == 0x7F:
                let digits = String(scalar.value, radix: 16)
                result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result + "\""
    }

    static func list(_ texts: [String]) -> String { "[" + texts.map(quoted).joined(separator: ", ") + "]" }
}
