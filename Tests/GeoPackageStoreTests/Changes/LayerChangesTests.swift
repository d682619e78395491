import FeatureQuery
import GeoCore
import Testing

@testable import GeoPackageStore

@Suite struct `Writing changes` {
    private func code(_ body: () throws -> Void) -> PaftaError.Code? {
        (#expect(throws: PaftaError.self, performing: body))?.code
    }

    @Test func `updated rows keep their numbers and inserted ones come last`() throws {
        let home = try ChangeSamples.home(40)
        let changes = try LayerChanges(
            home: home.home,
            layer: "parsel",
            kind: .load,
            origin: ChangesetOrigin(load: "L2", author: "İmar", note: "yazı 12")
        )
        let sample = Sample(shape: .square(500_100, 4_250_500, side: 9), values: ChangeSamples.values(3))
        try changes.insert(FeatureBatch([sample, sample], changes.schema))
        try changes.update([7], FeatureBatch([sample], changes.schema))
        changes.delete([2, 40])
        let changeset = try changes.commit()
        let rows = try home.open().rows()
        #expect(rows.map(\.position).suffix(3) == [39, 41, 42] && rows.count == 40)
        #expect(rows.first { $0.position == 7 }?.shape == sample.shape)
        #expect([changeset.inserted, changeset.updated, changeset.deleted] == [2, 1, 2])
        #expect(try home.home.changesets(of: "parsel").last == changeset && changeset.origin.author == "İmar")
        #expect(try home.home.checkChangeLog(layer: "parsel").isEmpty)
        #expect(try home.connect().text("SELECT rtreecheck('rtree_parsel_geom')") == "ok")
        #expect(try home.connect().text("SELECT rtreecheck('rtree_pafta_history_parsel_geom')") == "ok")
    }

    @Test func `the extents that the file declares follow`() throws {
        let home = try ChangeSamples.home(40)
        let changes = try LayerChanges(home: home.home, layer: "parsel", kind: .edit)
        var values = ChangeSamples.values(3)
        values[3] = .text("2027-01-01T00:00:00Z")
        let far = Sample(shape: .square(510_000, 4_260_000, side: 1_000), values: values)
        try changes.insert(FeatureBatch([far], changes.schema))
        _ = try changes.commit()
        let connection = try home.connect()
        #expect(try connection.integer("SELECT max_x BETWEEN 511000 AND 511001 FROM gpkg_contents") == 1)
        #expect(try connection.text("SELECT temporal_end FROM pafta_layers") == "2027-01-01T00:00:00.000Z")
    }

    @Test func `changes found on another state are not written`() throws {
        let home = try ChangeSamples.home(40)
        let version = try home.open().version
        let changes = try LayerChanges(home: home.home, layer: "parsel", kind: .load, basedOn: version)
        changes.delete([1])
        try home.edit("DELETE FROM parsel WHERE fid = 5")
        #expect(code { _ = try changes.commit() } == .layerChanged)
        let late = { _ = try LayerChanges(home: home.home, layer: "parsel", kind: .load, basedOn: version) }
        #expect(code(late) == .layerChanged)
        #expect(try home.open().rows().count == 39)
    }

    @Test func `a row that is not there undoes everything`() throws {
        let home = try ChangeSamples.home(40)
        let before = try home.open().rows()
        let changes = try LayerChanges(home: home.home, layer: "parsel", kind: .load)
        changes.delete([1, 2, 4_000])
        #expect(code { _ = try changes.commit() } == .layerChanged)
        #expect(try home.open().rows() == before && home.home.changesets(of: "parsel").count == 1)
    }

    @Test func `an identifier that is there already undoes everything`() throws {
        let home = try ChangeSamples.home(40, keepsIdentifiers: true)
        let before = try home.open().rows()
        let changes = try LayerChanges(home: home.home, layer: "parsel", kind: .load)
        let taken = Sample(identifier: .text("p-3"), values: ChangeSamples.values(3))
        try changes.insert(FeatureBatch([taken], changes.schema))
        changes.delete([1])
        #expect(code { _ = try changes.commit() } == .invalidIdentifier)
        #expect(try home.open().rows() == before)
        #expect(try home.home.checkChangeLog(layer: "parsel").isEmpty)
    }

    @Test func `cancelling leaves the state before, and the changes may be written after all`() throws {
        let home = try ChangeSamples.home(3_000)
        let before = try home.open().rows()
        let changes = try LayerChanges(home: home.home, layer: "parsel", kind: .load)
        changes.delete(Array(1...2_500))
        let cancelled = PaftaError(.unavailable, .cancelled, LocalizedText("", tr: ""))
        let stop: (Int, Int) throws(PaftaError) -> Void = { _, _ throws(PaftaError) in throw cancelled }
        #expect(code { _ = try changes.commit(progress: stop) } == .cancelled)
        #expect(try home.open().rows() == before)
        #expect(try changes.commit().deleted == 2_500)
        #expect(try FileSystem.names(in: "\(home.home.path)/derived/staging").isEmpty)
    }

    @Test func `readers do not wait, and a writer that dies leaves the state before`() throws {
        let home = try ChangeSamples.home(300)
        let before = try home.open().rows()
        do {
            let connection = try home.connect()
            try connection.execute("BEGIN IMMEDIATE")
            let number = try ChangeLog.open(.load, of: "parsel", ChangesetOrigin(), in: connection)
            try connection.execute("DELETE FROM parsel WHERE fid < 200")
            #expect(number == 2)
            #expect(try home.open().rows() == before && home.home.changesets(of: "parsel").count == 1)
        }
        #expect(try home.open().rows() == before)
        #expect(try home.home.checkChangeLog(layer: "parsel").isEmpty)
    }

    @Test func `a writer waits for another only so long`() throws {
        let home = try TemporaryHome { $0.writingPatience = .milliseconds(50) }
        try home.load(.layer(), squares(9))
        let changes = try LayerChanges(home: home.home, layer: "parsel", kind: .load)
        changes.delete([1])
        let other = try home.connect()
        try other.execute("BEGIN IMMEDIATE; DELETE FROM parsel WHERE fid = 9")
        #expect(code { _ = try changes.commit() } == .storeLocked)
        try other.execute("ROLLBACK")
        #expect(try changes.commit().deleted == 1)
    }

    @Test func `geometries of another kind or with heights are declared`() throws {
        let home = try TemporaryHome()
        try home.load(.layer(), squares(9))
        let changes = try LayerChanges(home: home.home, layer: "parsel", kind: .load)
        let shapes = [Shape.multi([.square(1, 1, side: 1), .square(9, 9, side: 1)]), .point(5, 5)]
        try changes.insert(FeatureBatch(shapes.map { Sample(shape: $0) }, changes.schema))
        let reading = try home.open()
        _ = try changes.commit()
        #expect(reading.schema.geometry?.type == .polygon)
        let schema = try home.open().schema
        #expect(schema.geometry?.type == nil)
        let types = try home.open().rows().suffix(2).map { $0.shape?.type }
        #expect(Set(types) == [.multiPolygon, .point])
    }
}
