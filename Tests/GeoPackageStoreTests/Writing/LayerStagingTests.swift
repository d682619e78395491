import FeatureQuery
import GeoCore
import Testing

@testable import GeoPackageStore

@Suite struct `Publishing layers` {
    private static func code(_ body: () throws -> Void) -> PaftaError.Code? {
        (#expect(throws: PaftaError.self, performing: body))?.code
    }

    @Test func `a new theme is one file in WAL mode with nothing beside it`() throws {
        let home = try TemporaryHome()
        try home.load(.layer(), squares(300))
        #expect(try FileSystem.names(in: home.home.layersFolder) == ["kadastro.gpkg"])
        #expect(try home.connect().text("PRAGMA journal_mode") == "wal")
        #expect(try home.connect().text("PRAGMA integrity_check") == "ok")
        #expect(try FileSystem.names(in: "\(home.home.path)/derived/staging").isEmpty)
    }

    @Test func `the log of a file that was deleted does not come back`() throws {
        let home = try TemporaryHome()
        try home.load(.layer(), squares(3))
        for suffix in ["-wal", "-shm", "-journal"] { try FileSystem.create(home.file("imar") + suffix, "old") }
        try home.load(.layer("plan"), squares(3), theme: "imar")
        #expect(try FileSystem.names(in: home.home.layersFolder) == ["imar.gpkg", "kadastro.gpkg"])
        #expect(try home.open("plan").rows().count == 3)
    }

    @Test func `replacing one layer keeps the others of the theme`() throws {
        let home = try TemporaryHome()
        for name in ["ada", "parsel", "yapi"] { try home.load(.layer(name), squares(60)) }
        let before = try home.open("ada").version
        try home.load(.layer(type: .point), [Sample(shape: .point(500_000, 4_250_000))], replacing: true)
        #expect(try home.catalogue.collections() == ["ada", "parsel", "yapi"])
        #expect(try home.open("ada").rows().count == 60 && home.open("yapi").rows().count == 60)
        #expect(try home.open().rows().map(\.shape) == [.point(500_000, 4_250_000)])
        #expect(try home.open("ada").version.change == before.change)
        let connection = try home.connect()
        #expect(try connection.text("PRAGMA integrity_check") == "ok")
        for name in ["ada", "parsel"] {
            #expect(try connection.text("SELECT rtreecheck('rtree_\(name)_geom')") == "ok")
        }
    }

    @Test func `a layer that joins a theme has the same indices and triggers as one that starts it`() throws {
        let definitions = """
            SELECT group_concat(sql, char(10)) FROM
            (SELECT sql FROM sqlite_schema WHERE lower(sql) LIKE '%parsel%' ORDER BY type, name)
            """
        let (first, second) = (try TemporaryHome(), try TemporaryHome())
        try first.load(.layer(identifiers: .text), [], keepsIdentifiers: true)
        try second.load(.layer("ada"), squares(1))
        try second.load(.layer(identifiers: .text), [], keepsIdentifiers: true)
        let expected = try #require(try first.connect().text(definitions))
        #expect(expected.split(separator: "CREATE TRIGGER").count > 12)
        #expect(try second.connect().text(definitions) == expected)
    }

    @Test func `a layer that is there is not replaced unasked, whatever the letter case`() throws {
        let home = try TemporaryHome()
        try home.load(.layer("Parsel"), squares(2))
        #expect(Self.code { try home.load(.layer("parsel"), squares(1)) } == .layerExists)
        #expect(Self.code { try home.load(.layer("PARSEL"), squares(1), theme: "b", replacing: true) } == .layerExists)
        #expect(try home.open("Parsel").rows().count == 2)
        try home.load(.layer("parsel"), squares(1), replacing: true)
        #expect(try home.freshCatalogue().collections() == ["parsel"])
        #expect(try home.connect().integer("SELECT count(*) FROM gpkg_contents") == 1)
    }

    @Test func `a table that another program put into the file is not replaced unasked`() throws {
        let home = try TemporaryHome()
        try home.load(.layer(), squares(1))
        try home.edit("CREATE TABLE notlar (a); INSERT INTO notlar VALUES (1)")
        #expect(Self.code { try home.load(.layer("Notlar"), squares(1)) } == .layerExists)
        #expect(try home.connect().integer("SELECT count(*) FROM notlar") == 1)
    }

    @Test func `one name cannot be used twice in a load`() throws {
        let home = try TemporaryHome()
        let staging = try LayerStaging(home: home.home, references: TemporaryHome.references)
        _ = try staging.addLayer(.layer("a"), source: "x", keepsIdentifiers: false)
        #expect(
            Self.code { _ = try staging.addLayer(.layer("A"), source: "x", keepsIdentifiers: false) } == .layerExists
        )
    }

