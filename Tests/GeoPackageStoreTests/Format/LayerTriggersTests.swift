import FeatureQuery
import GeoCore
import Testing

@testable import GeoPackageStore

@Suite struct `Triggers of a layer` {
    private static func home(identifiers: FeatureSchema.IdentifierType? = nil) throws -> TemporaryHome {
        let home = try TemporaryHome()
        var samples = squares(200)
        samples[7].shape = nil
        for index in samples.indices where identifiers != nil {
            samples[index].identifier = identifiers == .text ? .text("p-\(index)") : .number(Int64(1_000 + index))
        }
        try home.load(.layer(identifiers: identifiers ?? .integer), samples, keepsIdentifiers: identifiers != nil)
        return home
    }

    private static func check(_ home: TemporaryHome, rows: Int64, indexed: Int64) throws {
        let connection = try home.connect()
        #expect(try connection.text("SELECT rtreecheck('rtree_parsel_geom')") == "ok")
        #expect(try connection.integer("SELECT count(*) FROM rtree_parsel_geom") == indexed)
        #expect(try connection.integer("SELECT feature_count FROM gpkg_ogr_contents") == rows)
        // Every geometry lies in its entry of the index.
        let outside = try connection.integer(
            """
            SELECT count(*) FROM parsel p LEFT JOIN rtree_parsel_geom r ON r.id = p.fid WHERE geom NOT NULL AND
            NOT coalesce(minx <= ST_MinX(geom) AND maxx >= ST_MaxX(geom)
            AND miny <= ST_MinY(geom) AND maxy >= ST_MaxY(geom), 0)
            """
        )
        #expect(outside == 0)
    }

    @Test func `the index, the count and the change number follow inserts and deletes`() throws {
        let home = try Self.home()
        try Self.check(home, rows: 200, indexed: 199)
        try home.edit("INSERT INTO parsel (geom) SELECT geom FROM parsel WHERE fid < 100")
        try Self.check(home, rows: 299, indexed: 298)
        try home.edit("DELETE FROM parsel WHERE fid % 3 = 0")
        let deleted = Int64(299 / 3)
        try Self.check(home, rows: 299 - deleted, indexed: 298 - deleted)
        #expect(try home.open().version.change == 99 + deleted)
    }

    @Test func `the index follows geometries and row numbers that change`() throws {
        let home = try Self.home()
        try home.edit("UPDATE parsel SET geom = (SELECT geom FROM parsel WHERE fid = 1) WHERE fid BETWEEN 2 AND 9")
        try Self.check(home, rows: 200, indexed: 199)
        try home.edit("UPDATE parsel SET geom = NULL WHERE fid BETWEEN 20 AND 29")
        try Self.check(home, rows: 200, indexed: 189)
        try home.edit("UPDATE parsel SET fid = fid + 1000 WHERE fid BETWEEN 10 AND 39")
        try Self.check(home, rows: 200, indexed: 189)
    }

    @Test func `an empty or damaged geometry stays out of the index`() throws {
        let home = try Self.home()
        try home.edit(
            "INSERT INTO parsel (geom) VALUES (x'47500001851400000101000000000000000000F87F000000000000F87F')"
        )
        try home.edit("INSERT INTO parsel (geom) VALUES (x'0102'), (''), (5)")
        let connection = try home.connect()
        #expect(try connection.integer("SELECT count(*) FROM rtree_parsel_geom") == 199)
        #expect(try connection.text("SELECT rtreecheck('rtree_parsel_geom')") == "ok")
    }

    @Test func `a feature that comes without identifier gets the next number`() throws {
        let home = try Self.home(identifiers: .integer)
        try home.edit(
            "INSERT INTO parsel (geom) VALUES (NULL); UPDATE parsel SET feature_id = NULL WHERE feature_id = 1003"
        )
        let numbers = try home.open().rows().map(\.identifier)
        #expect(numbers.contains(.number(1_200)) && numbers.contains(.number(1_201)))
        #expect(!numbers.contains(.null) && !numbers.contains(.number(1_003)))
    }

    @Test func `a feature that comes without text identifier gets one of its own`() throws {
        let home = try Self.home(identifiers: .text)
        try home.edit("INSERT INTO parsel (geom) VALUES (NULL), (NULL)")
        let texts = try home.open().rows().suffix(2).map(\.identifier)
        #expect(Set(texts.map { "\($0)" }).count == 2)
        for case .text(let text) in texts { #expect(text.hasPrefix("pafta-") && text.count == 22) }
    }

    @Test func `an identifier that is there already is refused`() throws {
        let home = try Self.home(identifiers: .integer)
        #expect(throws: PaftaError.self) { try home.edit("INSERT INTO parsel (feature_id) VALUES (1000)") }
    }
}
