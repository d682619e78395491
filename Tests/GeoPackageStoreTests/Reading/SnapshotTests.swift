import FeatureQuery
import GeoCore
import Testing

@testable import GeoPackageStore

@Suite struct `Snapshots` {
    @Test func `a cursor goes on with the old rows while a layer is replaced and edited`() throws {
        let home = try TemporaryHome()
        try home.load(.layer(), squares(2_000))
        let old = try home.open()
        let cursor = try old.features(Query())
        let first = try #require(try cursor.next()).count
        try home.load(.layer(), squares(10), replacing: true)
        try home.edit("DELETE FROM parsel WHERE fid = 1")
        #expect(try home.open().rows().count == 9)
        var count = first
        while let batch = try cursor.next() { count += batch.count }
        #expect(count == 2_000)
        #expect(try old.rows().count == 2_000 && old.count == 2_000)
    }

    @Test func `a reading that is open does not make a load wait`() throws {
        let home = try TemporaryHome()
        try home.load(.layer(), squares(100))
        let reading = try home.open()
        let start = ContinuousClock.now
        try home.load(.layer(), squares(200), replacing: true)
        #expect(ContinuousClock.now - start < .seconds(5))
        #expect(try reading.rows().count == 100)
    }

    @Test func `the version changes with every edit and load`() throws {
        let home = try TemporaryHome()
        try home.load(.layer(), squares(10))
        var versions = [try home.open().version]
        let edits = [
            "UPDATE parsel SET geom = NULL WHERE fid = 3", "INSERT INTO parsel (geom) VALUES (NULL)",
            "DELETE FROM parsel WHERE fid = 5", "UPDATE parsel SET geom = geom WHERE fid = 1",
        ]
        for edit in edits {
            try home.edit(edit)
            versions.append(try home.open().version)
        }
        #expect(versions.map(\.change) == [0, 1, 2, 3, 4])
        #expect(Set(versions.map(\.incarnation)).count == 1)
        #expect(versions.allSatisfy { $0.changedAt.count == 24 && $0.changedAt.hasSuffix("Z") })
        try home.load(.layer(), squares(10), replacing: true)
        let loaded = try home.open().version
        #expect(loaded.change == 0 && loaded.incarnation != versions[0].incarnation)
    }

    @Test func `a reading keeps its version while others edit`() throws {
        let home = try TemporaryHome()
        try home.load(.layer(), squares(10))
        let reading = try home.open()
        try home.edit("DELETE FROM parsel WHERE fid < 4")
        #expect(try reading.count == 10 && reading.rows().count == 10 && reading.version.change == 0)
        #expect(try home.open().count == 7)
    }

    @Test func `columns that another program adds, renames and drops are noticed`() throws {
        let home = try TemporaryHome()
        let properties = ["a", "b"].map { PropertyDefinition(name: $0, type: .integer) }
        try home.load(.layer(properties: properties), [Sample(values: [.number(1), .number(2)])])
        let before = try home.open()
        let version = before.version
        try home.edit(
            """
            ALTER TABLE parsel ADD COLUMN "Yapı" TEXT(10) DEFAULT 'ğ'; ALTER TABLE parsel RENAME COLUMN b TO c;
            ALTER TABLE parsel DROP COLUMN a
            """
        )
        #expect(try before.rows().map(\.values) == [[.number(1), .number(2)]])
        let after = try home.open()
        #expect(after.schema.properties.map(\.name) == ["c", "Yapı"] && after.schema.properties[1].maximumLength == 10)
        #expect(try after.rows().map(\.values) == [[.number(2), .text("ğ")]])
        #expect(after.version.incarnation != version.incarnation)
    }

    @Test func `an identifier column that another program dropped gives way to row numbers`() throws {
        let home = try TemporaryHome()
        try home.load(
            .layer(identifiers: .text),
            [Sample(identifier: .text("x"), shape: .square(0, 0, side: 1))],
            keepsIdentifiers: true
        )
        #expect(try home.open().rows().map(\.identifier) == [.text("x")])
        try home.edit(
            """
            DROP TRIGGER pafta_identify_parsel; DROP TRIGGER pafta_reidentify_parsel;
            DROP TRIGGER pafta_log_supersede_parsel; DROP INDEX pafta_parsel_identifier;
            ALTER TABLE parsel DROP COLUMN feature_id
            """
        )
        #expect(try home.open().rows().map(\.identifier) == [.number(1)])
    }
}
