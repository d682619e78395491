import FeatureQuery
import GeoCore
import GeoExchange
import Testing

@Suite struct `Formats of deliveries` {
    /// Counts by `ogrinfo` 3.6.2, which the SOURCE.md of the samples state too.
    @Test func `OpenStreetMap has its five layers`() throws {
        let file = try Delivery.open("rize-osm/rize.osm")
        #expect(file.layers.map(\.name) == ["points", "lines", "multilinestrings", "multipolygons", "other_relations"])
        #expect(try file.layers.indices.map { try file.all($0).count } == [110, 594, 3, 963, 4])
    }

    @Test func `MapInfo's charset decides`() throws {
        let folder = try TemporaryFolder()
        let table =
            "Version 300\nCharset \"WindowsTurkish\"\nDelimiter \",\"\nCoordSys Earth Projection 1, 104\nColumns 1\n  ad Char(20)\nData\n\nPoint 32 39\n"
        try folder.write("a.mif", table)
        let path = "\(folder.path)/a.mif"
        try folder.write("a.mid", [0x22, 0xDD, 0xF0, 0x64, 0x65, 0x22, 0x0A])
        #expect(try VectorFile.open(path).all().texts("ad") == ["İğde"])
    }

    @Test func `curves, heights and measures are counted`() throws {
        let file = try Delivery.open("import-formats/gml/multicurve.gml")
        let reader = try file.features(layer: 0, batchSize: 10)
        while try reader.next() != nil {}
        #expect(reader.changes.curves == 1 && reader.changes.measures == 0)
        let plain = try Delivery.open("rize-derived/turef_tm42.gpkg").features(layer: 0, batchSize: 1_000)
        _ = try plain.next()
        #expect(plain.changes == GeometryChanges())
    }

    @Test func `edits still in the log of a database are copied with it`() throws {
        let (original, staging) = (try TemporaryFolder(), try TemporaryFolder())
        try original.copy("rize-derived/turef_tm42.gpkg")
        try original.write("turef_tm42.gpkg-wal", "x")
        let copy = try DeliveryCopy(of: "\(original.path)/turef_tm42.gpkg", in: staging.path)
        #expect(copy.members.map(\.name) == ["turef_tm42.gpkg", "turef_tm42.gpkg-wal"])
    }

    @Test func `an archive is unpacked beside its private copy and leaves nothing`() throws {
        let staging = try TemporaryFolder()
        let path = try Delivery.path("import-formats/gdb/testopenfilegdb.gdb.zip")
        var file: VectorFile? = try VectorFile.open(DeliveryCopy(of: path, in: staging.path))
        #expect(file?.members == ["testopenfilegdb.gdb"] && staging.names.count == 2)
        file = nil
        #expect(staging.names == ["testopenfilegdb.gdb.zip"])
    }
}
