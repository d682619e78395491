import CQL2
import FeatureQuery
import GeoCore
import ProtocolViews
import Testing

@Suite struct `The changes of a view` {
    private func all(_ filter: String? = nil) throws -> ViewDefinition {
        var definition = ViewDefinition(fields: ["ada", "alan", "ad", "gun"].map { ViewDefinition.Field($0) })
        definition.rowFilter = try filter.map { FilterExpression(try CQL2Text.parse($0)) }
        return definition
    }

    /// Which pages are lost on the way, and asked for again, is left to chance, too.
    @Test(arguments: 0..<24)
    func `lead from a full pull to a fresh one, byte for byte`(_ seed: Int) throws {
        var random = Chance(state: UInt64(seed))
        let layer = try EditedLayer(150, keepsIdentifiers: seed.isMultiple(of: 2))
        let partner = Partner(layer, try RandomViews.definition(&random))
        var replica = Replica()
        for _ in 0..<12 {
            try replica.pull(from: partner, limit: 1 + random.roll(random.rolls(3) ? 500 : 40))
            try expectInStep(replica, partner)
            if random.rolls(3) { partner.revise(try RandomViews.definition(&random)) }
            if !random.rolls(5) { try layer.change(&random, 3 + random.roll(30)) }
            guard random.rolls(2) else { continue }
            // In the middle of a delta more is changed, and a page is asked for twice.
            let first = try partner.page(since: replica.cursor, limit: 5)
            try layer.change(&random, 6)
            replica.apply(first)
            let again = try partner.page(since: first.next, limit: 4).changes
            #expect(try partner.page(since: first.next, limit: 4).changes == again)
        }
        try replica.pull(from: partner, limit: 1_000)
        try expectInStep(replica, partner)
    }

    @Test func `say what came, what went, what entered the view and what left it`() throws {
        let layer = try EditedLayer(40, keepsIdentifiers: false)
        let partner = Partner(layer, try all("ada < 20"))
        try layer.edit("UPDATE parsel SET ada = 30 WHERE fid <= 4; UPDATE parsel SET ada = 10 WHERE fid > 4")
        var replica = Replica()
        try replica.pull(from: partner, limit: 100)
        try layer.edit(
            """
            UPDATE parsel SET ada = 5 WHERE fid = 1; UPDATE parsel SET ada = 25 WHERE fid IN (2, 10);
            DELETE FROM parsel WHERE fid IN (3, 11); UPDATE parsel SET ad = 'yeni' WHERE fid IN (4, 12);
            UPDATE parsel SET ad = ad WHERE fid = 13; INSERT INTO parsel (fid, ada) VALUES (90, 1), (91, 35);
            """
        )
        let told = try partner.page(since: replica.cursor, limit: 100).changes.map { "\($0.kind) \($0.identifier)" }
        #expect(told == ["left 10", "deleted 11", "entered 1", "updated 12", "inserted 90"])
    }

    @Test func `stay right when features change their identifiers among each other`() throws {
        let layer = try EditedLayer(30, keepsIdentifiers: true)
        let partner = Partner(layer, try all())
        var replica = Replica()
        try replica.pull(from: partner, limit: 7)
        let id = try layer.identifierColumn()
        try layer.edit(
            """
            UPDATE parsel SET "\(id)" = 'x' WHERE fid = 3; UPDATE parsel SET "\(id)" = 'y' WHERE fid = 9;
            UPDATE parsel SET "\(id)" = 'p-other' WHERE fid = 20; DELETE FROM parsel WHERE fid = 21;
            """
        )
        try replica.pull(from: partner, limit: 100)
        try layer.edit(
            """
            UPDATE parsel SET "\(id)" = 'z' WHERE fid = 3; UPDATE parsel SET "\(id)" = 'x' WHERE fid = 9;
            UPDATE parsel SET "\(id)" = 'y' WHERE fid = 3; DELETE FROM parsel WHERE fid = 20;
            UPDATE parsel SET "\(id)" = 'p-other' WHERE fid = 5;
            """
        )
        try replica.pull(from: partner, limit: 1)
        try expectInStep(replica, partner)
    }

    @Test func `tell nothing of what the view hides`() throws {
        let layer = try EditedLayer(40, keepsIdentifiers: false)
        var definition = try all("ada < 20")
        definition.fields.removeLast()
        definition.fields[1].mask = .rounded(step: 100)
        let partner = Partner(layer, definition)
        try layer.edit("UPDATE parsel SET ada = CASE WHEN fid < 20 THEN 30 ELSE 10 END")
        var replica = Replica()
        try replica.pull(from: partner, limit: 100)
        try layer.edit(
            """
            UPDATE parsel SET gun = '1999-01-01'; UPDATE parsel SET alan = alan / 2;
            UPDATE parsel SET ad = 'gizli' WHERE fid < 20; DELETE FROM parsel WHERE fid < 10;
            """
        )
        let page = try partner.page(since: replica.cursor, limit: 100)
        #expect(page.changes.isEmpty && !page.hasMore)
        #expect(page.next != replica.cursor && page.next.utf8.count == replica.cursor?.utf8.count)
        // Without any change the cursor differs as well.
        let again = try partner.page(since: page.next, limit: 100)
        #expect(again.changes.isEmpty && again.next != page.next && again.next.utf8.count == page.next.utf8.count)
    }

    @Test func `come to an end when the layer is replaced or a version is not known`() throws {
        let layer = try EditedLayer(20, keepsIdentifiers: false)
        let partner = Partner(layer, try all())
        let cursor = try partner.page(since: nil, limit: 100).next
        let middle = try partner.page(since: nil, limit: 5).next
        partner.revise(try all("ada < 20"))
        // What was begun in the former view is not ended in it.
        expect(.cursorGone) { try partner.page(since: middle, limit: 5) }
        let stranger = Partner(layer, try all("ada > 3"))
        expect(.cursorGone) { try stranger.page(since: cursor, limit: 5) }
        try layer.load(20, keepsIdentifiers: false, replacing: true)
        expect(.cursorGone) { try partner.page(since: cursor, limit: 5) }
        #expect(try partner.page(since: nil, limit: 100).changes.count == partner.fresh().count)
    }

    @Test func `refuse cursors that are forged, cut, or of another partner or collection`() throws {
        let layer = try EditedLayer(20, keepsIdentifiers: false)
        let partner = Partner(layer, try all())
        let cursor = try partner.page(since: nil, limit: 5).next
        let other = Partner(layer, try all(), secret: 2)
        expect(.invalidCursor) { try other.page(since: cursor, limit: 5) }
        for place in cursor.indices.dropFirst() {
            let cut = String(cursor[..<place])
            expect(.invalidCursor) { try partner.page(since: cut, limit: 5) }
            let swapped: Character = cursor[place] == "A" ? "B" : "A"
            let forged = cursor[..<place] + String(swapped) + cursor[cursor.index(after: place)...]
            expect(.invalidCursor) { try partner.page(since: String(forged), limit: 5) }
        }
        for text in ["", "a", "AAAA", cursor + "A", cursor + "=", String(repeating: "A", count: 100_000), "ç\u{0}"] {
            expect(.invalidCursor) { try partner.page(since: text, limit: 5) }
        }
    }

    private func expectInStep(_ replica: Replica, _ partner: Partner) throws {
        let difference = try replica.difference(from: partner.fresh())
        #expect(difference == nil, "\(difference ?? "")")
    }

    private func expect(_ code: PaftaError.Code, _ body: () throws -> ChangePage) {
        let error = #expect(throws: PaftaError.self) { _ = try body() }
        #expect(error?.code == code)
    }
}
