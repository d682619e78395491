import CQL2
import FeatureQuery
import GeoCore
import Testing

@testable import GeoPackageStore

@Suite struct `The packed copy of a layer` {
    private static let properties = [
        PropertyDefinition(name: "ada", type: .integer), PropertyDefinition(name: "alan", type: .real),
        PropertyDefinition(name: "ad", type: .text), PropertyDefinition(name: "an", type: .dateTime),
    ]

    /// A layer of 900 squares, some of them without geometry or values.
    private func home() throws -> TemporaryHome {
        let home = try TemporaryHome()
        let samples = squares(900).enumerated()
            .map { index, square in
                var sample = square
                if index % 17 == 0 { sample.shape = .none }
                let day = String(10 + index % 20)
                sample.values =
                    index % 11 == 0
                    ? [.null, .null, .null, .null]
                    : [
                        .number(Int64(index % 40)), .real(Double(index) / 8), .text("Ç\(index % 7)"),
                        .text("2026-01-\(day)T10:00:00Z"),
                    ]
                return sample
            }
        try home.load(.layer(properties: Self.properties, temporal: "an"), samples)
        return home
    }

    private func describe(_ cursor: any FeatureCursor) throws -> [String] {
        var rows: [String] = []
        while let batch = try cursor.next() {
            for row in 0..<batch.count {
                let values = batch.properties.map { "\($0.value(row), default: "-")" }
                let shape = batch.hasGeometry ? "\(batch.geometry.envelope(of: row))" : "none"
                rows.append("\(batch.positions[row]) \(batch.identifiers.value(row), default: "-") \(values) \(shape)")
            }
        }
        return rows
    }

    private func packed(_ query: Query, _ reading: GeoPackageReading) throws -> PackedCursor {
        let pack = try #require(reading.pack)
        let cursor = try PackedCursor(QueryAnalysis(query, of: reading), pack, of: reading)
        return try #require(cursor)
    }

    private func query(_ random: inout SplitMix) throws -> Query {
        var query = Query()
        let filters = [
            "ada < 9", "ad LIKE '%3'", "ada IS NULL OR alan > 50", "NOT (ad = 'Ç1' AND ada > 3)", "ada IN (1, 5, 7)",
            "T_AFTER(an, TIMESTAMP('2026-01-15T10:00:00Z'))",
            "S_INTERSECTS(geom, POLYGON((500000 4250000, 500600 4250000, 500300 4250250, 500000 4250000)))",
        ]
        if random.next() % 3 > 0 {
            let text = filters[Int(random.next() % UInt64(filters.count))]
            query.filter = FilterExpression(try CQL2Text.parse(text), crs: .epsg(5_253))
        }
        if random.next() % 2 == 0 {
            let x = 500_000 + Double(random.next() % 1_000)
            let y = 4_250_000 + Double(random.next() % 250)
            let box = Envelope(minX: x, minY: y, maxX: x + 160, maxY: y + 70)
            let keeps = random.next() % 2 == 0
            query.spatialFilter = SpatialFilter(boxes: [box], crs: .epsg(5_253), keepsFeaturesWithoutGeometry: keeps)
        }
        if random.next() % 4 == 0 {
            query.temporalFilter = TemporalFilter(start: .init(text: "2026-01-14T00:00:00.000Z"), end: nil)
        }
        if random.next() % 4 == 0 { query.propertyFilters = [PropertyFilter(property: "ad", value: .text("Ç2"))] }
        if random.next() % 3 == 0 { query.after = Place(position: Int64(random.next() % 900)) }
        if random.next() % 3 == 0 { query.limit = Int(random.next() % 300) }
        if random.next() % 3 == 0 { query.properties = ["ad"] }
        if random.next() % 4 == 0 { query.includesGeometry = false }
        if random.next() % 4 == 0 { query.crs = .crs84 }
        return query
    }

    @Test func `answers every query as the rows themselves do`() throws {
        let home = try home()
        try home.catalogue.pack("parsel")
        let reading = try #require(try home.open() as? GeoPackageReading)
        var random = SplitMix(state: 2026)
        for round in 0..<400 {
            let query = try query(&random)
            let packed = try packed(query, reading)
            let rows = try describe(try GeoPackageCursor(query, of: reading))
            #expect(try describe(packed) == rows, "round \(round): \(query)")
        }
    }

    @Test func `serves as long as nothing has changed, and then no more`() throws {
        let home = try home()
        #expect(try home.open().features(Query()) is GeoPackageCursor)
        try home.catalogue.pack("parsel")
        let before = try home.open()
        #expect(try before.features(Query()) is PackedCursor)
        try home.edit("UPDATE parsel SET ad = 'yeni' WHERE ada = 5")
        let after = try home.freshCatalogue().collection("parsel").open()
        #expect(try after.features(Query()) is GeoPackageCursor)
        var query = Query()
        query.propertyFilters = [PropertyFilter(property: "ad", value: .text("yeni"))]
        #expect(try describe(after.features(query)).count > 10)
        // A snapshot of before stays what it was, with the copy that belongs to it.
        #expect(try describe(before.features(query)).isEmpty)
    }

    @Test func `is made anew for what an edit has left`() throws {
        let home = try home()
        try home.catalogue.pack("parsel")
        try home.edit("DELETE FROM parsel WHERE ada = 5")
        let catalogue = home.freshCatalogue()
        try catalogue.lookForPacks()
        #expect(catalogue.unpackedLayers().keys.sorted() == ["parsel"])
        try catalogue.pack("parsel")
        let reading = try #require(try home.freshCatalogue().collection("parsel").open() as? GeoPackageReading)
        let packed = try packed(Query(), reading)
        #expect(try describe(packed) == describe(reading.storedRows()))
    }

    @Test func `is not made where another program has removed what counts changes`() throws {
        let home = try home()
        try home.edit("DROP TRIGGER pafta_update_parsel")
        try home.catalogue.pack("parsel")
        #expect(try home.freshCatalogue().collection("parsel").open().features(Query()) is GeoPackageCursor)
        #expect(home.catalogue.unpackedLayers().isEmpty)
    }

    @Test func `leaves a search by an indexed property to the index`() throws {
        let home = try home()
        try AttributeIndexes(home: home.home).create(layer: "parsel", properties: ["ada"])
        let catalogue = home.freshCatalogue()
        try catalogue.pack("parsel")
        var query = Query()
        query.propertyFilters = [PropertyFilter(property: "ada", value: .integer(7))]
        let cursor = try home.freshCatalogue().collection("parsel").open().features(query)
        #expect(cursor.plan.index?.contains("ada") == true, "\(cursor.plan)")
    }

    @Test func `stops when it is cancelled`() throws {
        let home = try home()
        try home.catalogue.pack("parsel")
        let cursor = try home.open().features(Query())
        #expect(cursor is PackedCursor)
        _ = try cursor.next()
        cursor.cancel()
        #expect(throws: PaftaError.self) { try cursor.next() }
    }
}
