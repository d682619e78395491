import LayerLoading
import Testing

@Suite struct `Patterns of file names` {
    @Test(arguments: [
        ("parsel*.shp", "parsel-2026.shp", true), ("parsel*.shp", "parsel.shp", true),
        ("parsel*.shp", "eski-parsel.shp", false), ("parsel*.shp", "parsel.shp.xml", false),
        ("*", "", true), ("*", "her şey.gpkg", true), ("?.csv", "ş.csv", true), ("?.csv", ".csv", false),
        ("?.csv", "ab.csv", false), ("*.shp", "PARSEL.SHP", true), ("*imar*.gml", "İMAR-PLANI.GML", true),
        ("*IMAR*.gml", "ımar.gml", true), ("subat_*.csv", "ŞUBAT_1.csv", true), ("a**b", "a.b", true),
        ("*a*b*c", "xxabxbc", true), ("*a*b*c", "xxabxb", false), ("[a].csv", "a.csv", false),
        ("[a].csv", "[a].csv", true), ("", "", true), ("", "a", false), ("a?", "a\u{73}\u{327}", true),
    ])
    func `are any text, any character, and letters of any case`(_ pattern: String, _ name: String, _ fits: Bool) {
        #expect(FilePattern(pattern).matches(name) == fits)
    }

    @Test func `with many stars take no more time than the lengths multiplied`() {
        let pattern = FilePattern(String(repeating: "a*", count: 60) + "b")
        let clock = ContinuousClock()
        let time = clock.measure { #expect(!pattern.matches(String(repeating: "a", count: 255))) }
        #expect(time < .seconds(1))
    }
}
