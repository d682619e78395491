public import GeoCore

extension Report {
    /// The report as comma-separated values for spreadsheets (RFC 4180), with a byte order mark, without which Excel takes
    /// the text for another encoding.
    ///
    /// Several tables stand below each other, each below its title. A text that a spreadsheet would take for a formula
    /// begins with an apostrophe.
    public func sheet(in language: Language) -> [UInt8] {
        var sheet = SheetText()
        for (index, table) in tables.enumerated() {
            if tables.count > 1 {
                if index > 0 { sheet.line([]) }
                sheet.line([.text(table.title.text(in: language))])
            }
            sheet.line(table.columns.map { .text($0.title.text(in: language)) })
            for row in table.rows { sheet.line(row) }
        }
        return sheet.bytes
    }
}

/// Comma-separated values under construction.
private struct SheetText {
    private(set) var bytes: [UInt8] = [0xEF, 0xBB, 0xBF]

    mutating func line(_ cells: [ReportTable.Value]) {
        for (index, cell) in cells.enumerated() {
            if index > 0 { bytes.append(UInt8(ascii: ",")) }
            switch cell {
            case .none: break
            case .number(let number): bytes.append(contentsOf: "\(number)".utf8)
            case .text, .texts: append(VisibleText.text(cell.shown))
            }
        }
        bytes += [0x0D, 0x0A]
    }

    private mutating func append(_ text: String) {
        bytes.append(UInt8(ascii: "\""))
        // Spreadsheets look behind spaces too.
        if let first = text.unicodeScalars.first(where: { !$0.properties.isWhitespace }), Self.beginsFormula(first) {
            bytes.append(UInt8(ascii: "'"))
        }
        for byte in text.utf8 {
            if byte == UInt8(ascii: "\"") { bytes.append(byte) }
            bytes.append(byte)
        }
        bytes.append(UInt8(ascii: "\""))
    }

    private static func beginsFormula(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "=", "+", "-", "@", "|", "%", "\u{FF1D}", "\u{FF0B}", "\u{FF0D}", "\u{FF20}": true
        default: false
        }
    }
}

/// Texts without anything that cannot be seen or that moves what stands around it.
enum VisibleText {
    static func text(_ text: String) -> String {
        guard text.unicodeScalars.contains(where: isHidden) else { return text }
        var visible = ""
        for scalar in text.unicodeScalars {
            if scalar == "\n" || scalar == "\r" || scalar == "\t" {
                visible += " "
            } else if isHidden(scalar) {
                let digits = String(scalar.value, radix: 16, uppercase: true)
                visible += "⟨U+\(String(repeating: "0", count: max(0, 4 - digits.count)))\(digits)⟩"
            } else {
                visible.unicodeScalars.append(scalar)
            }
        }
        return visible
    }

    private static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
        guard scalar.value > 0x7E || scalar.value < 0x20 else { return false }
        return switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator: true
        default: false
        }
    }
}
