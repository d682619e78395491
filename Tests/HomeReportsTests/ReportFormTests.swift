import GeoCore
import HomeReports
import Testing

@Suite struct `Forms of a report` {
    private static func report(_ cell: ReportTable.Value) -> Report {
        Report(
            LocalizedText("Title", tr: "Başlık"),
            tables: [
                ReportTable(
                    "rows",
                    LocalizedText("Rows", tr: "Satırlar"),
                    [.init("name", "name", tr: "ad"), .init("count", "count", tr: "sayı")],
                    rows: [[cell, .number(-5)]]
                )
            ]
        )
    }

    private static func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

    @Test(arguments: ["=1+1", "+1", "-1", "@SUM(A1)", " =1", "\t=1", "\u{A0}=1", "|calc", "\u{FF1D}1", "\n=1"])
    func `a spreadsheet takes no text for a formula`(hostile: String) {
        let sheet = Self.text(Self.report(.text(hostile)).sheet(in: .english))
        let cell = sheet.split(separator: "\r\n")[1]
        #expect(cell.hasPrefix("\"'"))
        #expect(!sheet.contains("\n="))
    }

    @Test func `counts stay numbers, also negative ones`() {
        let sheet = Self.text(Self.report(.text("a")).sheet(in: .english))
        #expect(sheet.hasSuffix("\"a\",-5\r\n"))
    }

    @Test func `quotes are doubled and the sheet begins with a byte order mark`() {
        let bytes = Self.report(.text("a \"b\", c")).sheet(in: .turkish)
        #expect(bytes.prefix(3) == [0xEF, 0xBB, 0xBF])
        #expect(Self.text(bytes).contains("\"ad\",\"sayı\"\r\n\"a \"\"b\"\", c\",-5\r\n"))
    }

    @Test(arguments: ["<script>alert(1)</script>", "\" onload=\"x", "a & b", "'x'", "\u{202E}gnp"])
    func `no value becomes markup`(hostile: String) {
        let page = Self.text(Self.report(.text(hostile)).page(in: .english, footer: hostile))
        #expect(!page.contains("<script") && !page.contains("\" onload=\"") && !page.contains("\u{202E}"))
        #expect(!page.contains(" & "))
    }

    @Test func `JSON has an object for each row under the key of its table`() {
        let json = Self.text(Self.report(.texts(["a\"", "b"])).json(in: .turkish))
        let flat = json.filter { $0 != "\n" }
        #expect(flat == #"{"title":"Başlık","rows":[{"name":["a\"","b"],"count":-5}]}"#)
    }
}
