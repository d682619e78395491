import FeatureQuery
import GeoCore
import GeoExchange
import Testing

@Suite struct `Tables of deliveries` {
    /// A workbook of one sheet (ECMA-376, part 1, clause 18): texts stand in the cells, style 1 is a date.
    private func workbook(_ rows: [[String]]) throws -> VectorFile {
        let body = rows.enumerated()
            .map { row, cells in
                let text = cells.enumerated()
                    .map { column, cell in
                        let place = "r=\"\(Character(Unicode.Scalar(UInt8(65 + column))))\(row + 1)\""
                        if cell.isEmpty { return "" }
                        if cell.hasPrefix("#") { return "<c \(place) s=\"1\"><v>\(cell.dropFirst())</v></c>" }
                        if Double(cell) != nil, !cell.hasPrefix("0") { return "<c \(place)><v>\(cell)</v></c>" }
                        return "<c \(place) t=\"inlineStr\"><is><t>\(cell)</t></is></c>"
                    }
                return "<row r=\"\(row + 1)\">\(text.joined())</row>"
            }
        let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
        let links = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
        let package = "http://schemas.openxmlformats.org/package/2006"
        let kind = "application/vnd.openxmlformats-officedocument.spreadsheetml"
        let parts = [
            (
                "[Content_Types].xml",
                "<Types xmlns=\"\(package)/content-types\"><Override PartName=\"/xl/workbook.xml\" ContentType=\"\(kind)."
                    + "sheet.main+xml\"/><Override PartName=\"/xl/worksheets/sheet1.xml\" ContentType=\"\(kind)."
                    + "worksheet+xml\"/></Types>"
            ),
            (
                "xl/workbook.xml",
                "<workbook xmlns=\"\(main)\" xmlns:r=\"\(links)\"><sheets><sheet name=\"Ruhsat\" sheetId=\"1\" r:id=\"rId1\"/>"
                    + "</sheets></workbook>"
            ),
            (
                "xl/_rels/workbook.xml.rels",
                "<Relationships xmlns=\"\(package)/relationships\"><Relationship Id=\"rId1\" Type=\"\(links)/worksheet\" "
                    + "Target=\"worksheets/sheet1.xml\"/></Relationships>"
            ),
            (
                "xl/styles.xml",
                "<styleSheet xmlns=\"\(main)\"><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/></cellXfs></styleSheet>"
            ),
            (
                "xl/worksheets/sheet1.xml",
                "<worksheet xmlns=\"\(main)\"><sheetData>\(body.joined())</sheetData></worksheet>"
            ),
        ]
        let folder = try TemporaryFolder()
        let bytes = StoredArchive.bytes(parts.map { (name: $0.0, bytes: Array($0.1.utf8)) })
        return try VectorFile.open(folder.write("ruhsat.xlsx", bytes))
    }

    @Test func `names, numbers, days and texts of a sheet are what they are in it`() throws {
        // Day 46347 of Excel's calendar is 2026-11-21 (45658 is 2025-01-01).
        let file = try workbook([["Ruhsat No", "Tarih", "Alan", "Ada"], ["2026/17", "#46347", "12.5", "0012"]])
        #expect(file.layers[0].name == "Ruhsat")
        let batch = try file.all()
        #expect(batch.schema.map(\.name) == ["Ruhsat No", "Tarih", "Alan", "Ada"])
        #expect(try batch.texts("Tarih") == ["2026-11-21"] && batch.properties[2].reals == [12.5])
        #expect(try batch.texts("Ada") == ["0012"])
    }

    @Test func `a title above the names and texts below them do not hide the names`() throws {
        for title in [[["2026 YILI RUHSAT LİSTESİ"], []], []] as [[[String]]] {
            let file = try workbook(
                title + [["Ada", "Parsel", "Açıklama"], ["101", "5", "1.295,50"], ["0102", "", "x"]]
            )
            let batch = try file.all()
            #expect(batch.schema.map(\.name) == ["Ada", "Parsel", "Açıklama"])
            #expect(batch.count == 2)
            #expect(try batch.texts("Açıklama") == ["1.295,50", "x"])
        }
    }

    @Test func `a workbook that is a bomb is refused`() throws {
        var sheet = StoredArchive.Member("xl/worksheets/sheet1.xml", [1, 2, 3])
        sheet.method = 8
        sheet.statedSize = 1 << 30
        let folder = try TemporaryFolder()
        let path = try folder.write("a.xlsx", StoredArchive.bytes([sheet]))
        #expect(#expect(throws: PaftaError.self) { try VectorFile.open(path) }?.code == .sourceLimit)
    }

    @Test func `numbers of blocks in GML keep their zeros`() throws {
        func parcel(_ ada: String, _ alan: String) -> String {
            "<gml:featureMember><a:Parsel><a:ada>\(ada)</a:ada><a:alan>\(alan)</a:alan><a:kat>3</a:kat><a:g><gml:Point>"
                + "<gml:coordinates>1,2</gml:coordinates></gml:Point></a:g></a:Parsel></gml:featureMember>"
        }
        let folder = try TemporaryFolder()
        let text =
            "<a:FeatureCollection xmlns:a='urn:a' xmlns:gml='http://www.opengis.net/gml'>\(parcel("101", "12.5"))"
            + "\(parcel("0102", "600"))</a:FeatureCollection>"
        let file = try VectorFile.open(folder.write("a.gml", text))
        let batch = try file.all()
        #expect(try batch.texts("ada") == ["101", "0102"])
        let types = Dictionary(uniqueKeysWithValues: batch.schema.map { ($0.name, $0.type) })
        #expect(types["alan"] == .real && types["kat"] == .integer)
        #expect(batch.geometry.xy == [1, 2, 1, 2])
    }
}
