import CQL2
import GeoCore
import Testing

@Suite struct `Trees of filters` {
    @Test func `all properties are found, each once`() throws {
        let text =
            "a = b + 1 AND f(c, (d, a)) AND T_DURING(INTERVAL(e, f), g) OR NOT CASEI(h) LIKE 'x' AND i IN (j) AND k BETWEEN l AND m"
        #expect(try CQL2Text.parse(text).properties == Set("abcdefghijklm".map(String.init)))
    }

    @Test func `conjuncts are the conditions that must all hold`() throws {
        let expression = try CQL2Text.parse("a = 1 AND (b = 2 AND (c = 3 OR d = 4)) AND NOT (e = 5 AND f = 6)")
        #expect(
            expression.conjuncts.map(CQL2Text.encode) == ["a = 1", "b = 2", "c = 3 OR d = 4", "NOT (e = 5 AND f = 6)"]
        )
        #expect(try CQL2Text.parse("a = 1 OR b = 2").conjuncts.count == 1)
    }

    @Test func `swapping axes turns positions and boxes round and nothing else`() throws {
        let text = """
            S_EQUALS(g, POLYGON Z ((1 2 3, 4 5 6, 7 8 9, 1 2 3))) AND S_WITHIN(g, BBOX(1, 2, 3, 4))
            AND S_WITHIN(g, BBOX(1, 2, 3, 4, 5, 6)) AND A_EQUALS(h, (POINT(1 2), 1)) AND x > 1
            """
        let expression = try CQL2Text.parse(text)
        #expect(
            CQL2Text.encode(expression.swappingAxes())
                == "S_EQUALS(g, POLYGON Z ((2 1 3, 5 4 6, 8 7 9, 2 1 3))) AND S_WITHIN(g, BBOX(2, 1, 4, 3)) "
                + "AND S_WITHIN(g, BBOX(2, 1, 3, 5, 4, 6)) AND A_EQUALS(h, (POINT(2 1), 1)) AND x > 1"
        )
        #expect(expression.swappingAxes().swappingAxes() == expression)
    }

    @Test func `the south of a box is checked on the axis that points north`() throws {
        // Fiji, across the antimeridian, latitude first.
        let text = "S_WITHIN(g, BBOX(-20, 177, -16, -178))"
        #expect(throws: PaftaError.self) { try CQL2Text.parse(text) }
        let expression = try CQL2Text.parse(text, axisOrder: .northEast)
        #expect(CQL2Text.encode(expression.swappingAxes()) == "S_WITHIN(g, BBOX(177, -20, -178, -16))")
        let json = CQL2JSON.encode(expression)
        #expect(throws: PaftaError.self) { try CQL2JSON.parse(json) }
        #expect(try CQL2JSON.parse(json, axisOrder: .northEast) == expression)
    }

    /// Returns every node below, itself first.
    private func nodes(_ expression: Expression) -> [Expression] {
        [expression] + expression.children.flatMap(nodes)
    }

    @Test func `every node of a text knows the byte it starts at`() throws {
        let text = "ölç > 3 AND NOT x IS NULL"
        let offsets = nodes(try CQL2Text.parse(text)).map(\.offset)
        #expect(offsets == [0, 0, 0, 8, 14, 18, 18])
    }

    @Test func `every node of a JSON filter knows the byte it starts at`() throws {
        let json = #"{"op":">","args":[{"property":"ç"},-3]}"#
        #expect(nodes(try CQL2JSON.parse(Array(json.utf8))).map(\.offset) == [0, 18, 36])
    }

    @Test func `nodes of random trees read from either encoding have a place`() throws {
        var trees = RandomTrees(seed: 5)
        for _ in 0..<50 {
            let tree = trees.condition(5)
            for node in nodes(try CQL2Text.parse(CQL2Text.encode(tree))) { #expect(node.offset != nil) }
            for node in nodes(try CQL2JSON.parse(CQL2JSON.encode(tree))) { #expect(node.offset != nil) }
        }
    }

    @Test func `errors of other modules name the character where the text is at hand`() {
        let text = LocalizedText("there is no such property.", tr: "böyle bir alan yok.")
        let remedy = LocalizedText("See the queryables.", tr: "Sorgulanabilir alanlara bakın.")
        let error = PaftaError.invalidFilter(text, remedy: remedy, offset: 6, in: Array("çğış = x".utf8))
        #expect(error.message.english == "The filter is wrong at character 4: there is no such property.")
        #expect(error.category == .invalidInput)
        #expect(PaftaError.invalidFilter(text, remedy: remedy, offset: 6).message.english.contains("character 7"))
        #expect(PaftaError.invalidFilter(text, remedy: remedy, offset: nil).message == text)
    }
}
