import FeatureQuery
import GeoCore
import Testing

@testable import GeoPackageStore

@Suite struct `Queries` {
    private static let properties = [
        PropertyDefinition(name: "ada", type: .integer), PropertyDefinition(name: "Alan m²", type: .real),
        PropertyDefinition(name: "Mahalle", type: .text), PropertyDefinition(name: "tescilli", type: .boolean),
        PropertyDefinition(name: "tarih", type: .date),
    ]

    private static func home(_ identifiers: FeatureSchema.IdentifierType = .integer, keeps: Bool = false) throws
        -> TemporaryHome
    {
        let home = try TemporaryHome()
        var samples = squares(2_500)
        for index in samples.indices {
            samples[index].identifier = identifiers == .integer ? .number(Int64(9_000 - index)) : .text("TR.\(index)")
            samples[index].values = [
                .number(Int64(index % 100)), .real(Double(index) / 4), .text(index % 2 == 0 ? "Çınarlı" : "Iğdır"),
                .number(Int64(index % 3 == 0 ? 1 : 0)), index % 10 == 0 ? .null : .text("2026-01-\(10 + index % 10)"),
            ]
        }
        try home.load(
            .layer(properties: properties, temporal: "tarih", identifiers: identifiers),
            samples,
            keepsIdentifiers: keeps
        )
        return home
    }

    @Test(arguments: [false, true])
    func `pages visit every feature once, also after deletes`(_ hasBox: Bool) throws {
        let home = try Self.home()
        try home.edit("DELETE FROM parsel WHERE fid % 7 = 3 OR fid BETWEEN 400 AND 700")
        let reading = try home.open()
        var query = Query()
        if hasBox {
            let box = Envelope(minX: 500_100, minY: 4_250_100, maxX: 500_700, maxY: 4_250_600)
            query.spatialFilter = SpatialFilter(boxes: [box], crs: .epsg(5_253))
        }
        let all = try reading.rows(query)
        query.limit = 37
        var pages: [Row] = []
        while true {
            let page = try reading.rows(query)
            #expect(page.count <= 37)
            pages += page
            guard page.count == 37, let last = page.last else { break }
            query.after = Place(position: last.position)
        }
        #expect(pages == all && all.count > 400)
    }

    @Test func `a limit of nothing gives nothing, one beyond the end all`() throws {
        let reading = try Self.home().open()
        for (limit, count) in [(0, 0), (1, 1), (256, 256), (257, 257), (1_025, 1_025), (Int.max, 2_500)] {
            var query = Query()
            query.limit = limit
            #expect(try reading.rows(query).count == count)
        }
    }

    @Test(arguments: [
        (FeatureSchema.IdentifierType.integer, true, FeatureIdentifier.integer(8_000), Value.number(8_000)),
        (.text, true, .text("TR.77"), .text("TR.77")), (.integer, false, .integer(12), .number(12)),
    ])
    func `a feature is found by its identifier`(
        _ type: FeatureSchema.IdentifierType,
        _ keeps: Bool,
        _ identifier: FeatureIdentifier,
        _ expected: Value
    ) throws {
        let reading = try Self.home(type, keeps: keeps).open()
        #expect(reading.schema.identifiers == type)
        var query = Query()
        query.identifier = identifier
        #expect(try reading.rows(query).map(\.identifier) == [expected])
        query.identifier = type == .text ? .text("' OR 1=1 --") : .integer(.max)
        #expect(try reading.rows(query).isEmpty)
    }

    @Test(arguments: [(true, "pafta_parsel_identifier (feature_id=?)"), (false, "USING INTEGER PRIMARY KEY (rowid=?)")])
    func `an identifier is looked up, not searched for`(_ keeps: Bool, _ expected: String) throws {
        let home = try Self.home(.integer, keeps: keeps)
        let connection = try home.connect()
        let table = try LayerTable(reading: "parsel", from: connection)
        var query = Query()
        query.identifier = .integer(8_000)
        query.after = Place(position: 5)
        let sql = RowStatement(query, [], properties: table.schema.properties, readsGeometry: true, of: table).sql
        let plan = try connection.statement("EXPLAIN QUERY PLAN \(sql)")
        #expect(try plan.step())
        #expect(plan.text(3)?.hasPrefix("SEARCH") == true && plan.text(3)?.hasSuffix(expected) == true)
        #expect(try !plan.step(), "nothing is sorted")
    }

