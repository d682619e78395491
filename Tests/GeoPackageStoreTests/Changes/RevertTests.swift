import FeatureQuery
import GeoCore
import Testing

@testable import GeoPackageStore

@Suite struct `Undoing changes` {
    private func code(_ body: () throws -> Void) -> PaftaError.Code? {
        (#expect(throws: PaftaError.self, performing: body))?.code
    }

    @Test(arguments: [false, true])
    func `the last changeset is undone by another`(_ keepsIdentifiers: Bool) throws {
        let home = try ChangeSamples.home(keepsIdentifiers: keepsIdentifiers)
        let before = try home.open().rows()
        var random = SplitMix(state: 8)
        let changed = try ChangeSamples.change(home, &random)
        let after = try home.open().rows()
        let undone = try home.home.revert(
            layer: "parsel",
            changeset: changed.number,
            origin: ChangesetOrigin(note: "n")
        )
        #expect(undone.kind == .revert && undone.number == changed.number + 1 && undone.origin.note == "n")
        #expect(try home.open().rows() == before)
        #expect(try home.open(asOf: changed.number).rows() == after)
        _ = try home.home.revert(layer: "parsel", changeset: undone.number)
        #expect(try home.open().rows() == after)
        #expect(try home.home.checkChangeLog(layer: "parsel").isEmpty)
    }

    @Test func `later changesets are undone only if that is wanted`() throws {
        let home = try ChangeSamples.home()
        let before = try home.open().rows()
        var random = SplitMix(state: 8)
        for _ in 0..<3 { try ChangeSamples.change(home, &random) }
        #expect(code { _ = try home.home.revert(layer: "parsel", changeset: 2) } == .laterChanges)
        _ = try home.home.revert(layer: "parsel", changeset: 2, includingLater: true)
        #expect(try home.open().rows() == before)
        #expect(try home.home.checkChangeLog(layer: "parsel").isEmpty)
    }

    @Test func `identifiers that changed hands come back`() throws {
        let home = try ChangeSamples.home(30, keepsIdentifiers: true)
        let before = try home.open().rows()
        try home.edit(
            """
            DELETE FROM parsel WHERE feature_id = 'p-0'; UPDATE parsel SET feature_id = 'x' WHERE feature_id = 'p-1';
            UPDATE parsel SET feature_id = 'p-1' WHERE feature_id = 'p-2';
            UPDATE parsel SET feature_id = 'p-2' WHERE feature_id = 'x';
            INSERT INTO parsel (feature_id) VALUES ('p-0')
            """
        )
        _ = try home.home.revert(layer: "parsel", changeset: 2)
        #expect(try home.open().rows() == before)
        #expect(try home.home.checkChangeLog(layer: "parsel").isEmpty)
    }

    @Test func `the load that a history starts with stays`() throws {
        let home = try ChangeSamples.home(5)
        #expect(code { _ = try home.home.revert(layer: "parsel", changeset: 1) } == .historyTooEarly)
        #expect(code { _ = try home.home.revert(layer: "parsel", changeset: 9) } == .unknownChangeset)
        #expect(code { _ = try home.home.revert(layer: "yok", changeset: 1) } == .unknownCollection)
    }

    @Test func `cancelling leaves the state before`() throws {
        let home = try ChangeSamples.home(3_000)
        try home.edit("DELETE FROM parsel WHERE fid < 2500")
        let before = try home.open().rows()
        let cancelled = PaftaError(.unavailable, .cancelled, LocalizedText("", tr: ""))
        #expect(
            code {
                _ = try home.home.revert(layer: "parsel", changeset: 2) { _, _ throws(PaftaError) in throw cancelled }
            } == .cancelled
        )
        #expect(try home.open().rows() == before && home.home.changesets(of: "parsel").count == 2)
    }
}
