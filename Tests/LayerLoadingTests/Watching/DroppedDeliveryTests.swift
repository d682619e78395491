import LayerLoading
import Testing

@Suite struct `Files dropped into a folder` {
    private func deliveries(_ names: String...) -> [DroppedDelivery] {
        DroppedDelivery.deliveries(among: names.map { DroppedFile(name: $0, bytes: 1, modified: 1) })
    }

    @Test func `the parts of a Shapefile are one delivery, whatever the case of their endings`() {
        let found = deliveries("b.csv", "parsel.SHP", "parsel.dbf", "parsel.Shx", "parsel.prj", "parsel.SHP.xml")
        #expect(found.map(\.name) == ["b.csv", "parsel.SHP"])
        #expect(found.last?.parts.count == 5 && found.last?.missing == [])
    }

    @Test func `a Shapefile without index or table is not complete, whatever else is called like it`() {
        let found = deliveries("parsel.shp", "parsel.prj", "parsel2.dbf", "parsel.v2.shx")
        #expect(found.first { $0.name == "parsel.shp" }?.missing == ["shx", "dbf"])
        #expect(found.count == 3)
    }

    @Test func `parts of a data base and of MapInfo tables stay together`() {
        #expect(deliveries("a.gpkg", "a.gpkg-wal", "a.gpkg-shm").map(\.parts.count) == [3])
        #expect(deliveries("a.tab", "a.dat", "a.map", "a.id").map(\.missing) == [[]])
        #expect(deliveries("a.mif").map(\.missing) == [["mid"]])
    }

    @Test func `a lone part is taken only by a pattern that asks for its ending`() throws {
        let table = try #require(deliveries("parsel.dbf").first)
        #expect(!table.fits(FilePattern("*")) && !table.fits(FilePattern("parsel*")))
        #expect(table.fits(FilePattern("parsel*.DBF")))
        let points = try #require(deliveries("nokta.csv").first)
        #expect(points.fits(FilePattern("*")))
    }

    @Test(arguments: [
        ".gizli", "~$teslim.xlsx", "parsel.shp.part", "x.TMP", "yarım.filepart", "Thumbs.db", "a\nb.shp", "a\rb",
        "a\u{2028}b.shp", "a\u{202E}phs.exe", "x.csv~", "\u{FFFD}.shp", "",
    ])
    func `hidden files, files under way and names that break a line are passed over`(_ name: String) {
        #expect(DroppedFile.isPassedOver(name))
    }

    @Test(arguments: ["parsel.shp", "İmar Planı (2).gml", "a b.csv", "ada.partition.csv", "tmp.csv"])
    func `ordinary names are not passed over`(_ name: String) { #expect(!DroppedFile.isPassedOver(name)) }
}

@Suite struct `Settling of dropped files` {
    private func delivery(_ name: String, bytes: Int64 = 1, modified: Int64 = 1, parts: [String] = [])
        -> DroppedDelivery
    {
        let main = DroppedFile(name: name, bytes: bytes, modified: modified)
        return DroppedDelivery(
            main: main,
            parts: [main] + parts.map { DroppedFile(name: $0, bytes: 1, modified: 1) }
        )
    }

    @Test func `takes two intervals without a change`() {
        var settling = Settling()
        let (a, b) = (delivery("a.csv"), delivery("b.csv"))
        #expect(settling.observe([a]).isEmpty)
        #expect(settling.observe([a, b]).isEmpty)
        #expect(settling.observe([a, b]) == [a])
        #expect(settling.observe([a, b]) == [a, b])
    }

    @Test func `begins anew when size, time or parts change, or the file is another one`() {
        let first = delivery("a.shp")
        var other = first
        other.main.number = 7
        for changed in [
            delivery("a.shp", bytes: 2), delivery("a.shp", modified: 2), delivery("a.shp", parts: ["a.dbf"]), other,
        ] {
            var settling = Settling()
            for _ in 0..<2 { _ = settling.observe([first]) }
            #expect(settling.observe([changed]).isEmpty)
            #expect(settling.observe([changed]).isEmpty)
            #expect(settling.observe([changed]) == [changed])
        }
    }

    @Test func `begins anew for a file that went away and for one that is forgotten`() {
        var settling = Settling()
        let a = delivery("a.csv")
        for _ in 0..<3 { _ = settling.observe([a]) }
        settling.forget(a)
        #expect(settling.observe([a]).isEmpty && settling.observe([a]).isEmpty && settling.observe([a]) == [a])
        _ = settling.observe([])
        #expect(settling.observe([a]).isEmpty)
    }
}
