import CQL2
import GeoCore
import Testing

@Suite struct `Budget of a filter` {
    @Test func `50 MB are refused by their length alone`() {
        let text = "a = '" + String(repeating: "x", count: 50 << 20) + "'"
        let bytes = Array(text.utf8)
        let clock = ContinuousClock()
        let duration = clock.measure {
            let error = #expect(throws: PaftaError.self) { try CQL2Text.parse(text) }
            #expect(error?.code == .filterTooLarge)
            #expect(error.flatMap(character(of:)) == 1_048_577)
            #expect(throws: PaftaError.self) { try CQL2JSON.parse(bytes) }
        }
        #expect(duration < .milliseconds(100))
    }

    @Test func `a filter of the longest length is read`() throws {
        let text = "a = '" + String(repeating: "x", count: (1 << 20) - 6) + "'"
        #expect(try CQL2Text.parse(text).properties == ["a"])
        expectRefusal(of: text + " ", .filterTooLarge) { () throws(PaftaError) in try CQL2Text.parse(text + " ") }
    }

    @Test func `more than 10,000 nodes are refused`() {
        let values = Array(repeating: "1", count: 10_000).joined(separator: ",")
        expectRefusal(of: "a IN (\(values))", .filterTooLarge) { () throws(PaftaError) in
            try CQL2Text.parse("a IN (\(values))")
        }
        let json = "{\"op\":\"in\",\"args\":[{\"property\":\"a\"},[\(values)]]}"
        expectRefusal(of: json, .filterTooLarge) { () throws(PaftaError) in try CQL2JSON.parse(Array(json.utf8)) }
    }

    @Test func `more than 100,000 positions are refused, in one geometry or in many`() {
        let line = Array(repeating: "1 2", count: 100_001).joined(separator: ",")
        let text = "S_EQUALS(g,LINESTRING(\(line)))"
        expectRefusal(of: text, .filterTooLarge) { () throws(PaftaError) in try CQL2Text.parse(text) }
        let points = Array(repeating: "[1,2]", count: 100_001).joined(separator: ",")
        let json = "{\"op\":\"s_equals\",\"args\":[{\"type\":\"MultiPoint\",\"coordinates\":[\(points)]},1]}"
        expectRefusal(of: json, .filterTooLarge) { () throws(PaftaError) in try CQL2JSON.parse(Array(json.utf8)) }
        let budget = ParseBudget(maximumBytes: 1_000, maximumDepth: 9, maximumNodes: 99, maximumPositions: 3)
        let boxes = "S_EQUALS(BBOX(1,2,3,4),BBOX(1,2,3,4))"
        expectRefusal(of: boxes, .filterTooLarge, at: 24) { () throws(PaftaError) in
            try CQL2Text.parse(boxes, budget: budget)
        }
    }

    @Test func `a megabyte of any one character is answered at once`() {
        for character in ["(", "[", "'", "\"", "a", "1", "-", " ", ",", "{", "\\", "ç", "%", "=", "<"] {
            let text = String(repeating: character, count: (1 << 20) / character.utf8.count)
            let duration = ContinuousClock()
                .measure {
                    #expect(throws: PaftaError.self) { try CQL2Text.parse(text) }
                    #expect(throws: PaftaError.self) { try CQL2JSON.parse(Array(text.utf8)) }
                }
            // A generous bound for a debug build on a busy machine: what is quadratic takes minutes.
            #expect(duration < .seconds(5), "\(character)")
        }
    }

    @Test func `an object with very many members is answered at once`() {
        let members = (0..<60_000).map { "\"k\($0)\":1" }.joined(separator: ",")
        let duration = ContinuousClock()
            .measure {
                #expect(throws: PaftaError.self) { try CQL2JSON.parse(Array("{\(members)}".utf8)) }
            }
        #expect(duration < .seconds(5))
    }
}
