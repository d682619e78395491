import FeatureQuery
import GeoCore
import GeoReferencing
import Testing

@testable import GeoPackageStore

@Suite struct `Features in a box` {
    /// 3,000 squares, lines and points of TUREF / TM27 (EPSG:5253) near İzmir, every fiftieth without geometry.
    private static func samples() -> [Sample] {
        var random = SplitMix(state: 21)
        return (0..<3_000)
            .map { index in
                let x = Double.random(in: 490_000...510_000, using: &random)
                let y = Double.random(in: 4_240_000...4_260_000, using: &random)
                let shape: Shape? =
                    switch index % 50 {
                    case 0: nil
                    case 1...20: .square(x, y, side: Double.random(in: 5...400, using: &random))
                    case 21...35: .line([x, y, x + 300, y + 500, x - 200, y + 100])
                    default: .point(x, y)
                    }
                return Sample(shape: shape)
            }
    }

    private static func home() throws -> TemporaryHome {
        let home = try TemporaryHome()
        try home.load(.layer(type: nil), samples())
        return home
    }

    /// Looks at every feature, projected by PROJ itself.
    private static func expected(_ rows: [Row], _ filter: SpatialFilter) throws -> [Int64] {
        let transformation = try TemporaryHome.references.transformation(from: .epsg(5_253), to: filter.crs)
        var column = GeometryColumn()
        for row in rows { if let shape = row.shape { shape.append(to: &column) } else { column.appendNull() } }
        try transformation.transformExactly(&column.xy)
        return rows.indices
            .filter { index in
                column.types[index] == nil
                    ? filter.keepsFeaturesWithoutGeometry
                    : filter.boxes.contains { $0.intersects(row: index, of: column) }
            }
            .map { rows[$0].position }
    }

    private static func box(_ random: inout SplitMix) -> Envelope {
        let (x, y) = (Double.random(in: 26.85...27.15, using: &random), Double.random(in: 38.2...38.5, using: &random))
        return Envelope(
            minX: x,
            minY: y,
            maxX: x + .random(in: 0...0.05, using: &random),
            maxY: y + .random(in: 0...0.05, using: &random)
        )
    }

    @Test(arguments: [nil, CRSIdentity.crs84, .webMercator], [true, false])
    func `a box of longitudes and latitudes gives exactly what lies in it`(_ answer: CRSIdentity?, _ keepsNulls: Bool)
        throws
    {
        let reading = try Self.home().open()
        let all = try reading.rows()
        var random = SplitMix(state: 5)
        var found = 0
        for number in 0..<25 {
            let boxes = number % 5 == 0 ? [Self.box(&random), Self.box(&random)] : [Self.box(&random)]
            var query = Query()
            query.crs = answer
            query.spatialFilter = SpatialFilter(boxes: boxes, crs: .crs84, keepsFeaturesWithoutGeometry: keepsNulls)
            let positions = try reading.rows(query).map(\.position)
            #expect(try positions == Self.expected(all, try #require(query.spatialFilter)))
            found += positions.count
        }
        #expect(found > 500)
    }

    @Test func `a box in the stored CRS gives exactly what lies in it`() throws {
        let reading = try Self.home().open()
        let all = try reading.rows()
        var query = Query()
        let box = Envelope(minX: 495_000, minY: 4_245_000, maxX: 499_000, maxY: 4_251_000)
        query.spatialFilter = SpatialFilter(boxes: [box], crs: .epsg(5_253))
        #expect(try reading.rows(query).map(\.position) == Self.expected(all, try #require(query.spatialFilter)))
    }

    @Test(arguments: [
        (Envelope.world, 3_000), (Envelope(minX: 140, minY: -40, maxX: 150, maxY: -30), 60),
        (Envelope(minX: -180, minY: 38, maxX: 180, maxY: 39), 3_000),
        (Envelope(minX: 0, minY: 90, maxX: 0, maxY: 90), 60),
        (Envelope(minX: -1, minY: -1, maxX: -1, maxY: -1), 60),
    ])
    func `a box far from where the CRS is valid is answered all the same`(_ box: Envelope, _ count: Int) throws {
        var query = Query()
        query.spatialFilter = SpatialFilter(boxes: [box], crs: .crs84)
        #expect(try Self.home().open().rows(query).count == count)
    }

    @Test func `the filter holds for a layer whose index was dropped`() throws {
        let home = try Self.home()
        var query = Query()
        let box = Envelope(minX: 27, minY: 38.3, maxX: 27.01, maxY: 38.32)
        query.spatialFilter = SpatialFilter(boxes: [box], crs: .crs84)
        let before = try home.open().rows(query)
        let suffixes = ["insert", "update1", "update2", "update3", "update4", "delete"]
        try home.edit(
            suffixes.map { "DROP TRIGGER rtree_parsel_geom_\($0);" }.joined() + "DROP TABLE rtree_parsel_geom;"
                + "DELETE FROM parsel WHERE fid = 1"
        )
        let reading = try home.open()
        #expect(try reading.rows(query) == before.filter { $0.position != 1 } && before.count > 60)
        #expect(try reading.extent(in: .crs84) != nil)
    }

    @Test func `a table without geometry is kept or not as a whole`() throws {
        let home = try TemporaryHome()
        var schema = FeatureSchema.layer("malik")
        schema.geometry = nil
        try home.load(schema, [Sample(), Sample()])
        for (keeps, count) in [(true, 2), (false, 0)] {
            var query = Query()
            query.spatialFilter = SpatialFilter(boxes: [.world], crs: .crs84, keepsFeaturesWithoutGeometry: keeps)
            #expect(try home.open("malik").rows(query).count == count)
        }
    }

    @Test func `rows without geometry are found by their own index`() throws {
        let connection = try Self.home().connect()
        let plan = try connection.statement("EXPLAIN QUERY PLAN SELECT fid FROM parsel WHERE geom IS NULL")
        #expect(try plan.step() && plan.text(3)?.contains("pafta_parsel_no_geometry") == true)
    }

    @Test func `the extent is that of the features, also after an edit`() throws {
        let home = try TemporaryHome()
        try home.load(.layer(), squares(120))
        let loaded = try home.open().extent(in: .epsg(5_253))
        #expect(loaded == Envelope(minX: 500_000, minY: 4_250_000, maxX: 501_195, maxY: 4_250_035))
        try home.edit("DELETE FROM parsel WHERE ST_MinX(geom) >= 500100")
        let edited = try #require(try home.open().extent(in: .epsg(5_253)))
        // Single precision steps by 0.5 m at 4,250,000 m.
        let expected = Envelope(minX: 500_000, minY: 4_250_000, maxX: 500_095, maxY: 4_250_035)
        #expect(edited.contains(expected) && expected.expanded(by: 0.5).contains(edited))
    }
}
