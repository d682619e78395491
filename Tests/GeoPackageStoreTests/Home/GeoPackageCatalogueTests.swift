import FeatureQuery
import GeoCore
import Testing

@testable import GeoPackageStore

@Suite struct `Catalogue of a home` {
    private static func code(_ body: () throws -> Void) -> PaftaError.Code? {
        (#expect(throws: PaftaError.self, performing: body))?.code
    }

    @Test func `layers are listed by theme and name, and found as they come`() throws {
        let home = try TemporaryHome()
        #expect(try home.catalogue.collections().isEmpty)
        try home.load(.layer("yapi"), squares(1), theme: "imar")
        try home.load(.layer("parsel"), squares(1))
        try home.load(.layer("ada"), squares(1))
        #expect(try home.open("ada").rows().count == 1)
        #expect(try home.catalogue.collections() == ["yapi", "ada", "parsel"])
        #expect(Self.code { _ = try home.catalogue.collection("Ada") } == .unknownCollection)
    }

    @Test func `a GeoPackage that Pafta did not make is ignored, and nothing is loaded into it`() throws {
        let home = try TemporaryHome()
        let connection = try SQLiteConnection(path: home.file("foreign"), mode: .creating)
        try connection.execute("CREATE TABLE gpkg_contents (table_name); CREATE TABLE parsel (fid INTEGER PRIMARY KEY)")
        #expect(try home.catalogue.collections().isEmpty)
        #expect(Self.code { try home.load(.layer(), squares(1), theme: "foreign", replacing: true) } == .foreignTheme)
        try home.load(.layer(), squares(1))
        #expect(try home.catalogue.collections() == ["parsel"])
    }

    @Test func `a layer whose table another program dropped or renamed is gone`() throws {
        let home = try TemporaryHome()
        for name in ["ada", "parsel", "yapi"] { try home.load(.layer(name), squares(1)) }
        try home.edit("DROP TABLE ada; ALTER TABLE yapi RENAME TO bina")
        #expect(try home.catalogue.collections() == ["parsel"])
        #expect(Self.code { _ = try home.open("ada") } == .unknownCollection)
        #expect(Self.code { _ = try home.open("yapi") } == .unknownCollection)
    }

    @Test func `a file that took the place of another is noticed, and the old one closed`() throws {
        let home = try TemporaryHome()
        try home.load(.layer(), squares(5))
        let reading = try home.open()
        let other = try TemporaryHome()
        try other.load(.layer(), squares(9))
        try FileSystem.rename(other.file(), to: home.file())
        #expect(try home.open().rows().count == 9)
        #expect(try reading.rows().count == 5)
        FileSystem.removeFolder(home.home.layersFolder)
        try FileSystem.makeFolder(home.home.layersFolder)
        #expect(try home.catalogue.collections().isEmpty)
        #expect(Self.code { _ = try home.open() } == .unknownCollection)
    }

    @Test func `a damaged file is told, and is in the way of its own layers only`() throws {
        let home = try TemporaryHome()
        try home.load(.layer("ada"), squares(1), theme: "b")
        try FileSystem.create(home.file("a"), String(repeating: "this is no database ", count: 100))
        let catalogue = home.freshCatalogue()
        #expect(Self.code { _ = try catalogue.check() } == .storeDamaged)
        #expect(try !catalogue.collections().isEmpty)
        #expect(try catalogue.collection("ada").open().rows().count == 1)
        #expect(Self.code { _ = try catalogue.collection("yok") } == .storeDamaged)
    }
}
