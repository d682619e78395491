import Testing

@Suite struct `The JSON reader of these tests` {
    @Test(arguments: [
        "0", "-0", "1.5e+10", "\"\"", "\"\\u00e7\\n\"", "[]", "{}", "[1,[2],{\"a\":null}]",
        " { \"a\" : [ true , false ] }\n",
    ])
    func `JSON is accepted`(_ text: String) {
        #expect(StrictJSON(text.utf8) != nil)
    }

    @Test(arguments: [
        "", "01", "+1", "1.", ".5", "1e", "NaN", "[1,]", "[1 2]", "{\"a\":1,}", "{\"a\" 1}", "{a:1}",
        "{\"a\":1,\"a\":2}",
        "\"\n\"", "\"\\x\"", "\"\\u12\"", "\"", "[", "nul", "1 1", "[1]]", "\u{FEFF}1",
    ])
    func `what is not JSON is refused`(_ text: String) {
        #expect(StrictJSON(text.utf8) == nil)
    }

    @Test func `bytes that are not UTF-8 are refused`() {
        #expect(StrictJSON([0x22, 0xFF, 0x22] as [UInt8]) == nil)
    }
}
