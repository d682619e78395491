import FeatureQuery
import GeoCore
import Testing

@testable import GeoPackageStore

@Suite struct `A layer that is kept in step` {
    /// A file that is gone with the value.
    private final class Place {
        let path = "/tmp/pafta-replica-\(UInt64.random(in: 0...UInt64.max)).gpkg"
        deinit {
            FileSystem.removeFolder(path)
            FileSystem.removeCompanions(of: path)
        }

        func open(_ schema: FeatureSchema = Place.schema(), source: String = "https://a/collections/x") throws
            -> ReplicaLayer
        {
            try ReplicaLayer(path, schema, source: source)
        }

        static func schema(_ properties: [(String, PropertyType)] = [("ad", .text), ("ada", .integer)]) -> FeatureSchema
        {
            FeatureSchema(
                collection: "parsel",
                title: "Parsel",
                geometry: GeometryProperty(name: "geom", type: nil, hasHeights: true, crs: .crs84),
                properties: properties.map { PropertyDefinition(name: $0.0, type: $0.1) },
                identifiers: .text
            )
        }

        func text(_ sql: String) throws -> String? {
            try SQLiteConnection(path: path, mode: .reading).text(sql)
        }
    }

    private func batch(_ features: [(String, Int64?)], _ schema: FeatureSchema = Place.schema()) -> FeatureBatch {
        var batch = FeatureBatch(identifiers: .text, schema: schema.properties)
        for (name, number) in features {
            batch.identifiers.append(text: name)
            batch.geometry.appendPosition(x: 27 + Double(number ?? 0) / 100, y: 38)
            batch.geometry.endRing()
            batch.geometry.endPart(.point)
            batch.geometry.endRow(.point)
            batch.properties[0].append(text: "Çınar \(name)")
            if batch.properties.count > 1 {
                if let number { batch.properties[1].append(integer: number) } else { batch.properties[1].appendNull() }
            }
        }
        return batch
    }

    private func page(_ features: [(String, Int64?)], removed: [String] = [], _ cursor: String, more: Bool = false)
        -> ReplicaPage
    {
        var page = ReplicaPage(arrived: batch(features), cursor: cursor, hasMore: more)
        page.removed = removed.map { .text($0) }
        return page
    }

    private func apply(_ page: ReplicaPage, to layer: ReplicaLayer) throws {
        try layer.apply(page, after: try layer.state())
    }

    @Test func `takes what comes and goes, and knows where it stands after each page`() throws {
        let place = Place()
        try apply(page([("a", 1), ("b", nil)], "1", more: true), to: try place.open())
        #expect(try place.open().state().cursor == "1" && place.open().state().isWhole == false)
        try apply(page([("c", 3)], "2"), to: try place.open())
        #expect(try place.open().state().isWhole)
        // A feature may take the name of one that goes in the same page.
        try apply(page([("b", 7), ("c", 4)], removed: ["a", "b"], "3"), to: try place.open())
        let layer = try place.open()
        #expect(try layer.count() == 2 && layer.differences(from: batch([("b", 7), ("c", 4)])) == 0)
        #expect(try layer.differences(from: batch([("b", nil), ("c", 4), ("d", 1)])) == 2)
    }

    @Test func `starts anew without losing a feature that is still there`() throws {
        let place = Place()
        let layer = try place.open()
        try apply(page([("a", 1), ("b", 2), ("c", 3)], "1"), to: layer)
        let row = try place.text("SELECT fid FROM parsel WHERE id = 'b'")
        try layer.restart()
        try apply(page([("b", 2)], "2", more: true), to: layer)
        #expect(try layer.count() == 3 && layer.state().cursor == "2")
        try apply(page([("d", 4)], "3"), to: layer)
        #expect(try layer.count() == 2 && place.text("SELECT fid FROM parsel WHERE id = 'b'") == row)
    }

    @Test func `takes a page only in the state it was asked for in`() throws {
        let place = Place()
        let (one, other) = (try place.open(), try place.open())
        let state = try one.state()
        try one.apply(page([("a", 1)], "1"), after: state)
        let error = #expect(throws: PaftaError.self) { try other.apply(page([("b", 1)], "1"), after: state) }
        #expect(error?.code == .changedReplica)
        #expect(try one.count() == 1)
    }

    @Test func `keeps nothing of a page that cannot be written`() throws {
        let place = Place()
        let layer = try place.open()
        try apply(page([("a", 1)], "1"), to: layer)
        var broken = page([("b", 2)], removed: ["a"], "2")
        broken.arrived.identifiers = PropertyColumn(type: .text)
        broken.arrived.identifiers.appendNull()
        let connection = try SQLiteConnection(path: place.path, mode: .writing)
        try SpatialFunctions.register(on: connection)
        try connection.execute("CREATE TRIGGER no BEFORE INSERT ON parsel BEGIN SELECT raise(ABORT, 'no'); END")
        #expect(throws: PaftaError.self) { try apply(broken, to: layer) }
        #expect(try layer.state().cursor == "1" && layer.count() == 1)
    }

    @Test func `has the columns of the source, and no others`() throws {
        let place = Place()
        try apply(page([("a", 1)], "1"), to: try place.open())
        let narrow = Place.schema([("ad", .text)])
        #expect(try place.open(narrow).schema.properties.map(\.name) == ["ad"])
        #expect(try place.text("SELECT count(*) FROM pragma_table_info('parsel') WHERE name = 'ada'") == "0")
        let wide = Place.schema([("ad", .text), ("ada", .text), ("oran", .real)])
        #expect(try place.open(wide).schema.properties.map(\.type) == [.text, .text, .real])
    }

    @Test func `is never a file of somebody else or of another source`() throws {
        let place = Place()
        _ = try place.open()
        let error = #expect(throws: PaftaError.self) { try place.open(source: "https://b/collections/x") }
        #expect(error?.code == .foreignReplica)
        let foreign = Place()
        try SQLiteConnection(path: foreign.path, mode: .creating).execute("CREATE TABLE a (b)")
        #expect(throws: PaftaError.self) { try foreign.open() }
        #expect(try foreign.text("SELECT count(*) FROM sqlite_schema") == "1")
    }
}
