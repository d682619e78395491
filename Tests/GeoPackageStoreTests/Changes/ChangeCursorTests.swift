import FeatureQuery
import GeoCore
import Testing

@testable import GeoPackageStore

@Suite struct `The difference between two states` {
    private func changes(_ home: TemporaryHome, _ from: Int64, _ to: Int64? = nil) throws -> [String] {
        let cursor = try home.home.changes(of: "parsel", from: from, to: to)
        var lines: [String] = []
        while let batch = try cursor.next() {
            for change in batch.changes {
                lines.append("\(change.row) \(change.kind) \(change.changed.joined(separator: ","))")
            }
        }
        return lines
    }

    @Test func `is that of the rows before and after`() throws {
        let home = try ChangeSamples.home(keepsIdentifiers: true)
        var random = SplitMix(state: 3)
        var states = [try home.open().rows()]
        for _ in 0..<4 {
            try ChangeSamples.change(home, &random, 400)
            states.append(try home.open().rows())
        }
        for (from, to) in [(1, 2), (1, 5), (2, 4), (3, 3), (4, 5)] {
            let cursor = try home.home.changes(of: "parsel", from: Int64(from), to: Int64(to))
            var rows = Dictionary(uniqueKeysWithValues: states[from - 1].map { ($0.position, $0) })
            var last = Int64.min
            while let batch = try cursor.next() {
                for change in batch.changes {
                    #expect(change.row > last)
                    last = change.row
                    #expect(rows[change.row] == change.before.map { batch.before.rows[$0] })
                    rows[change.row] = change.after.map { batch.after.rows[$0] }
                }
            }
            #expect(rows.values.sorted { $0.position < $1.position } == states[to - 1])
        }
    }

    @Test func `names what changed and leaves out what changed back`() throws {
        let home = try ChangeSamples.home(30)
        try home.edit(
            """
            UPDATE parsel SET ada = 99, ad = 'Ş' WHERE fid = 2; UPDATE parsel SET geom = NULL WHERE fid = 4;
            UPDATE parsel SET ad = ad || 'x' WHERE fid = 6; UPDATE parsel SET ad = rtrim(ad, 'x') WHERE fid = 6;
            DELETE FROM parsel WHERE fid = 8; INSERT INTO parsel (ad) VALUES ('yeni'), ('gider');
            DELETE FROM parsel WHERE ad = 'gider'
            """
        )
        #expect(try changes(home, 1) == ["2 updated ada,ad", "4 updated geom", "8 deleted ", "31 inserted "])
        #expect(try changes(home, 2).isEmpty)
    }

    @Test func `starts at a changeset of the history`() throws {
        let home = try ChangeSamples.home(5)
        #expect(throws: PaftaError.self) { try home.home.changes(of: "parsel", from: 0) }
        try home.load(.layer(), squares(4), replacing: true)
        let error = #expect(throws: PaftaError.self) { try home.home.changes(of: "parsel", from: 1) }
        #expect(error?.code == .historyTooEarly)
    }
}
