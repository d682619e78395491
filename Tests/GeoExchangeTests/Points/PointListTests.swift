import FeatureQuery
import GeoCore
import Testing

@testable import GeoExchange

@Suite struct `Lists of points` {
    private func open(_ name: String, _ text: String, encoding: String? = nil) throws -> VectorFile {
        let folder = try TemporaryFolder()
        return try VectorFile.open(folder.write(name, text), options: SourceOptions(encoding: encoding))
    }

    private static let lists = [
        ("a.ncn", "P.1 541234.567 4420123.456 912.34 BINA\nP.02\t541235,5\t4420124,5\t913,1\n\n"),
        ("a.txt", "P.1   541234.567   4420123.456   912.34   BINA\r\nP.02 541235.5 4420124.5 913.1\r\n"),
        ("a.ncn", "P.1;541234.567;4420123.456;912.34;BINA\nP.02;541235.5;4420124.5;913.1"),
        ("a.xyz", "P.1,541234.567,4420123.456,912.34,BINA\nP.02,541235.5,4420124.5,913.1"),
        ("a.ncn", "P.1 4420123.456 541234.567 912.34 BINA\nP.02 4420124.5 541235.5 913.1"),
    ]

    @Test(arguments: lists)
    func `the easting comes first unless the numbers say otherwise`(_ name: String, _ text: String) throws {
        let file = try open(name, text)
        #expect(file.formatName == "NCN" && file.layers[0].geometryType == .point && file.layers[0].crs == nil)
        let batch = try file.all()
        #expect(try batch.texts("no") == ["P.1", "P.02"])
        #expect(try batch.texts("kod") == ["BINA", nil])
        #expect(batch.geometry.xy == [541_234.567, 4_420_123.456, 541_235.5, 4_420_124.5])
        #expect(batch.geometry.z == [912.34, 913.1])
    }

    @Test func `a list with the northing first is noted`() throws {
        #expect(try open("a.ncn", Self.lists[4].1).notes.count == 1)
        #expect(try open("a.ncn", Self.lists[0].1).notes.isEmpty)
    }

    @Test func `a table called txt is read as a table`() throws {
        let file = try open("a.txt", "NO;Y;X;AD\n0012;541234,5;4420123,5;Çınar\n")
        #expect(file.formatName == "CSV" && file.layers[0].properties.map(\.name) == ["NO", "Y", "X", "AD"])
        #expect(try file.all().texts("NO") == ["0012"])
    }

    @Test func `an archive of nothing but a text file is the list in it`() throws {
        let folder = try TemporaryFolder()
        let list = Array(Self.lists[1].1.utf8)
        let file = try VectorFile.open(folder.write("a.zip", StoredArchive.bytes([("nokta.txt", list)])))
        #expect(try file.all().texts("no") == ["P.1", "P.02"])
    }

    @Test func `a line that is none of a list is named`() throws {
        let error = #expect(throws: PaftaError.self) {
            try open("a.ncn", "1 541234.5 4420123.5\n2 541234.5 4420123.5\n3 541234.5 ?\n")
        }
        #expect(error?.code == .damagedSource)
        #expect(error?.message.turkish.contains("3. satırı") == true)
    }

    @Test(arguments: ["\n", "\r\n", "\r", "\n\r\n"])
    func `lines are counted as editors count them, whatever ends them`(_ end: String) throws {
        let lines = ["1 541234.5 4420123.5", "2 541234.5 4420123.5", "3 541234.5 ?", ""]
        let error = #expect(throws: PaftaError.self) { try open("a.ncn", lines.joined(separator: end)) }
        let number = end == "\n\r\n" ? 5 : 3
        #expect(error?.message.turkish.contains("dosyasının \(number). satırı") == true)
    }

    @Test func `a list longer than what is read at once is read whole`() throws {
        let count = 30_000
        let text = (1...count).map { "P\($0) 541234.5 \(4_420_000 + $0)" }.joined(separator: "\r\n")
        let batch = try open("a.ncn", "\u{FEFF}" + text).all(batchSize: 4_096)
        #expect(batch.count == count)
        #expect(try batch.texts("no") == (1...count).map { "P\($0)" })
        #expect(batch.geometry.xy.last == 4_420_000 + Double(count))
    }

    @Test func `a line without an end is not kept in memory as a whole`() throws {
        let line = String(repeating: "1 2 3 ş", count: 200_000)
        let error = #expect(throws: PaftaError.self) { try open("a.ncn", "1 541234.5 4420123.5\n" + line) }
        #expect(error?.message.turkish.contains("2. satırı") == true)
        let folder = try TemporaryFolder()
        var lines = try TextLines(of: folder.write("b.txt", line + "\r\n7"), name: "b.txt")
        #expect(lines.next()?.count == TextLines.longest && lines.isCut)
        #expect(lines.next() == Array("7".utf8) && !lines.isCut && lines.number == 2)
        #expect(lines.next() == nil)
    }

    @Test func `letters of an unknown encoding are asked for`() throws {
        let folder = try TemporaryFolder()
        let bytes = Array("1 541234.5 4420123.5 10 A".utf8) + [0xDE, 0x0A]
        let path = try folder.write("a.ncn", bytes)
        #expect(#expect(throws: PaftaError.self) { try VectorFile.open(path) }?.code == .unclearEncoding)
        #expect(try VectorFile.open(path, options: .init(encoding: "CP1254")).all().texts("kod") == ["AŞ"])
    }
}

@Suite struct `Attributes of KML` {
    private func open(_ placemarks: String...) throws -> VectorFile {
        let folder = try TemporaryFolder()
        let text =
            "<kml xmlns='http://www.opengis.net/kml/2.2'><Document><name>ada</name>"
            + "\(placemarks.joined())</Document></kml>"
        return try VectorFile.open(folder.write("a.kml", text))
    }

    private func placemark(_ description: String) -> String {
        "<Placemark><name>x</name><description><![CDATA[\(description)]]></description>"
            + "<Point><coordinates>32,39</coordinates></Point></Placemark>"
    }

    @Test func `tables in descriptions become attributes`() throws {
        let first =
            "<html><table border='1'><tr><th>ADA</th><td>0101</td></tr><tr><td>Nitelik:</td><td>Arsa &amp; bağ</td></tr></table>"
        let second =
            "<table><tr><td>ADA</td><td>102</td></tr><tr><td>Name</td><td>İğde</td></tr><tr><td>tek</td></tr></table>"
        let file = try open(placemark(first), placemark("yalnız söz"), placemark(second))
        let batch = try file.all()
        #expect(try batch.texts("ADA") == ["0101", nil, "102"])
        #expect(try batch.texts("Nitelik") == ["Arsa & bağ", nil, nil])
        #expect(try batch.texts("Name_2") == [nil, nil, "İğde"])
    }

    @Test func `a ring on its own is a line`() throws {
        let file = try Delivery.open("import-formats/kml/linear_ring.kml")
        let batch = try file.all()
        #expect(batch.count > 0 && batch.geometry.types.allSatisfy { $0?.single == .lineString })
    }
}
