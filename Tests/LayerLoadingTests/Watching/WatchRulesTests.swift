import GeoCore
import LayerLoading
import Testing

@Suite struct `Rules of a watched folder` {
    private func place(_ name: String, _ rules: WatchRules) -> Int? {
        let file = DroppedFile(name: name, bytes: 1, modified: 1)
        return rules.place(for: DroppedDelivery(main: file, parts: [file]))
    }

    @Test func `are read with all their keys`() throws {
        let text = """
            [[rule]]
            files = ["parsel*.shp", "parsel*.zip"]
            template = "parsel"
            crs = "EPSG:5254"
            mapping = "alan/parsel.toml"
            personal = "MALIK"
            severity = { V-21 = "off", "V-30" = "info" }
            repair = true
            unit = "Emlak"
            [[rule]]
            files = "*.dxf"
            areas = ["PARSEL"]
            texts = { PARSELNO = "parsel" }
            closing = 0.05
            key = ["ada", "parsel"]
            """
        let rules = try WatchRules(toml: text, file: "kural/kurallar.toml").rules
        #expect(rules.map(\.files).map { $0.map(\.text) } == [["parsel*.shp", "parsel*.zip"], ["*.dxf"]])
        let (first, second) = (try #require(rules.first).settings, try #require(rules.last).settings)
        #expect(first.template == "parsel" && first.mapping == "kural/alan/parsel.toml" && first.repairs)
        #expect(first.personalFields == ["MALIK"] && first.severities == ["V-21=off", "V-30=info"])
        #expect(first.unit == "Emlak" && first.key == nil && !first.swapsAxes)
        #expect(second.areas == ["PARSEL"] && second.texts == ["PARSELNO=parsel"] && second.closing == 0.05)
        #expect(second.key == ["ada", "parsel"])
    }

    @Test func `the first that fits wins`() throws {
        let text = "[[rule]]\nfiles = \"parsel-eski*\"\n[[rule]]\nfiles = \"parsel*\"\n"
        let rules = try WatchRules(toml: text, file: "kurallar.toml")
        #expect(place("parsel-eski.csv", rules) == 0)
        #expect(place("PARSEL.csv", rules) == 1)
        #expect(place("bina.csv", rules) == nil)
    }

    @Test(arguments: [
        ("", "[[rule]]"), ("[[rule]]\ntemplate = \"parsel\"", "'files'"), ("[[rule]]\nfiles = []", "'files'"),
        ("[[rule]]\nfiles = \"a/b\"", "a/b"), ("[[rule]]\nfiles = 1", "'files'"),
        ("[[rule]]\nfiles = \"*\"\ntemplat = \"x\"", "did you mean 'template'"), ("[rules]\na = 1", "'rule'"),
        ("[[rule]]\nfiles = \"*\"\nrepair = \"yes\"", "'repair'"), ("rule = 1", "'rule'"), ("[[[rule]]]", "line 1"),
        ("[[rule]]\nfiles = \"*\"\nseverity = { V-21 = 1 }", "V-21"), ("[", "line 1"), ("[=", "line 1"),
    ])
    func `with a mistake are refused, naming it`(_ text: String, _ word: String) throws {
        let error = try #require(throws: PaftaError.self) { try WatchRules(toml: text, file: "x/kurallar.toml") }
        #expect(error.code == .invalidWatchRules)
        #expect(error.message.english.contains(word), "\(error.message.english)")
        #expect(error.message.turkish.contains("'kurallar.toml' kural dosyası kullanılamıyor"))
    }

    @Test func `the example is valid, and names every key`() throws {
        let rules = try WatchRules(toml: WatchRules.example, file: "kurallar.toml")
        #expect(rules.rules.count == 4)
        let uncommented = WatchRules.example.split(separator: "\n")
            .map { line in line.hasPrefix("# ") && line.contains(" = ") ? line.dropFirst(2) : line }
            .joined(separator: "\n")
        let all = try WatchRules(toml: uncommented, file: "kurallar.toml").rules.map(\.settings)
        #expect(all.contains { $0.mapping != nil } && all.contains { $0.swapsAxes } && all.contains { $0.repeats })
        #expect(all.contains { $0.replaces } && all.contains { $0.targetCRS != nil } && all.contains { $0.forces })
    }
}
