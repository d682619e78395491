import GeoCore
import Testing

@testable import SharingProtocols

@Suite struct `Hostile protocol documents` {
    @Test(arguments: 0..<20) func `of damaged bytes are read or refused`(seed: UInt64) throws {
        var numbers = SeededNumbers(seed: seed)
        let document = try RandomFiller.document(seed: seed)
        for source in [Array(document.toml.utf8), document.json, Array(try Samples.document().toml.utf8)] {
            for _ in 0..<40 {
                var bytes = source
                for _ in 0..<Int.random(in: 1...4, using: &numbers) {
                    let place = Int.random(in: 0..<bytes.count, using: &numbers)
                    switch Int.random(in: 0...3, using: &numbers) {
                    case 0: bytes[place] = UInt8.random(in: 0...255, using: &numbers)
                    case 1: bytes.remove(at: place)
                    case 2: bytes.insert("[]{}\"'=.,#\n".utf8.randomElement(using: &numbers) ?? 0, at: place)
                    default: bytes.removeLast(min(bytes.count - 1, Int.random(in: 1...200, using: &numbers)))
                    }
                }
                if let read = try? ProtocolDocument(json: bytes) {
                    #expect(try ProtocolDocument(json: read.json) == read)
                }
                if let read = try? ProtocolDocument(toml: String(decoding: bytes, as: UTF8.self)) {
                    #expect(try ProtocolDocument(toml: read.toml) == read)
                }
            }
        }
    }

    @Test(arguments: [
        "[", "{\"a\":", "[[", "{\"layers\":[", "\"\\", "{\"number\":\"\\u0000\"}",
        "{\"number\":\"a\",\"number\":\"b\"}", "1e999", "null",
    ])
    func `of JSON are refused`(piece: String) {
        for count in [1, 50_000] {
            let bytes = Array(String(repeating: piece, count: count).utf8)
            #expect(throws: PaftaError.self) { try ProtocolDocument(json: bytes) }
        }
    }

    @Test(arguments: [
        "[", "a.", "x = [", "x = {a=", "[a.", "a.\"b\".", "[[a.", "x = '''", "\"\".", "x = {a.",
        "number = \"a\"\nnumber = \"b\"\n",
    ])
    func `of TOML are refused`(piece: String) {
        for count in [1, 30_000] {
            let text = String(repeating: piece, count: count)
            #expect(throws: PaftaError.self) { try ProtocolDocument(toml: text) }
            #expect(throws: PaftaError.self) { try ProtocolDocument(toml: text + "z = 1") }
        }
    }

    @Test func `of ten megabytes or with null characters are refused`() {
        let long = "number = \"" + String(repeating: "a", count: 10_000_000) + "\""
        #expect(throws: PaftaError.self) { try ProtocolDocument(toml: long) }
        #expect(throws: PaftaError.self) {
            try ProtocolDocument(json: Array("{\"number\":\"\(long.dropFirst(10))}".utf8))
        }
        #expect(throws: PaftaError.self) { try ProtocolDocument(toml: "number = \"a\0b\"") }
        #expect(throws: PaftaError.self) { try ProtocolDocument(toml: "number = \"a\\u0000b\"") }
        #expect(throws: PaftaError.self) { try ProtocolDocument(json: Array("{\"number\":\"a\0b\"}".utf8)) }
        #expect(throws: PaftaError.self) { try ProtocolDocument(json: [0x22, 0xFF, 0x22]) }
    }

    @Test(arguments: [
        "POINT (1 2)", "POLYGON ((0 0, 1 0, 1 1, 0 0))) OR (1 = 1", "g",
        "POLYGON EMPTY) AND NOT S_INTERSECTS(g,POLYGON EMPTY",
        "", "BBOX(0, 0, 1, 1)", "POLYGON ((0 0, 1 0, 1 nan, 0 0))", "LINESTRING (0 0, 1 1)",
    ])
    func `cannot smuggle anything but a polygon into an area`(text: String) throws {
        var area = ProtocolDocument.Area()
        area.wkt = text
        area.geojson = text.isEmpty ? #"{"type":"Point","coordinates":[1,2]}]},{"op":"not","args":[true"# : ""
        #expect(throws: PaftaError.self) { try area.shape(layer: "parsel") }
    }
}
