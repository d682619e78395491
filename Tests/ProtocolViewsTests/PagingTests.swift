import FeatureQuery
import GeoCore
import PaftaTesting
import ProtocolViews
import Testing

@Suite struct `Paging through a view` {
    @Test(arguments: [1, 2, 3, 7, 44, 45, 300], [["ad"], ["alan", "deger"], ["kat"], ["gizli"], ["kod", "ada"], []])
    func `each feature comes once in the order of one answer`(_ limit: Int, _ keys: [String]) throws {
        let source = InMemorySource(schema: SampleLayer.schema(), features: SampleLayer.twins(45, seed: 9)[0])
        var definition = ViewDefinition(fields: SampleLayer.fields)
        definition.rowFilter = try FilterExpression(parsing: "kat > 0")
        definition.area = SampleLayer.area(Envelope(minX: 30, minY: 39, maxX: 30.2, maxY: 40), cuts: false)
        let reading = try SampleLayer.source(definition, of: source).open()
        var query = Query()
        query.sort = keys.enumerated().map { SortKey(property: $1, isDescending: $0 == 0) }
        let whole = try places(query, reading)
        #expect(whole.count > 10)
        query.limit = limit
        var paged: [Place] = []
        while let page = try Optional(places(query, reading)), !page.isEmpty {
            #expect(page.count <= limit)
            paged += page
            query.after = page.last
        }
        #expect(paged == whole)
    }

    @Test func `many features are put in order by a part of them at a time`() throws {
        let source = InMemorySource(
            schema: SampleLayer.schema(.point),
            features: SampleLayer.twins(4_000, seed: 2, .point)[0],
            batchSize: 256
        )
        let reading = try SampleLayer.source(ViewDefinition(fields: SampleLayer.fields), of: source).open()
        var query = Query()
        (query.sort, query.properties) = ([SortKey(property: "alan"), SortKey(property: "ad")], ["ad"])
        let whole = try places(query, reading)
        #expect(whole.count == 4_000)
        query.limit = 600
        query.after = whole[1_234]
        #expect(try places(query, reading) == Array(whole[1_235..<1_835]))
    }

    @Test func `a place of another order is refused`() throws {
        let source = InMemorySource(schema: SampleLayer.schema(), features: SampleLayer.twins(3, seed: 9)[0])
        let reading = try SampleLayer.source(ViewDefinition(fields: SampleLayer.fields), of: source).open()
        var query = Query()
        query.sort = [SortKey(property: "dogum")]
        query.after = Place(values: [.text("1980-01-02")], position: 1)
        let error = #expect(throws: PaftaError.self) { try reading.features(query) }
        #expect(error?.code.description == "place.invalid")
    }

    @Test(arguments: ["ad", "kat"])
    func `a cancelled reading ends`(_ key: String) throws {
        let source = InMemorySource(schema: SampleLayer.schema(), features: SampleLayer.twins(9, seed: 9)[0])
        let reading = try SampleLayer.source(ViewDefinition(fields: SampleLayer.fields), of: source).open()
        var query = Query()
        query.sort = [SortKey(property: key)]
        let cursor = try reading.features(query)
        cursor.cancel()
        let error = #expect(throws: PaftaError.self) { try cursor.next() }
        #expect(error?.code == .cancelled)
        #expect(source.cancellations == 1)
    }

    private func places(_ query: Query, _ reading: any FeatureReading) throws -> [Place] {
        let cursor = try reading.features(query)
        var places: [Place] = []
        while let batch = try cursor.next() {
            #expect(batch.count > 0)
            for row in 0..<batch.count { places.append(batch.place(of: row)) }
        }
        return places
    }
}
