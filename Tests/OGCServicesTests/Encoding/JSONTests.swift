import PaftaTesting
import Testing

@testable import OGCServices

@Suite struct `Writing JSON documents` {
    @Test func `members keep their order and texts are escaped`() {
        let value: JSONValue = [
            "b": "\"\\\n\u{1}ğ/", "a": [1, true, .null, .number(0.5), .number(.nan)], "c": [:], "d": [],
        ]
        let text = String(decoding: value.bytes, as: UTF8.self)
        #expect(text == #"{"b":"\"\\\n\u0001ğ/","a":[1,true,null,0.5,null],"c":{},"d":[]}"#)
        #expect(String(decoding: value.memberBytes, as: UTF8.self) == text.dropFirst().dropLast())
    }

    @Test func `what was written is read back`() throws {
        let value: JSONValue = ["t": "\u{0}\u{1F}\u{7F}\u{2028}😀", "n": .integer(.min), "x": .number(1e-300)]
        let document = try JSONDocument(value.bytes)
        #expect(document["t"]?.text == "\u{0}\u{1F}\u{7F}\u{2028}😀")
        #expect(document["n"]?.number == -9_223_372_036_854_775_808)
        #expect(document["x"]?.number == 1e-300)
    }

    @Test(arguments: [
        "", "{", "[1,]", "{\"a\":1,}", "{\"a\":1,\"a\":2}", "01", "1.", ".5", "+1", "'a'", "\"\\x\"", "\"\u{1}\"",
        "nul",
        "[1] 2", "\"\\ud800\"", "{a:1}", "NaN", String(repeating: "[", count: 1_000),
    ])
    func `the reader of the tests refuses what is no JSON`(_ text: String) {
        #expect(throws: JSONFault.self) { try JSONDocument(Array(text.utf8)) }
    }
}
