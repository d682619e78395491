internal import GeoCore
internal import GeoReferencing
internal import LayerValidation

/// The table of all faults for Excel: UTF-8 with a byte order mark, without which Excel takes letters for those of Windows.
///
/// Excel splits columns by what the language of Windows says: semicolons where the decimal sign is a comma, as in Turkey.
struct FaultSheet {
    let findings: LoadFindings
    let words: PageWords

    /// Writes the file.
    func write(to file: ReportFile) throws(PaftaError) {
        try file.write { $0.append([0xEF, 0xBB, 0xBF] as [UInt8]) }
        try file.write(line(Self.columns(words.language)))
        for fault in findings.faults.numbered { try file.write(line(fields(fault, of: nil))) }
        for layer in findings.layers {
            for fault in layer.numbered { try file.write(line(fields(fault, of: layer))) }
        }
    }

    /// The names of the columns.
    static func columns(_ language: Language) -> [String] {
        switch language {
        case .english:
            [
                "layer", "no", "rule", "title", "severity", "repaired", "key", "row", "other_key", "other_row",
                "y_east",
                "x_north", "message", "remedy",
            ]
        case .turkish:
            [
                "katman", "no", "kural", "konu", "onem", "duzeltildi", "anahtar", "satir", "diger_anahtar",
                "diger_satir",
                "y_saga", "x_yukari", "sorun", "cozum",
            ]
        }
    }

    private func fields(_ numbered: NumberedFault, of layer: LayerFindings?) -> [String] {
        let fault = numbered.fault
        let title = layer?.title(of: fault.rule) ?? RuleGuide.entry(of: fault.rule).title
        return [
            Self.text(layer?.name), String(numbered.number), fault.rule.description, Self.text(words(title)),
            words(fault.severity.word), fault.isRepaired ? words("yes", "evet") : words("no", "hayır"),
            Self.text(fault.key), Self.number(fault.row), Self.text(fault.other?.key), Self.number(fault.other?.row),
            coordinate(fault.point?.x, layer?.crs), coordinate(fault.point?.y, layer?.crs),
            Self.text(words(fault.message)),
            Self.text(words(fault.remedy)),
        ]
    }

    private func coordinate(_ number: Double?, _ crs: CRSDescription?) -> String {
        guard let number, number.isFinite else { return "" }
        return words.coordinate(number, crs)
    }

    private static func number(_ number: Int?) -> String { number.map { String($0) } ?? "" }

    /// A text that no program takes for a formula.
    ///
    /// Excel computes what begins with one of these signs, and a delivered file could so make it run something (CWE-1236).
    private static func text(_ raw: String?) -> String {
        let text = ForeignText(raw ?? "", length: ForeignText.storedLength).text
        guard let first = text.unicodeScalars.first, "=+-@＝＋－＠".unicodeScalars.contains(first) else { return text }
        return "'\(text)"
    }

    /// A line of fields, quoted where needed (RFC 4180, clause 2, with the separator of the language).
    private func line(_ fields: [String]) -> [UInt8] {
        let separator: Character = words.language == .turkish ? ";" : ","
        let quoted = fields.map { field in
            // By scalars: with a combining mark behind it, a quote is another character to Swift and a quote to Excel.
            let scalars = field.unicodeScalars
            let needsQuotes = scalars.contains { "\";,\r\n".unicodeScalars.contains($0) } || field != field.trimmed
            let parts = scalars.split(separator: "\"", omittingEmptySubsequences: false).map { String($0) }
            return needsQuotes ? "\"\(parts.joined(separator: "\"\""))\"" : field
        }
        return Array((quoted.joined(separator: String(separator)) + "\r\n").utf8)
    }
}

extension String {
    /// The text without spaces at its ends.
    fileprivate var trimmed: Substring {
        var text = self[...]
        while text.first == " " { text.removeFirst() }
        while text.last == " " { text.removeLast() }
        return text
    }
}
