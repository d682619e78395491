public import GeoCore

/// Records as comma-separated values (RFC 4180) for spreadsheets.
///
/// A cell that a spreadsheet would take for a formula begins with an apostrophe; what has no shape of its own is
/// shown by its number, as in `⟨U+202E⟩`.
public enum AuditTable {
    /// What Excel needs to take the text for UTF-8.
    public static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

    private static let names: [LocalizedText] = [
        LocalizedText("number", tr: "sıra"), LocalizedText("time (UTC)", tr: "zaman (UTC)"),
        LocalizedText("event", tr: "olay"), LocalizedText("kind", tr: "tür"),
        LocalizedText("principal", tr: "kim"), LocalizedText("unit", tr: "birim"),
        LocalizedText("protocol", tr: "protokol"), LocalizedText("purpose", tr: "amaç"),
        LocalizedText("address", tr: "adres"), LocalizedText("method", tr: "yöntem"),
        LocalizedText("target", tr: "istek"), LocalizedText("collection", tr: "katman"),
        LocalizedText("data version", tr: "veri sürümü"), LocalizedText("fields", tr: "alanlar"),
        LocalizedText("features", tr: "kayıt sayısı"), LocalizedText("status", tr: "durum"),
        LocalizedText("bytes", tr: "bayt"), LocalizedText("SHA-256 of the answer", tr: "yanıtın SHA-256 özeti"),
        LocalizedText("milliseconds", tr: "milisaniye"), LocalizedText("detail", tr: "ayrıntı"),
        LocalizedText("hash", tr: "özet"),
    ]

    /// The line with the names of the columns.
    public static func heading(in language: Language) -> [UInt8] { line(names.map { $0.text(in: language) }) }

    /// The line of a record.
    public static func line(_ entry: AuditEntry) -> [UInt8] {
        let record = entry.record
        return line([
            String(entry.sequence), record.time, record.event, record.kind, record.principal, record.unit,
            record.agreement, record.purpose, record.address, record.method, record.target, record.collection,
            record.dataVersion, record.fields.isEmpty ? nil : record.fields.joined(separator: " "),
            record.features.map { String($0) }, record.status.map { String($0) }, record.bytes.map { String($0) },
            record.answer, record.milliseconds.map { String($0) }, record.detail, entry.hash,
        ])
    }

    private static func line(_ cells: [String?]) -> [UInt8] {
        var bytes: [UInt8] = []
        for (index, cell) in cells.enumerated() {
            if index > 0 { bytes.append(UInt8(ascii: ",")) }
            if let cell { append(cell, to: &bytes) }
        }
        return bytes + [0x0D, 0x0A]
    }

    private static func append(_ cell: String, to bytes: inout [UInt8]) {
        let text = VisibleText.text(cell)
        bytes.append(UInt8(ascii: "\""))
        // Spreadsheets look behind spaces too.
        if let first = text.unicodeScalars.first(where: { $0 != " " && $0 != "\u{A0}" }), isFormulaStart(first) {
            bytes.append(UInt8(ascii: "'"))
        }
        for byte in text.utf8 {
            if byte == UInt8(ascii: "\"") { bytes.append(byte) }
            bytes.append(byte)
        }
        bytes.append(UInt8(ascii: "\""))
    }

    private static func isFormulaStart(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "=", "+", "-", "@", "|", "%", "\u{FF1D}", "\u{FF0B}", "\u{FF0D}", "\u{FF20}": true
        default: false
        }
    }
}

/// Texts in which everything can be seen.
enum VisibleText {
    static func text(_ text: String) -> String {
        guard
            text.unicodeScalars.contains(where: SafeText.isInvisible)
                || text.utf8.contains(where: { $0 < 0x20 || $0 == 0x7F })
        else { return text }
        var visible = ""
        for scalar in text.unicodeScalars {
            if scalar.value < 0x20 || scalar.value == 0x7F || scalar.value >= 0x80 && SafeText.isInvisible(scalar) {
                let digits = String(scalar.value, radix: 16, uppercase: true)
                visible += "⟨U+\(String(repeating: "0", count: max(0, 4 - digits.count)))\(digits)⟩"
            } else {
                visible.unicodeScalars.append(scalar)
            }
        }
        return visible
    }
}
