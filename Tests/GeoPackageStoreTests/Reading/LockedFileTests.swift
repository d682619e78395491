import FeatureQuery
import GeoCore
import Testing

@testable import GeoPackageStore

@Suite struct `Files that others hold` {
    private static func home() throws -> TemporaryHome {
        let home = try TemporaryHome { limits in
            limits.readingPatience = .milliseconds(50)
            limits.writingPatience = .milliseconds(50)
        }
        try home.load(.layer(), squares(100))
        return home
    }

    private static func expectLocked(_ body: () throws -> Void) {
        let start = ContinuousClock.now
        let error = #expect(throws: PaftaError.self, performing: body)
        #expect(error?.code == .storeLocked)
        #expect(ContinuousClock.now - start < .seconds(5))
    }

    @Test func `a load that meets a writer is refused, changes nothing and may be tried again`() throws {
        let home = try Self.home()
        let staging = try LayerStaging(home: home.home, references: TemporaryHome.references)
        try staging.addLayer(.layer("ada"), source: "x", keepsIdentifiers: false).finish { _ in }
        let other = try home.connect()
        try other.execute("BEGIN IMMEDIATE; DELETE FROM parsel WHERE fid = 1")
        Self.expectLocked { try staging.publish(theme: "kadastro", replacing: true) }
        #expect(try home.catalogue.collections() == ["parsel"])
        try other.execute("COMMIT")
        try staging.publish(theme: "kadastro", replacing: true)
        #expect(try home.catalogue.collections() == ["ada", "parsel"])
        #expect(try home.open().rows().count == 99)
    }

    @Test func `readers do not mind a writer`() throws {
        let home = try Self.home()
        let other = try home.connect()
        try other.execute("BEGIN IMMEDIATE; DELETE FROM parsel")
        #expect(try home.freshCatalogue().collection("parsel").open().rows().count == 100)
        try other.execute("ROLLBACK")
    }

    @Test func `a file that is locked altogether is told, and served again afterwards`() throws {
        let home = try Self.home()
        let other = try home.connect()
        try other.execute("PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = DELETE; BEGIN EXCLUSIVE")
        Self.expectLocked { _ = try home.open() }
        Self.expectLocked { _ = try home.freshCatalogue().collections() }
        try other.execute("COMMIT; PRAGMA locking_mode = NORMAL; SELECT count(*) FROM parsel")
        #expect(try home.open().rows().count == 100)
    }

    @Test func `a file taken out of WAL mode is put back by the next load`() throws {
        let home = try Self.home()
        let other = try home.connect()
        #expect(try other.text("PRAGMA journal_mode = DELETE") == "delete")
        #expect(try home.freshCatalogue().collection("parsel").open().rows().count == 100)
        try home.load(.layer("ada"), squares(1))
        #expect(try home.connect().text("PRAGMA journal_mode") == "wal")
    }

    @Test func `a reader of a file out of WAL mode does not stop the next load for long`() throws {
        let home = try Self.home()
        #expect(try home.connect().text("PRAGMA journal_mode = DELETE") == "delete")
        let reading = try home.open()
        Self.expectLocked { try home.load(.layer("ada"), squares(1)) }
        #expect(try reading.rows().count == 100)
    }

    @Test(.disabled(if: FileDamage.isAlmighty, "the administrator may write everywhere"))
    func `a folder that may not be written is told, by readers and by loads`() throws {
        let home = try Self.home()
        FileDamage.permit(home.home.layersFolder, 0o555)
        defer { FileDamage.permit(home.home.layersFolder, 0o755) }
        // Even a reader has to make the files that go with a log.
        for body in [{ _ = try home.open() }, { try home.load(.layer("ada"), squares(1)) }] as [() throws -> Void] {
            let error = #expect(throws: PaftaError.self, performing: body)
            #expect(error?.code == .storeUnreadable)
        }
        FileDamage.permit(home.home.layersFolder, 0o755)
        #expect(try home.open().rows().count == 100)
    }
}
