import FeatureFormats
import FeatureQuery
import GeoCore
import Testing

@Suite struct `CSV tables` {
    private func table(_ batches: [FeatureBatch], geometry: String? = nil, mark: Bool = false) -> [UInt8] {
        var writer = ByteWriter(capacity: 0)
        var encoder = CSVEncoder(
            properties: batches[0].schema,
            geometry: geometry,
            coordinates: CoordinateForm(decimals: 3),
            byteOrderMark: mark
        )
        encoder.begin(to: &writer)
        for batch in batches { encoder.append(batch, to: &writer) }
        encoder.end(members: Array("\"numberReturned\":1".utf8)[...], to: &writer)
        return writer.take()
    }

    private func value(_ type: PropertyType, _ add: (inout PropertyColumn) -> Void) throws -> StrictCSV.Field {
        let csv = try #require(StrictCSV(table([batch("p", type, add)])))
        #expect(csv.records[0] == ["id", "p"] && csv.records.count == 2)
        return csv.records[1][1]
    }

    @Test func `a table is a header and a record for each feature`() {
        var parcels = FeatureBatch(
            identifiers: .integer,
            schema: [.init(name: "ada", type: .integer), .init(name: "ad, soyad", type: .text)]
        )
        parcels.identifiers.append(integer: 7)
        parcels.identifiers.append(integer: 8)
        parcels.properties[0].append(integer: 100)
        parcels.properties[0].appendNull()
        parcels.properties[1].append(text: "Çınar \"Ltd\"")
        parcels.properties[1].append(text: "")
        parcels.geometry.append(.polygon, [[[[0, 0], [4, 0], [4, 4], [0, 0]]]])
        parcels.geometry.appendNull()
        let expected = """
            id,ada,"ad, soyad",geom\r
            7,100,"Çınar ""Ltd""\","POLYGON ((0 0,4 0,4 4,0 0))"\r
            8,,"",\r

            """
        #expect(String(decoding: table([parcels], geometry: "geom"), as: UTF8.self) == expected)
    }

    @Test func `every type has its form, and a missing value is an empty field`() throws {
        #expect(try value(.integer) { $0.append(integer: .min) } == "-9223372036854775808")
        #expect(try value(.real) { $0.append(real: -0.25) } == "-0.25")
        #expect(try value(.real) { $0.append(real: .infinity) } == nil)
        #expect(try value(.boolean) { $0.append(integer: 1) } == "true")
        #expect(try value(.date) { $0.append(text: "2026-11-21") } == "2026-11-21")
        #expect(try value(.dateTime) { $0.append(text: "2026-11-21T10:53:16Z") } == "2026-11-21T10:53:16Z")
        #expect(try value(.binary) { $0.append(text: "foob") } == "Zm9vYg==")
        for type in PropertyType.allCases { #expect(try value(type) { $0.appendNull() } == nil) }
    }

    @Test(arguments: [
        "", " ", "a b", " a", "a ", ",", "a,b", "\"", "a\"\"b", "\r\n", "a\nb", "\t", "\u{0}", "'", "a;b", "\\", "NULL",
        "Şişli, İstanbul", "=1+1", "+90 312", "-5", "@SUM(A1)", "=HYPERLINK(\"http://example.org\")", "語", "🗺️",
        "abcdefgh,", "abcdefg\"", "abcdefgş,", "1234567 ",
    ])
    func `a text reads back as it was`(_ text: String) throws {
        #expect(try value(.text) { $0.append(text: text) } == .text(text))
        var batch = FeatureBatch(identifiers: .text, schema: [.init(name: "p", type: .text)])
        for padding in ["", "0123456789"] {
            batch.identifiers.append(text: text + padding)
            batch.properties[0].append(text: padding + text)
        }
        batch.identifiers.append(text: "a long text behind")
        batch.properties[0].append(text: "a long text behind")
        let csv = try #require(StrictCSV(table([batch])))
        #expect(csv.records[1] == [.text(text), .text(text)])
        #expect(csv.records[2] == [.text(text + "0123456789"), .text("0123456789" + text)])
    }

    @Test func `texts that need no quotes have none`() {
        for text in ["Kadıköy", "a b", "a;b", "=1", "x\\y", "語"] {
            let written = String(decoding: table([batch("p", .text) { $0.append(text: text) }]), as: UTF8.self)
            #expect(written == "id,p\r\n1,\(text)\r\n")
        }
    }

    @Test func `text that is not UTF-8 does not spoil the table`() throws {
        let field = try value(.text) { column in
            column.bytes += [0x41, 0xFE, 0xC3, 0x42]
            column.endBytes()
        }
        #expect(field == "A\u{FFFD}\u{FFFD}B")
    }

    @Test(arguments: [
        (["id"], ["feature_id", "id", "geom"]), (["ID"], ["feature_id", "ID", "geom"]),
        (["fid"], ["id", "fid", "geom"]),
        (["Id", "Feature_ID"], ["feature_id_2", "Id", "Feature_ID", "geom"]),
        (["geom"], ["id", "geom", "geom_2"]), (["GEOM_2", "geom"], ["id", "GEOM_2", "geom", "geom_3"]),
    ])
    func `properties keep their names, the other columns step aside`(_ sample: (names: [String], header: [String])) {
        let encoder = CSVEncoder(
            properties: sample.names.map { PropertyDefinition(name: $0, type: .text) },
            geometry: "geom",
            coordinates: .crs84
        )
        #expect(encoder.header == sample.header)
    }

    @Test func `a byte order mark is written where it is wanted`() {
        let empty = FeatureBatch(identifiers: .integer, schema: [])
        #expect(table([empty], mark: true) == [0xEF, 0xBB, 0xBF] + Array("id\r\n".utf8))
        #expect(table([empty]) == Array("id\r\n".utf8))
    }

    @Test func `a table with a geometry column has a field for it in every record`() throws {
        let without = batch("p", .integer) { $0.append(integer: 1) }
        let csv = try #require(StrictCSV(table([without], geometry: "geom")))
        #expect(csv.records == [["id", "p", "geom"], ["1", "1", nil]])
    }

    @Test(arguments: 1...20 as ClosedRange<UInt64>)
    func `random values read back as they were`(_ seed: UInt64) throws {
        var numbers = SeededNumbers(seed: seed)
        let alphabet = Array("ab,\"\r\n ş語\u{1}=;\\".unicodeScalars)
        var batch = FeatureBatch(
            identifiers: .integer,
            schema: [.init(name: "t", type: .text), .init(name: "r", type: .real)]
        )
        var expected: [[StrictCSV.Field]] = [["id", "t", "r"]]
        for row in 0..<50 {
            let scalars = (0..<Int.random(in: 0...30, using: &numbers))
                .map { _ in alphabet.randomElement(using: &numbers) ?? "a" }
            let text = String(String.UnicodeScalarView(scalars))
            let real = Double(Int.random(in: -99_999...99_999, using: &numbers)) / 16
            batch.identifiers.append(integer: Int64(row))
            batch.properties[0].append(text: text)
            batch.properties[1].append(real: real)
            expected.append([
                .text(String(row)), .text(text), .text(real == real.rounded() ? "\(Int(real))" : "\(real)"),
            ])
        }
        #expect(StrictCSV(table([batch]))?.records == expected)
    }
}
