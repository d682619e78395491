import FeatureQuery
import GeoCore
import PaftaTesting
import ProtocolViews
import Testing

@Suite struct `The law of views` {
    struct Case: Sendable, CustomTestStringConvertible {
        var testDescription: String
        var type = GeometryType.polygon
        var definition: ViewDefinition
    }

    static let box = Envelope(minX: 30.05, minY: 39.03, maxX: 30.2, maxY: 39.17)

    static let cases: [Case] = {
        func make(_ name: String, _ type: GeometryType = .polygon, _ change: (inout ViewDefinition) -> Void) -> Case {
            var definition = ViewDefinition(fields: SampleLayer.fields)
            change(&definition)
            return Case(testDescription: name, type: type, definition: definition)
        }
        return [
            make("masked fields") { _ in },
            make("hidden geometry") { $0.geometry = .hidden },
            make("centroids") { $0.geometry = .centroid },
            make("centroids of paths", .lineString) { $0.geometry = .centroid },
            make("snapped areas") { $0.geometry = .snapped(metres: 700) },
            make("snapped paths", .lineString) { $0.geometry = .snapped(metres: 500) },
            make("generalised paths", .lineString) { $0.geometry = .generalised(metres: 300) },
            make("whole features of an area") { $0.area = SampleLayer.area(box, cuts: false) },
            make("cut areas") { $0.area = SampleLayer.area(box, cuts: true) },
            make("cut paths", .lineString) { $0.area = SampleLayer.area(box, cuts: true) },
            make("centroids of points in an area", .point) {
                $0.area = SampleLayer.area(box, cuts: true)
                $0.geometry = .centroid
            },
            make("snapped cuts and some rows") {
                $0.area = SampleLayer.area(box, cuts: true)
                $0.geometry = .snapped(metres: 400)
                $0.rowFilter = try? FilterExpression(parsing: "kat > 0 OR S_INTERSECTS(geom, BBOX(30.1,39.1,31,40))")
            },
            make("some rows") { $0.rowFilter = try? FilterExpression(parsing: "kat > 0 AND ada <> 'b'") },
        ]
    }()

    @Test(arguments: cases)
    func `what is hidden or masked away changes no answer`(_ sample: Case) throws {
        let twins = SampleLayer.twins(45, seed: 7, sample.type)
        let readings = try twins.map { features in
            let source = InMemorySource(schema: SampleLayer.schema(sample.type), features: features, batchSize: 7)
            return try SampleLayer.source(sample.definition, of: source).open()
        }
        let names = readings[0].schema.properties.map(\.name) + ["malik", "yok", "geom", "id", "xyzzq"]
        var generator = QueryGenerator(dice: Dice(11), names: names, isHostile: true)
        #expect(readings[0].version == readings[1].version)
        #expect(readings[0].schema == readings[1].schema)
        #expect(try readings[0].extent(in: .crs84) == readings[1].extent(in: .crs84))
        #expect(try readings[0].temporalExtent() == readings[1].temporalExtent())
        for _ in 0..<300 {
            let query = generator.query(readings[0].schema)
            let answers = readings.map { Answer.of(query, $0) }
            #expect(answers[0] == answers[1], "\(query)")
            #expect(!answers[0].joined().contains("Kaya") || "\(query)".contains("Kaya"))
        }
    }

    @Test(arguments: cases)
    func `a view answers as a layer would that holds nothing else`(_ sample: Case) throws {
        let schema = SampleLayer.schema(sample.type)
        let source = InMemorySource(schema: schema, features: SampleLayer.twins(45, seed: 5, sample.type)[0])
        let reading = try SampleLayer.source(sample.definition, of: source).open()
        let shown = try SampleLayer.shown(sample.definition, of: source)
        let plain = try InMemorySource(schema: reading.schema, features: shown).open()
        var generator = QueryGenerator(dice: Dice(3), names: plain.schema.properties.map(\.name), isHostile: false)
        for _ in 0..<120 {
            let query = generator.query(plain.schema)
            #expect(
                Answer.of(query, reading, withPositions: false) == Answer.of(query, plain, withPositions: false),
                "\(query)"
            )
        }
    }

    @Test func `boxes are compared with what is shown`() throws {
        let corners = [(30, 39), (31, 39), (31, 40), (30, 40), (30, 39)].map { Shape.Position($0, $1) }
        let features = [InMemorySource.Feature(.integer(1), .line(corners), Array(repeating: nil, count: 11))]
        let source = InMemorySource(schema: SampleLayer.schema(.lineString), features: features)
        var definition = ViewDefinition(fields: SampleLayer.fields)
        definition.geometry = .centroid
        let reading = try SampleLayer.source(definition, of: source).open()
        for (x, y, count) in [(30.5, 39.5, 1), (30, 39, 0)] {
            let box = Envelope(minX: x, minY: y, maxX: x, maxY: y).expanded(by: 0.01)
            var query = Query()
            query.spatialFilter = SpatialFilter(boxes: [box], crs: .crs84)
            #expect(try reading.features(query).next()?.count ?? 0 == count)
            query.spatialFilter = nil
            let corners = "\(box.minX),\(box.minY),\(box.maxX),\(box.maxY)"
            query.filter = try FilterExpression(parsing: "S_INTERSECTS(geom, BBOX(\(corners)))")
            #expect(try reading.features(query).next()?.count ?? 0 == count)
        }
        #expect(try reading.extent(in: .crs84) == Envelope(minX: 30.5, minY: 39.5, maxX: 30.5, maxY: 39.5))
    }

    @Test(arguments: ["malik", "xyzzq"])
    func `names that are hidden are refused in the words for names that never were`(_ name: String) throws {
        var definition = ViewDefinition(fields: SampleLayer.fields)
        definition.geometry = .hidden
        let source = InMemorySource(schema: SampleLayer.schema(), features: SampleLayer.twins(5, seed: 1)[0])
        let reading = try SampleLayer.source(definition, of: source).open()
        for text in ["\(name) = 'a'", "S_INTERSECTS(\(name), BBOX(1,2,3,4))", "CASEI(\(name)) = 'a'", "kat < \(name)"] {
            var query = Query()
            query.filter = try FilterExpression(parsing: text)
            var other = query
            other.filter = try FilterExpression(parsing: text.replacing(name, with: "qqqqq"))
            let answers = [Answer.of(query, reading), Answer.of(other, reading)]
            #expect(answers[0].map { $0.replacing(name, with: "qqqqq") } == answers[1])
        }
        var query = Query()
        query.sort = [SortKey(property: name)]
        #expect(Answer.of(query, reading)[0].contains("property.unknown"))
        #expect(source.queries.allSatisfy { !"\($0)".contains(name) })
    }
}