    @Test func `layers of one title live in one theme`() throws {
        let home = try TemporaryHome()
        try home.load(.layer("a"), squares(1))
        try home.load(.layer("b"), squares(1))
        #expect(try home.open("a").schema.title == home.open("b").schema.title)
    }

    @Test func `a load that is published or not finished is not published`() throws {
        let home = try TemporaryHome()
        let staging = try LayerStaging(home: home.home, references: TemporaryHome.references)
        let schema = FeatureSchema.layer()
        let writer = try staging.addLayer(schema, source: "x", keepsIdentifiers: false)
        try writer.append(FeatureBatch(squares(3), schema))
        #expect(Self.code { try staging.publish(theme: "a", replacing: false) } == .fault)
        try writer.finish { _ in }
        try staging.publish(theme: "a", replacing: false)
        #expect(Self.code { try staging.publish(theme: "a", replacing: true) } == .fault)
        #expect(Self.code { _ = try staging.addLayer(.layer("b"), source: "x", keepsIdentifiers: false) } == .fault)
        #expect(Self.code { try writer.finish { _ in } } == .fault)
        #expect(try home.open().rows().count == 3)
    }

    @Test func `several layers are published together or not at all`() throws {
        let home = try TemporaryHome()
        try home.load(.layer("b"), squares(1))
        let staging = try LayerStaging(home: home.home, references: TemporaryHome.references)
        for name in ["a", "b"] {
            try staging.addLayer(.layer(name), source: "x", keepsIdentifiers: false).finish { _ in }
        }
        #expect(Self.code { try staging.publish(theme: "kadastro", replacing: false) } == .layerExists)
        #expect(try home.catalogue.collections() == ["b"])
        try staging.publish(theme: "kadastro", replacing: true)
        #expect(try home.catalogue.collections() == ["a", "b"])
    }

    @Test func `what a killed load left is removed, what a running one has stays`() throws {
        let home = try TemporaryHome()
        let running = try LayerStaging(home: home.home, references: TemporaryHome.references)
        let folder = "\(home.home.path)/derived/staging"
        let mine = try FileSystem.names(in: folder)
        // A process number of ours says nothing: in a container the next load has the same.
        try FileSystem.makeFolder("\(folder)/1-killed")
        try FileSystem.create("\(folder)/1-killed/staged.gpkg", "half a file")
        try home.load(.layer("yapi"), squares(1))
        #expect(try FileSystem.names(in: folder) == mine)
        let schema = FeatureSchema.layer()
        try running.addLayer(schema, source: "x", keepsIdentifiers: false).finish { _ in }
        try running.publish(theme: "kadastro", replacing: false)
        #expect(try home.catalogue.collections() == ["parsel", "yapi"])
    }

    @Test func `a full disk while staging is told, and leaves nothing`() throws {
        let home = try TemporaryHome { $0.pages = 60 }
        #expect(Self.code { try home.load(.layer(), squares(5_000)) } == .storageFull)
        #expect(try home.catalogue.collections().isEmpty)
        #expect(try FileSystem.names(in: "\(home.home.path)/derived/staging").isEmpty)
    }

    @Test func `a full disk while publishing is told, and nothing is changed`() throws {
        let (home, larger) = (try TemporaryHome(), try TemporaryHome())
        try home.load(.layer(), squares(500))
        try larger.load(.layer(), squares(4_000))
        let version = try home.open().version
        var limits = StoreLimits()
        limits.pages = 1  // which means: no more than there are
        let publication = LayerPublication(
            layers: ["parsel"],
            staged: larger.file(),
            target: home.file(),
            limits: limits
        )
        #expect(Self.code { try publication.run() } == .storageFull)
        #expect(try home.open().rows().count == 500 && home.open().version == version)
        #expect(try home.connect().text("PRAGMA integrity_check") == "ok")
    }
}