    @Test func `an identifier goes with a box and a place to go on from`() throws {
        let reading = try Self.home(.integer, keeps: true).open()
        var query = Query()
        query.identifier = .integer(9_000)  // the square at the lower left corner
        let far = Envelope(minX: 501_000, minY: 4_250_000, maxX: 501_100, maxY: 4_250_800)
        let corners = [
            Envelope(minX: 500_000, minY: 4_250_000, maxX: 500_001, maxY: 4_250_001),
            Envelope(minX: 500_010, minY: 4_250_010, maxX: 500_900, maxY: 4_250_700),
        ]
        query.spatialFilter = SpatialFilter(boxes: corners, crs: .epsg(5_253))
        let found = try reading.rows(query)
        #expect(found.count == 1)
        query.after = found.first.map { Place(position: $0.position) }
        #expect(try reading.rows(query).isEmpty)
        query.after = nil
        query.spatialFilter = SpatialFilter(boxes: [far], crs: .epsg(5_253))
        #expect(try reading.rows(query).isEmpty)
    }

    @Test(arguments: [
        ("ada", PropertyValue.integer(7), 25), ("Alan m²", .real(10.25), 1), ("Mahalle", .text("Iğdır"), 1_250),
        ("Mahalle", .text("ığdır"), 0), ("tescilli", .boolean(true), 834), ("tescilli", .boolean(false), 1_666),
        ("tarih", .text("2026-01-11"), 250), ("Mahalle", .text("x' OR 'a'='a"), 0),
    ])
    func `a property filter compares by the property's type`(_ name: String, _ value: PropertyValue, _ count: Int)
        throws
    {
        var query = Query()
        query.propertyFilters = [PropertyFilter(property: name, value: value)]
        #expect(try Self.home().open().rows(query).count == count)
    }

    @Test func `filters are joined by and`() throws {
        var query = Query()
        query.propertyFilters = [
            PropertyFilter(property: "ada", value: .integer(6)),
            PropertyFilter(property: "tescilli", value: .boolean(true)),
        ]
        #expect(try Self.home().open().rows(query).count == 9)  // 6, 306, 606 … below 2,500
    }

    @Test func `properties come in the order wanted, or not at all`() throws {
        let reading = try Self.home().open()
        var query = Query()
        query.limit = 1
        query.properties = ["Mahalle", "ada"]
        let row = try #require(try reading.rows(query).first)
        guard case .text = row.values[0], case .number = row.values[1] else {
            Issue.record("\(row.values)")
            return
        }
        query.properties = []
        query.includesGeometry = false
        #expect(try reading.rows(query).map { [$0.values.count, $0.shape == nil ? 0 : 1] } == [[0, 0]])
    }

    @Test func `a box is heeded where the geometry is not wanted`() throws {
        let reading = try Self.home().open()
        var query = Query()
        let box = Envelope(minX: 500_000, minY: 4_250_000, maxX: 500_100, maxY: 4_250_100)
        query.spatialFilter = SpatialFilter(boxes: [box], crs: .epsg(5_253))
        let positions = try reading.rows(query).map(\.position)
        query.includesGeometry = false
        let rows = try reading.rows(query)
        #expect(rows.map(\.position) == positions && rows.allSatisfy { $0.shape == nil } && rows.count == 36)
    }

    @Test(arguments: ["yok", "Ada", "geom", "fid", "\"", "x\" FROM parsel; DROP TABLE parsel; --"])
    func `a property that is not there is refused`(_ name: String) throws {
        let reading = try Self.home().open()
        var selection = Query()
        selection.properties = [name]
        var filter = Query()
        filter.propertyFilters = [PropertyFilter(property: name, value: .integer(1))]
        for query in [selection, filter] {
            let error = #expect(throws: PaftaError.self) { try reading.rows(query) }
            #expect(error?.code == .unknownProperty)
        }
        #expect(try reading.rows().count == 2_500)
    }

    @Test func `two cursors of one query do not disturb each other`() throws {
        let reading = try Self.home().open()
        let first = try reading.features(Query())
        let one = try #require(try first.next()).rows
        let second = try reading.features(Query())
        #expect(try #require(try second.next()).rows == one)
        let left = try #require(try first.next()).rows
        #expect(try #require(try second.next()).rows == left)
        let last = Int64(GeoPackageCursor.batchRows)
        #expect(one.last?.position == last && left.first?.position == last + 1)
    }
}
