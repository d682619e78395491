import FeatureQuery
import GeoCore
import Testing

@testable import GeoPackageStore

@Suite struct `Writing a layer and reading it back` {
    private static let properties = PropertyType.allCases.map { PropertyDefinition(name: "Değer \($0)", type: $0) }

    private static let values: [[Value]] = [
        [
            .number(.min), .real(-0.1), .text("ĞÜŞİÖÇ ığüşöç 'x' \"y\""), .number(1), .text("2026-11-21"),
            .text("2026-11-21T10:53:16Z"), .bytes([0, 1, 255, 0]),
        ],
        [Value](repeating: .null, count: 7),
        [
            .number(.max), .real(.greatestFiniteMagnitude), .text(""), .number(0), .text("0001-01-01"),
            .text("1999-12-31T23:59:59.999Z"), .bytes([]),
        ],
    ]

    private static let mixed: [Shape?] = [
        .point(500_000, 4_250_000), .line([500_000, 4_250_000, 500_010, 4_250_010]),
        .square(500_020, 4_250_020, side: 5), .multi([.point(500_030, 4_250_030), .point(500_031, 4_250_031)]),
        .multi([.line([1, 2, 3, 4]), .line([5, 6, 7, 8])]),
        .multi([.square(500_040, 4_250_040, side: 1), .square(500_050, 4_250_050, side: 1)]),
        Shape(.geometryCollection, [Shape.point(1, 2), .line([1, 2, 3, 4]), .square(0, 0, side: 1)].flatMap(\.parts)),
        nil,
    ]

    @Test func `values of every type come back as they were`() throws {
        let home = try TemporaryHome()
        try home.load(
            .layer(properties: Self.properties),
            Self.values.map { Sample(shape: .square(500_000, 4_250_000, side: 1), values: $0) }
        )
        let reading = try home.open()
        #expect(reading.schema.properties == Self.properties)
        #expect(try reading.rows().map(\.values) == Self.values)
        #expect(reading.count == 3)
    }

    @Test func `geometries of every kind come back as they were`() throws {
        let home = try TemporaryHome()
        try home.load(.layer(type: nil), Self.mixed.map { Sample(shape: $0) })
        let reading = try home.open()
        #expect(reading.schema.geometry?.type == nil)
        let shapes = try reading.rows().map(\.shape)
        #expect(shapes.count == 8 && Self.mixed.allSatisfy { shapes.contains($0) })
        let declared = try home.connect().text("SELECT geometry_type_name FROM gpkg_geometry_columns")
        #expect(declared == "GEOMETRY")
    }

    @Test func `single and multiple geometries of one kind become multiple`() throws {
        let home = try TemporaryHome()
        let pair = Shape.multi([.square(500_000, 4_250_000, side: 1), .square(500_005, 4_250_005, side: 1)])
        let single = Shape.square(500_010, 4_250_010, side: 1)
        try home.load(.layer(), [Sample(shape: single), Sample(shape: pair), Sample(shape: nil)])
        let reading = try home.open()
        #expect(reading.schema.geometry?.type == .multiPolygon)
        let shapes = try reading.rows().map(\.shape)
        #expect(shapes.contains(pair) && shapes.contains(.multi([single])) && shapes.contains(nil))
    }

    @Test func `heights come back, and the file says whether all positions have one`() throws {
        for (heights, z) in [([5.5, 6.5], 1), ([], 2)] as [([Double], Int64)] {
            let home = try TemporaryHome()
            let staging = try LayerStaging(home: home.home, references: TemporaryHome.references)
            let schema = FeatureSchema.layer(type: .lineString, hasHeights: true)
            let writer = try staging.addLayer(schema, source: "x", keepsIdentifiers: false)
            for z in [[1.5, 2.5], heights] {
                var line = Shape.line([500_000, 4_250_000, 500_010, 4_250_010])
                line.parts[0].heights = z
                try writer.append(FeatureBatch([Sample(shape: line)], schema))
            }
            try writer.finish { _ in }
            try staging.publish(theme: "kadastro", replacing: false)
            #expect(try home.connect().integer("SELECT z FROM gpkg_geometry_columns") == z)
            #expect(try home.open().rows().first?.shape?.parts[0].heights == [1.5, 2.5])
        }
    }

