/// Names and values, one below the other.
struct FactList {
    private var rows: [(name: String, value: String)] = []

    /// Adds a value that may come from a delivered file, if there is one.
    mutating func add(_ name: String, _ value: String?) {
        if let value, !value.isEmpty { rows.append((name, value)) }
    }

    /// Writes the list.
    func write(_ out: inout Markup) {
        guard !rows.isEmpty else { return }
        out.element("dl", [("class", "facts")]) { out in
            for row in rows {
                out.element("dt", row.name)
                out.element("dd") { $0.foreign(row.value) }
            }
        }
    }
}

/// The head of a table.
struct TableHead {
    private let names: [String]
    private let numbers: Set<Int>

    /// Names the columns; `numbers` are those aligned at the right.
    init(_ names: [String], numbers: Set<Int> = []) {
        self.names = names
        self.numbers = numbers
    }

    /// Writes the head.
    func write(_ out: inout Markup) {
        // The roles stay when a telephone shows rows as blocks, which takes them from the elements.
        out.element("thead", [("role", "rowgroup")]) { out in
            out.element("tr", [("role", "row")]) { out in
                for (index, name) in names.enumerated() {
                    let style: [Markup.Attribute] = numbers.contains(index) ? [("class", "number")] : []
                    out.element("th", style + [("scope", "col"), ("role", "columnheader")], name)
                }
            }
        }
    }
}
