/// Texts in columns, with what a terminal would obey made visible.
package enum TextTable {
    /// Returns how wide each column has to be for its widest text.
    package static func widths(_ rows: [[String]]) -> [Int] {
        let count = rows.first?.count ?? 0
        return (0..<count).map { column in rows.map { TerminalText.visible($0[column]).count }.max() ?? 0 }
    }

    /// Returns a line for each row, with columns as wide as `widths` says, or as their widest text.
    package static func lines(_ rows: [[String]], widths: [Int]? = nil, rightAligned: Set<Int> = []) -> [String] {
        let widths = widths ?? Self.widths(rows)
        return rows.map { row in
            let cells = row.map(TerminalText.visible).enumerated()
                .map { column, text in
                    let padding = String(repeating: " ", count: max(0, widths[column] - text.count))
                    return rightAligned.contains(column) ? padding + text : text + padding
                }
            let line = cells.joined(separator: "  ")
            return String(line.reversed().drop { $0 == " " }.reversed())
        }
    }
}
