import CQL2
import GeoCore
import Testing

@Suite struct `Pairs of encodings` {
    @Test(arguments: EncodingPairs.all)
    func `text and JSON of a filter give equal trees`(_ pair: (text: String, json: String)) throws {
        let expression = try CQL2Text.parse(pair.text)
        #expect(try CQL2JSON.parse(Array(pair.json.utf8)) == expression)
    }

    @Test(arguments: EncodingPairs.all)
    func `both printers write what both parsers read`(_ pair: (text: String, json: String)) throws {
        let expression = try CQL2Text.parse(pair.text)
        #expect(try CQL2Text.parse(CQL2Text.encode(expression)) == expression)
        #expect(try CQL2JSON.parse(CQL2JSON.encode(expression)) == expression)
    }

    @Test func `members may stand in any order and unknown ones are passed over`() throws {
        let json = #"{"args":[{"note":[1,{}],"property":"a"},1],"op":"=","title":null}"#
        #expect(try CQL2JSON.parse(Array(json.utf8)) == CQL2Text.parse("a = 1"))
    }

    @Test func `JSON is written without white space and with the names of the schema`() throws {
        let expression = try CQL2Text.parse("T_METBY(a, DATE('2026-01-01')) AND b IS NULL")
        #expect(
            String(decoding: CQL2JSON.encode(expression), as: UTF8.self)
                == #"{"op":"and","args":[{"op":"t_metBy","args":[{"property":"a"},{"date":"2026-01-01"}]},"#
                + #"{"op":"isNull","args":[{"property":"b"}]}]}"#
        )
    }
}
