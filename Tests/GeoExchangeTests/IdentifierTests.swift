import FeatureQuery
import GeoCore
import GeoExchange
import Testing

@Suite struct `Identifiers of deliveries` {
    private func open(_ features: String...) throws -> (VectorFile, TemporaryFolder) {
        let folder = try TemporaryFolder()
        let text = features.map { "{\"type\":\"Feature\",\($0),\"geometry\":null}" }.joined(separator: ",")
        let collection = "{\"type\":\"FeatureCollection\",\"id\":\"c\",\"features\":[\(text)]}"
        return (try VectorFile.open(folder.write("a.geojson", collection)), folder)
    }

    @Test func `numbers at the features are kept`() throws {
        let (file, _) = try open(#""id":7,"properties":{"a":1}"#, #""id":9,"properties":{"a":2}"#)
        #expect(file.layers[0].carriesIdentifiers)
        #expect(file.layers[0].identifiers == .integer)
        #expect(try file.all().identifiers.integers == [7, 9])
    }

    @Test func `texts at the features are identifiers and no property`() throws {
        let (file, _) = try open(#""properties":{"a":1},"id":"x7""#, #""properties":{"a":2},"id":"ş9""#)
        let layer = file.layers[0]
        #expect(layer.carriesIdentifiers && layer.identifiers == .text && layer.identifierProperty == "id")
        #expect(layer.properties.map(\.name) == ["a"])
        let batch = try file.all()
        #expect((0..<2).map { batch.identifiers.text($0) } == ["x7", "ş9"])
    }

    @Test func `a property called id is a property`() throws {
        let (file, _) = try open(#""properties":{"id":"p1","n":{"id":5}}"#)
        #expect(!file.layers[0].carriesIdentifiers)
        #expect(file.layers[0].properties.map(\.name) == ["id", "n"])
    }

    @Test func `where both have an id, the property is read`() throws {
        let (file, _) = try open(#""id":"x","properties":{"id":"p1"}"#)
        #expect(!file.layers[0].carriesIdentifiers)
        #expect(try file.all().texts("id") == ["p1"])
    }

    @Test(arguments: [("turef_tm42.gpkg", true), ("shp-cp1254/bina.shp", false), ("csv/nokta_yx_utf8.csv", false)])
    func `only formats with identifiers of their own carry them`(_ name: String, _ carries: Bool) throws {
        let file = try Delivery.open("rize-derived/\(name)")
        #expect(file.layers[0].carriesIdentifiers == carries)
        #expect(try file.all().positions.first == 1)
    }
}
