public import GeoCore

extension Report {
    /// The report as one HTML page that needs nothing else: light and dark, screen and paper.
    ///
    /// - Parameters:
    ///   - language: The language of the words.
    ///   - footer: What stands at the end, such as who made it and when.
    /// - Returns: The page as UTF-8.
    public func page(in language: Language, footer: String) -> [UInt8] {
        var page = PageText()
        let name = title.text(in: language)
        page.raw("<!DOCTYPE html>\n<html lang=\"")
        page.raw(language == .turkish ? "tr" : "en")
        page.raw("\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\"><title>")
        page.text(name)
        page.raw("</title><style>")
        page.raw(PageText.style)
        page.raw("</style></head><body><main><h1>")
        page.text(name)
        page.raw("</h1>\n")
        if !facts.isEmpty { append(facts, language, to: &page) }
        for table in tables { append(table, language, to: &page) }
        page.raw("</main><footer>")
        page.text(footer)
        page.raw("</footer></body></html>\n")
        return page.bytes
    }

    private func append(_ facts: [Fact], _ language: Language, to page: inout PageText) {
        page.raw("<dl>")
        for fact in facts {
            page.raw("<dt>")
            page.text(fact.title.text(in: language))
            page.raw("</dt><dd>")
            page.text(fact.value.shown)
            page.raw("</dd>")
        }
        page.raw("</dl>\n")
    }

    private func append(_ table: ReportTable, _ language: Language, to page: inout PageText) {
        page.raw("<section><h2>")
        page.text(table.title.text(in: language))
        page.raw("</h2>")
        defer { page.raw("</section>\n") }
        guard !table.rows.isEmpty else {
            page.raw(language == .turkish ? "<p>Kayıt yok.</p>" : "<p>Nothing.</p>")
            return
        }
        page.raw("<div class=\"scroll\" tabindex=\"0\"><table><thead><tr>")
        let areNumeric = table.columns.indices.map { table.isNumeric($0) }
        for (column, isNumeric) in zip(table.columns, areNumeric) {
            page.raw(isNumeric ? "<th scope=\"col\" class=\"number\">" : "<th scope=\"col\">")
            page.text(column.title.text(in: language))
            page.raw("</th>")
        }
        page.raw("</tr></thead><tbody>")
        for row in table.rows {
            page.raw("<tr>")
            for (value, isNumeric) in zip(row, areNumeric) {
                page.raw(isNumeric ? "<td class=\"number\">" : "<td>")
                page.text(value.shown)
                page.raw("</td>")
            }
            page.raw("</tr>\n")
        }
        page.raw("</tbody></table></div>")
    }
}

/// HTML under construction: only texts of the source code become markup.
private struct PageText {
    private(set) var bytes: [UInt8] = []

    mutating func raw(_ markup: StaticString) { bytes.append(contentsOf: markup.description.utf8) }

    mutating func text(_ text: String) {
        for byte in VisibleText.text(text).utf8 {
            switch byte {
            case UInt8(ascii: "&"): raw("&amp;")
            case UInt8(ascii: "<"): raw("&lt;")
            case UInt8(ascii: ">"): raw("&gt;")
            case UInt8(ascii: "\""): raw("&quot;")
            case UInt8(ascii: "'"): raw("&#39;")
            default: bytes.append(byte)
            }
        }
    }

    /// Texts have a contrast of at least 4.5 : 1 against their ground (WCAG 2.1, criterion 1.4.3).
    static let style: StaticString = """
        :root{color-scheme:light dark;--ground:#fff;--soft:#f4f6f8;--ink:#1b2430;--quiet:#55606e;--rule:#ccd3db}
        @media screen and (prefers-color-scheme:dark){:root{--ground:#14181d;--soft:#1e242b;--ink:#e8ecf1;--quiet:#a9b4c0;\
        --rule:#3a444f}}
        body{margin:0 auto;max-width:72rem;padding:1.25rem 1rem 3rem;background:var(--ground);color:var(--ink);\
        font:1rem/1.5 system-ui,"Segoe UI","Noto Sans","DejaVu Sans",sans-serif;overflow-wrap:break-word}
        h1{font-size:1.8rem;line-height:1.2}h2{font-size:1.3rem;margin:2rem 0 .4rem}
        dl{display:grid;grid-template-columns:max-content 1fr;gap:.15rem 1rem}dt{color:var(--quiet)}dd{margin:0}
        .scroll{overflow-x:auto}table{border-collapse:collapse;width:100%;font-size:.92rem}
        th,td{text-align:left;vertical-align:top;padding:.35rem .5rem;border-bottom:1px solid var(--rule)}
        thead th{border-bottom-width:2px}.number{text-align:right;font-variant-numeric:tabular-nums}
        footer{margin-top:3rem;border-top:1px solid var(--rule);padding-top:.6rem;color:var(--quiet);font-size:.92rem}
        @media print{@page{size:A4 landscape;margin:12mm}body{max-width:none;padding:0;font-size:8.5pt}\
        thead{display:table-header-group}tr{break-inside:avoid}h2{break-after:avoid}}
        """
}
