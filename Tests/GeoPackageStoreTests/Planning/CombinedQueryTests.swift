import CQL2
import FeatureQuery
import GeoCore
import GeoReferencing
import Testing

@testable import GeoPackageStore

@Suite struct `Filters, boxes and projections together` {
    /// A line of 100 m along x with a bend of 5 m in its middle, at 39° N.
    private static let bend = Shape.line([500_000, 4_316_000, 500_050, 4_316_005, 500_100, 4_316_000])

    @Test func `an index, a test on batches and a box are joined by and`() throws {
        let reading = try ParcelSamples.home(3_000, indexes: [["ada", "parsel"]]).open()
        let query = try Query("ada BETWEEN 10 AND 30 AND CASEI(nitelik) = CASEI('ARSA')")
            .inside(ParcelSamples.box(0...29, 0...20))
        let cursor = try reading.features(query)
        #expect(cursor.plan.access.english == "attribute index")
        #expect(cursor.plan.conditions.map(\.isPushedDown) == [true, false])
        #expect(cursor.plan.conditions[0].text == "ada BETWEEN 10 AND 30")
        // Row by row, without anything of ours: `squares` puts number n into column n % 60 and row n / 60.
        let expected = try reading.rows()
            .filter { row in
                guard case .number(let ada) = row.values[0], case .number(let parcel) = row.values[1] else {
                    return false
                }
                let number = 25 * ada + parcel
                let isNamed = [.text("Arsa"), .text("arsa")].contains(row.values[3])
                return (10...30).contains(ada) && isNamed && number % 60 < 30 && number / 60 <= 20
            }
        #expect(try reading.rows(query) == expected && expected.count > 50)
    }

    @Test func `properties that only the filter needs are not in the answer`() throws {
        var query = try Query("CASEI(ad) = CASEI('Çınar') AND kat >= 1 AND ada + kat < 9")
        query.properties = ["gun", "ada"]
        let batch = try #require(try PlanningSamples.home().open().features(query).next())
        #expect(batch.schema.map(\.name) == ["gun", "ada"] && batch.properties.map(\.type) == [.date, .integer])
        #expect(batch.positions == [1] && batch.properties.map(\.count) == [1, 1])
    }

    @Test func `a filter on geometries works where they are not wanted`() throws {
        let reading = try ParcelSamples.home(1_000).open()
        var query = try Query(
            "S_INTERSECTS(geom, POLYGON((500001 4250001, 500030 4250001, 500001 4250030, 500001 4250001)))"
        )
        query.includesGeometry = false
        let rows = try reading.rows(query)
        // The triangle touches the squares right of and above the first one, but not the one across.
        #expect(rows.count == 3 && rows.allSatisfy { $0.shape == nil })
        query.properties = []
        #expect(try reading.rows(query).map(\.position) == rows.map(\.position))
    }

    @Test(arguments: [(CRSIdentity.epsg(5_253), 4.0, 3), (.epsg(5_253), 6, 2), (.wgs84, 4, 3), (.wgs84, 6, 2)])
    func `a tolerance is in metres whatever the units of the stored CRS`(
        _ stored: CRSIdentity,
        _ tolerance: Double,
        _ positions: Int
    ) throws {
        var shape = Self.bend
        if stored == .wgs84 {
            var xy = shape.parts[0].rings[0]
            try TemporaryHome.references.transformation(from: .epsg(5_253), to: .wgs84).transform(&xy)
            shape = .line(xy)
        }
        let home = try TemporaryHome()
        try home.load(.layer(type: .lineString, crs: stored), [Sample(shape: shape)])
        for answer in [CRSIdentity.epsg(5_253), .wgs84, .webMercator] {
            var query = Query().inside(Envelope(minX: 500_049, minY: 4_316_004, maxX: 500_051, maxY: 4_316_006))
            query.tolerance = tolerance
            query.crs = answer
            let cursor = try home.open().features(query)
            let batch = try #require(try cursor.next(), "the box meets the line as it is stored")
            #expect(batch.geometry.positionCount == positions)
            #expect(cursor.plan.operations.isEmpty == (stored == answer && stored == .epsg(5_253)))
        }
    }

    @Test func `predicates beyond what SQLite takes are decided all the same`() throws {
        let reading = try PlanningSamples.home().open()
        let many = (0..<5_000).map(String.init).joined(separator: ", ")
        #expect(try reading.rows(Query("ada IN (\(many))")).map(\.position) == [1, 2, 3, 5, 8])
        let alternatives = (0..<900).map { "ada = \(2 * $0)" }.joined(separator: " OR ")
        #expect(try reading.rows(Query(alternatives)).map(\.position) == [2, 8])
        let conjuncts = (0..<900).map { "ada <> \($0 + 3)" }.joined(separator: " AND ")
        #expect(try reading.rows(Query(conjuncts)).map(\.position) == [1, 2, 6, 7, 8])
    }

    @Test func `the identifier is a property called id`() throws {
        let reading = try PlanningSamples.home().open()
        let query = try Query("id IN (2, 3) AND ada > 2")
        #expect(try reading.rows(query).map(\.position) == [3])
        #expect(try reading.features(query).plan.conditions.allSatisfy(\.isPushedDown))
    }

    @Test func `candidates hold every row of the answer and are none without an index`() throws {
        let home = try ParcelSamples.home(3_000, indexes: [["ada"]])
        let reading = try #require(try home.open() as? GeoPackageReading)
        let query = try Query("ada = 7 AND parsel > 3")
        let candidates = try #require(try QueryAnalysis(query, of: reading).planner?.candidates())
        #expect(candidates.count == 25 && candidates.access.english == "attribute index")
        #expect(try reading.rows(query).allSatisfy { candidates.rows.contains($0.position) })
        let other = try QueryAnalysis(Query("parsel > 3"), of: reading)
        #expect(try other.planner?.candidates() == nil)
        #expect(try QueryAnalysis(Query(), of: reading).planner == nil)
    }

    @Test func `a time is looked up with the features that have none`() throws {
        let home = try TemporaryHome()
        let properties = [PropertyDefinition(name: "tarih", type: .dateTime)]
        let samples = (0..<2_000)
            .map { index in
                Sample(values: [index % 100 == 0 ? .null : .text("2026-01-01T\(10 + index % 10):00:00Z")])
            }
        try home.load(.layer(properties: properties, temporal: "tarih"), samples)
        var query = Query()
        query.temporalFilter = TemporalFilter(start: .init(text: "2026-01-01T19:00:00.000Z"), end: nil)
        let expected = try home.open().rows(query)
        #expect(expected.count == 220)
        try AttributeIndexes(home: home.home).create(layer: "parsel", properties: ["tarih"])
        let reading = try home.open()
        #expect(try reading.features(query).plan.access.english == "attribute index" && reading.rows(query) == expected)
    }

    @Test(arguments: ["yok = 1", "ada = 'x'", "gun = '2026-02-30'", "gun = DATE('2026-01-01') AND yok IS NULL"])
    func `a filter that does not fit the schema is refused`(_ filter: String) throws {
        let reading = try PlanningSamples.home().open()
        #expect(throws: PaftaError.self) { try reading.features(Query(filter)) }
    }

    @Test func `a sorted query can be cancelled`() throws {
        let reading = try ParcelSamples.home(1_000).open()
        for limit in [nil, 10] {
            var query = Query(sort: "-alan")
            query.limit = limit
            let cursor = try reading.features(query)
            cursor.cancel()
            let error = #expect(throws: PaftaError.self) { try cursor.next() }
            #expect(error?.code == .cancelled)
        }
    }
}
