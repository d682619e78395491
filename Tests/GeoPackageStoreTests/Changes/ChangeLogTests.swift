import FeatureQuery
import GeoCore
import Testing

@testable import GeoPackageStore

@Suite struct `The change log of a layer` {
    private func counts(_ changeset: Changeset?) -> [Int]? {
        changeset.map { [$0.inserted, $0.updated, $0.deleted] }
    }

    @Test func `a load is a changeset that the history starts with`() throws {
        let home = try ChangeSamples.home(50)
        let all = try home.home.changesets(of: "parsel")
        #expect(all.map(\.kind) == [.load] && all.allSatisfy(\.startsHistory))
        #expect(counts(all.first) == [50, 0, 0])
        #expect(try home.connect().integer("SELECT count(*) FROM pafta_history_parsel") == 0)
        #expect(try home.home.checkChangeLog(layer: "parsel").isEmpty)
    }

    @Test func `who loaded a layer and why is written down`() throws {
        let home = try TemporaryHome()
        let origin = ChangesetOrigin(load: "L1", author: "Harita", note: "2026/14")
        for name in ["parsel", "yapi"] {
            let staging = try LayerStaging(home: home.home, references: TemporaryHome.references)
            let writer = try staging.addLayer(.layer(name), source: "a.shp", keepsIdentifiers: false)
            try writer.append(FeatureBatch(squares(2), .layer(name)))
            try writer.finish { _ in }
            try staging.publish(theme: "kadastro", replacing: false, origin: origin)
        }
        for name in ["parsel", "yapi"] { #expect(try home.home.changesets(of: name).map(\.origin) == [origin]) }
        #expect(try home.home.changesets(of: "yapi").map(\.number) == [2])
        #expect(try home.home.changeset(of: "yapi", load: "L1") == 2)
    }

    @Test func `edits of another program are one changeset until it rests`() throws {
        let home = try ChangeSamples.home(50)
        try home.edit("UPDATE parsel SET ada = 7 WHERE fid < 5")
        try home.edit("DELETE FROM parsel WHERE fid = 9; INSERT INTO parsel (ada) VALUES (1), (2)")
        #expect(counts(try home.home.changesets(of: "parsel").last) == [2, 4, 1])
        try home.waitMinutes()
        try home.edit("DELETE FROM parsel WHERE fid = 10")
        let all = try home.home.changesets(of: "parsel")
        #expect(all.map(\.kind) == [.load, .edit, .edit] && counts(all.last) == [0, 0, 1])
        #expect(try home.home.checkChangeLog(layer: "parsel").isEmpty)
    }

    @Test func `edits of one layer do not go into the changeset of another`() throws {
        let home = try ChangeSamples.home(10)
        try home.load(.layer("yapi"), squares(5))
        try home.edit(
            "DELETE FROM parsel WHERE fid = 1; DELETE FROM yapi WHERE fid = 1; DELETE FROM parsel WHERE fid = 2"
        )
        #expect(counts(try home.home.changesets(of: "parsel").last) == [0, 0, 2])
        #expect(counts(try home.home.changesets(of: "yapi").last) == [0, 0, 1])
    }

    @Test func `an identifier that is given after an insert is no change of its own`() throws {
        let home = try ChangeSamples.home(20, keepsIdentifiers: true)
        let before = try home.open().rows()
        try home.edit("INSERT INTO parsel (ada) VALUES (1); UPDATE parsel SET feature_id = NULL WHERE fid = 3")
        #expect(counts(try home.home.changesets(of: "parsel").last) == [1, 1, 0])
        #expect(try home.open(asOf: 1).rows() == before)
    }

    @Test func `rows that change their numbers or are overwritten are known as they were`() throws {
        let home = try ChangeSamples.home(60, keepsIdentifiers: true)
        let before = try home.open().rows()
        try home.edit("UPDATE parsel SET fid = fid + 1000 WHERE fid BETWEEN 10 AND 19")
        try home.edit("INSERT OR REPLACE INTO parsel (fid, ada) VALUES (5, 77)")
        try home.edit("INSERT OR REPLACE INTO parsel (feature_id, ada) VALUES ('p-7', 78)")
        try home.edit("INSERT INTO parsel (fid, ada) VALUES (6, 79) ON CONFLICT (fid) DO UPDATE SET ada = 79")
        #expect(try home.open(asOf: 1).rows() == before)
        #expect(try home.open().rows() != before)
    }

    @Test func `a column that another program adds does not disturb edits, and is logged after the next write`() throws
    {
        let home = try ChangeSamples.home(30)
        try home.edit("ALTER TABLE parsel ADD COLUMN changeset TEXT")
        try home.edit("UPDATE parsel SET changeset = 'x' WHERE fid < 9")
        #expect(try !home.home.checkChangeLog(layer: "parsel").isEmpty)
        try home.home.ensureChangeLog(layer: "parsel")
        #expect(try home.home.checkChangeLog(layer: "parsel").isEmpty)
        try home.waitMinutes()
        try home.edit("UPDATE parsel SET changeset = 'y' WHERE fid < 9")
        let last = try #require(try home.open(asOf: 2).rows().first)
        #expect(last.values.last == .text("x"))
    }

    @Test func `a replaced layer starts a new history and keeps the list of changesets`() throws {
        let home = try ChangeSamples.home(30)
        try home.edit("DELETE FROM parsel WHERE fid < 9")
        try home.load(.layer(), squares(4), replacing: true)
        let all = try home.home.changesets(of: "parsel")
        #expect(all.map(\.startsHistory) == [true, false, true] && counts(all.last) == [4, 0, 0])
        #expect(try home.connect().integer("SELECT count(*) FROM pafta_history_parsel") == 0)
        let error = #expect(throws: PaftaError.self) { try home.open(asOf: 2) }
        #expect(error?.code == .historyTooEarly)
        #expect(try home.home.checkChangeLog(layer: "parsel").isEmpty)
    }

    @Test func `a layer of an older file gets its change log with the next write`() throws {
        let home = try ChangeSamples.home(30)
        try home.edit(
            """
            DROP TABLE pafta_changesets; DROP TABLE pafta_change_state; DROP TABLE pafta_history_parsel;
            DROP TABLE rtree_pafta_history_parsel_geom; DELETE FROM gpkg_extensions WHERE extension_name = 'pafta_history';
            """
        )
        for trigger in HistoryTriggers.names(of: "parsel").dropLast() {
            try home.edit("DROP TRIGGER \(quoted(trigger))")
        }
        #expect(try home.home.changesets(of: "parsel").isEmpty)
        #expect(try home.home.checkChangeLog(layer: "parsel").count == 1)
        try home.home.ensureChangeLog(layer: "parsel")
        #expect(counts(try home.home.changesets(of: "parsel").first) == [30, 0, 0])
        try home.edit("DELETE FROM parsel WHERE fid = 1")
        #expect(try home.open(asOf: 1).rows().count == 30)
        #expect(try home.home.checkChangeLog(layer: "parsel").isEmpty)
    }

    @Test func `a history whose triggers somebody removed starts anew`() throws {
        let home = try ChangeSamples.home(30)
        try home.edit("DELETE FROM parsel WHERE fid = 1; DROP TRIGGER pafta_log_delete_parsel")
        #expect(try !home.home.checkChangeLog(layer: "parsel").isEmpty)
        try home.edit("DELETE FROM parsel WHERE fid = 2")
        try home.home.ensureChangeLog(layer: "parsel")
        #expect(try home.home.changesets(of: "parsel").last?.startsHistory == true)
        #expect(try home.home.checkChangeLog(layer: "parsel").isEmpty)
    }
}
