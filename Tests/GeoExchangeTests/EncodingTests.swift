import FeatureQuery
import GeoCore
import GeoExchange
import Testing

@Suite struct `Text encodings` {
    @Test func `GeoJSON that is not UTF-8 is refused and read once the encoding is given`() throws {
        let error = #expect(throws: PaftaError.self) { try Delivery.open("tr-provinces-osm/tr-cities-ansi.json").all() }
        #expect(error?.code == .unclearEncoding)
        let given = try Delivery.open("tr-provinces-osm/tr-cities-ansi.json", encoding: "CP1254").all()
        // This file spells only the letters of Latin 1.
        #expect(try given.texts("name").contains("Gümüshane"))
        #expect(try given.texts("name").contains("Çankiri"))
    }

    @Test func `a spreadsheet's column names in CP1254 are decoded`() throws {
        let name = "rize-derived/csv/nokta_yx_cp1254_excel.csv"
        let error = #expect(throws: PaftaError.self) { try Delivery.open(name) }
        #expect(error?.code == .unclearEncoding)
        let file = try Delivery.open(name, encoding: "CP1254")
        #expect(file.layers[0].properties.map(\.name) == ["NOKTA NO", "Y (SAĞA)", "X (YUKARI)", "TÜR", "AD"])
        #expect(try file.all().texts("Y (SAĞA)")[0] == "375517,498")
    }

    @Test func `UTF-8 stays UTF-8 in GeoJSON whatever encoding is given`() throws {
        let names = try Delivery.open("tr-provinces-osm/tr-cities-utf8.json", encoding: "CP1254").all().texts("name")
        #expect(names.contains("Şanlıurfa"))
    }

    @Test func `bytes that the encoding does not have are an error`() throws {
        let folder = try TemporaryFolder()
        // CP1254 leaves 0x81 open.
        let path = try folder.write("a.csv", Array("AD;NO\r\nG".utf8) + [0x81] + Array("l;1\r\n".utf8))
        let file = try VectorFile.open(path, options: SourceOptions(encoding: "CP1254"))
        let error = #expect(throws: PaftaError.self) { try file.all() }
        #expect(error?.code == .unclearEncoding)
        #expect(error?.message.english.contains("CP1254") == true)
    }

    /// `Ş` is C5 9E in UTF-8, and CP1254 leaves 9E open.
    @Test func `UTF-8 for which another encoding is given is known again`() throws {
        let folder = try TemporaryFolder()
        let files = [
            ("value.csv", "AD;NO\r\nŞehir;1\r\n"), ("field.csv", "ŞEHİR;NO\r\n1;1\r\n"),
            ("line.ncn", "1 400000 4500000 Ş\n"),
        ]
        for (name, text) in files {
            let path = try folder.write(name, text)
            let options = SourceOptions(encoding: "CP1254")
            let error = #expect(throws: PaftaError.self) { try VectorFile.open(path, options: options).all() }
            #expect(error?.code == .unclearEncoding)
            #expect(error?.remedy?.english.contains("--encoding UTF-8") == true)
            #expect(error?.remedy?.turkish.contains("--encoding UTF-8 ile") == true)
            #expect(try VectorFile.open(path, options: SourceOptions(encoding: "UTF-8")).all().count == 1)
        }
    }

    @Test func `a text of neither encoding is not called UTF-8`() throws {
        let folder = try TemporaryFolder()
        let path = try folder.write("a.csv", Array("AD;NO\r\nG".utf8) + [0x9E] + Array("l;1\r\n".utf8))
        let error = #expect(throws: PaftaError.self) {
            try VectorFile.open(path, options: SourceOptions(encoding: "CP1254")).all()
        }
        #expect(error?.remedy?.english.contains("CP1254") == true)
    }

    /// The drawing's only text is a layer name; `\u{DD}` is İ in CP1254 and Ý in Latin 1.
    private func drawing(_ header: String) -> [UInt8] {
        let start = "0\nSECTION\n2\nHEADER\n\(header)0\nENDSEC\n0\nSECTION\n2\nENTITIES\n0\nLINE\n8\n"
        let end = "MAR\n10\n1.0\n20\n2.0\n11\n3.0\n21\n4.0\n0\nENDSEC\n0\nEOF\n"
        return Array(start.utf8) + [0xDD] + Array(end.utf8)
    }

    @Test func `a drawing without code page is not taken for Latin 1`() throws {
        let folder = try TemporaryFolder()
        let path = try folder.write("a.dxf", drawing("9\n$ACADVER\n1\nAC1009\n"))
        let error = #expect(throws: PaftaError.self) { try VectorFile.open(path).all() }
        #expect(error?.code == .unclearEncoding)
        let given = try VectorFile.open(path, options: SourceOptions(encoding: "CP1254")).all()
        #expect(try given.texts("Layer") == ["İMAR"])
    }

    @Test func `a drawing's code page is followed`() throws {
        let folder = try TemporaryFolder()
        let header = "9\n$ACADVER\n1\nAC1009\n9\n$DWGCODEPAGE\n3\nANSI_1254\n"
        let batch = try VectorFile.open(folder.write("a.dxf", drawing(header))).all()
        #expect(try batch.texts("Layer") == ["İMAR"])
    }
}