    @Test(arguments: [Double.nan, .infinity, -.infinity, 1e308])
    func `features with coordinates that are no numbers come last and widen no block`(_ value: Double) throws {
        let home = try TemporaryHome()
        let staging = try LayerStaging(home: home.home, references: TemporaryHome.references)
        let schema = FeatureSchema.layer(type: nil)
        let writer = try staging.addLayer(schema, source: "x", keepsIdentifiers: false)
        let spoilt: [Shape] = [
            .line([value, 4_250_000, 500_010, value]), .line([value, value, 500_010, 4_250_010]),
            .point(value, 4_250_000),
            .point(500_000, value),
        ]
        let samples = squares(600).map(\.shape) + spoilt
        try writer.append(FeatureBatch(samples.map { Sample(shape: $0) }, schema))
        let features = try writer.features()
        let whole = Envelope(minX: 400_000, minY: 4_000_000, maxX: 600_000, maxY: 4_500_000)
        #expect(features.envelopes.count == 3 && features.envelopes.allSatisfy { !$0.isEmpty && whole.contains($0) })
        var positions: [Int64] = []
        for index in features.envelopes.indices { positions += try features.block(index).positions }
        #expect(positions.sorted() == Array(1...604))
    }

    @Test func `rows lie along a Hilbert curve, those without geometry last`() throws {
        let home = try TemporaryHome()
        var random = SplitMix(state: 5)
        var samples = squares(1_500).shuffled(using: &random)
        samples[3].shape = nil
        try home.load(.layer(), samples)
        let rows = try home.open().rows()
        #expect(rows.map(\.position) == Array(1...1_500))
        #expect(rows.last?.shape == nil)
        let corners = rows.compactMap { $0.shape?.parts[0].rings[0] }
        let steps = zip(corners, corners.dropFirst()).map { abs($0[0] - $1[0]) + abs($0[1] - $1[1]) }
        // Neighbours are 20 m apart; in the order of the source the mean step is some 500 m.
        #expect(steps.reduce(0, +) / Double(steps.count) < 40)
    }

    @Test func `numbers of a source that keeps no identifiers leave the row numbers alone`() throws {
        let home = try TemporaryHome()
        var samples = squares(100)
        for index in samples.indices { samples[index].identifier = .number(Int64(5_000 - index)) }
        try home.load(.layer(), samples)
        let connection = try home.connect()
        #expect(try connection.integer("SELECT count(*) FROM parsel p JOIN rtree_parsel_geom r ON r.id = p.fid") == 100)
        #expect(try home.open().rows().map(\.identifier) == (1...100).map { .number($0) })
    }

    @Test func `identifiers of the source are kept`() throws {
        let home = try TemporaryHome()
        var samples = squares(3)
        for (index, name) in ["TR-1/ığ", "b", "ç d"].enumerated() { samples[index].identifier = .text(name) }
        try home.load(.layer(identifiers: .text), samples, keepsIdentifiers: true)
        let rows = try home.open().rows()
        #expect(Set(rows.map { "\($0.identifier)" }) == Set(samples.map { "\($0.identifier)" }))
    }

