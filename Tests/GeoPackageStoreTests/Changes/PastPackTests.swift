import FeatureQuery
import GeoCore
import Testing

@testable import GeoPackageStore

@Suite struct `The packed copy of a past state` {
    /// A layer of which most rows changed twice, and what it was.
    private func home() throws -> (home: TemporaryHome, before: [Row]) {
        let home = try ChangeSamples.home(6_000)
        let before = try home.open().rows()
        var random = SplitMix(state: 6)
        for _ in 0..<2 { try ChangeSamples.change(home, &random, 4_000) }
        return (home, before)
    }

    @Test func `is asked for by reading, and answers as the history does`() throws {
        let (home, before) = try home()
        #expect(try home.open(asOf: 1).rows() == before)
        #expect(home.catalogue.unpackedLayers().keys.sorted() == ["parsel", "parsel@1"])
        for name in home.catalogue.unpackedLayers().keys { try home.catalogue.pack(name) }
        #expect(home.catalogue.unpackedLayers().isEmpty)
        let queries = [
            Query(), try Query("ada < 9 OR ad LIKE '%3'"), Query(sort: "ada,-ad"),
            Query().inside(ParcelSamples.box(10...30, 10...40)),
        ]
        for query in queries {
            let plain = try home.freshCatalogue().collection("parsel", asOf: 1).open()
            #expect(try home.open(asOf: 1).pages(query, of: 700) == plain.rows(query))
        }
        #expect(try home.open(asOf: 1).rows() == before)
    }

    @Test func `is not used after a later change`() throws {
        let (home, before) = try home()
        _ = try home.open(asOf: 1).rows()
        try home.catalogue.pack("parsel@1")
        try home.edit("DELETE FROM parsel WHERE fid % 3 = 0")
        #expect(try home.open(asOf: 1).rows() == before)
        #expect(home.catalogue.unpackedLayers()["parsel@1"] != nil)
    }

    @Test func `does not pile up on the disk`() throws {
        let (home, _) = try home()
        for _ in 0..<5 {
            let deletion = "DELETE FROM parsel WHERE fid = (SELECT min(fid) FROM parsel)"
            try home.edit("\(deletion); UPDATE pafta_changesets SET kind = 'load'")
        }
        let numbers = try home.home.changesets(of: "parsel").map(\.number).sorted()
        try #require(numbers.count > PastCopy.kept + 2, "each edit has to be a changeset of its own")
        for number in numbers { try home.catalogue.pack("parsel@\(number)") }
        let files = try FileSystem.names(in: "\(home.home.path)/derived/packs")
        #expect(files == numbers.suffix(PastCopy.kept).map { "parsel@\($0).pack" })
    }
}