    @Test(arguments: [[.text("a"), .text("a")], [.text("a"), .null], [.text("a"), .text("")]] as [[Value]])
    func `identifiers that are missing, empty or not unique are refused`(_ identifiers: [Value]) throws {
        let home = try TemporaryHome()
        let samples = identifiers.map { Sample(identifier: $0, shape: .square(0, 0, side: 1)) }
        let error = #expect(throws: PaftaError.self) {
            try home.load(.layer(identifiers: .text), samples, keepsIdentifiers: true)
        }
        #expect(error?.code == .invalidIdentifier)
        #expect(try home.catalogue.collections().isEmpty)
    }

    @Test func `columns called like ours and names full of quotes are kept apart`() throws {
        let home = try TemporaryHome()
        let names = ["fid", "FEATURE_ID", "rowid", "a\"; DROP TABLE parsel; --", "it's", "İmar Durumu", "select"]
        let properties = names.map { PropertyDefinition(name: $0, type: .text) }
        let sample = Sample(identifier: .number(9), shape: .square(0, 0, side: 1), values: names.map { .text($0) })
        try home.load(.layer("Çöp_İŞ-ğ", properties: properties), [sample], keepsIdentifiers: true)
        let reading = try home.open("Çöp_İŞ-ğ")
        #expect(reading.schema.properties == properties)
        var query = Query()
        query.propertyFilters = names.map { PropertyFilter(property: $0, value: .text($0)) }
        #expect(try reading.rows(query).first?.values == names.map { .text($0) })
        #expect(try reading.rows(query).first?.identifier == .number(9))
    }

    @Test func `a table without geometry comes back`() throws {
        let home = try TemporaryHome()
        var schema = FeatureSchema.layer(
            "malik",
            properties: [PropertyDefinition(name: "ad", type: .text, maximumLength: 20)]
        )
        schema.geometry = nil
        try home.load(schema, (0..<20).map { Sample(values: [.text("ad \($0)")]) })
        let reading = try home.open("malik")
        #expect(reading.schema.geometry == nil && reading.schema.properties == schema.properties)
        #expect(try reading.rows().map(\.values) == (0..<20).map { [.text("ad \($0)")] })
        #expect(try reading.extent(in: .crs84) == nil)
    }

    @Test func `a layer without features comes back`() throws {
        let home = try TemporaryHome()
        try home.load(.layer(), [])
        let reading = try home.open()
        #expect(reading.count == 0 && reading.schema.geometry?.type == .polygon)
        #expect(try reading.rows().isEmpty && reading.extent(in: .crs84) == nil)
    }

    @Test func `longitude and latitude without number are stored as EPSG 4326`() throws {
        let home = try TemporaryHome()
        try home.load(.layer(type: .point, crs: .crs84), [Sample(shape: .point(27.1, 38.4))])
        let reading = try home.open()
        #expect(reading.schema.geometry?.crs == .wgs84)
        #expect(try reading.rows().first?.shape == .point(27.1, 38.4))
    }

    @Test func `a CRS of another authority keeps its number from file to file`() throws {
        let home = try TemporaryHome()
        let web = CRSIdentity(authority: "ESRI", code: "102100")
        let albers = CRSIdentity(authority: "ESRI", code: "54034")
        try home.load(.layer("a", type: .point, crs: web), [Sample(shape: .point(1, 2))])
        try home.load(.layer("b", type: .point, crs: albers), [Sample(shape: .point(1, 2))])
        #expect(try home.open("a").schema.geometry?.crs == web)
        #expect(try home.open("b").schema.geometry?.crs == albers)
    }

    @Test func `what the progress throws ends the load`() throws {
        let home = try TemporaryHome()
        let staging = try LayerStaging(home: home.home, references: TemporaryHome.references)
        let schema = FeatureSchema.layer()
        let writer = try staging.addLayer(schema, source: "x", keepsIdentifiers: false)
        try writer.append(FeatureBatch(squares(10), schema))
        let stop = PaftaError(.unavailable, .cancelled, LocalizedText(verbatim: ""))
        let error = #expect(throws: PaftaError.self) { try writer.finish { _ throws(PaftaError) in throw stop } }
        #expect(error?.code == .cancelled)
        #expect(throws: PaftaError.self) { try staging.publish(theme: "kadastro", replacing: false) }
        #expect(try home.catalogue.collections().isEmpty)
    }
}
