import FeatureQuery
import GeoCore
import Testing

@Suite struct `Feature schema` {
    private let schema = FeatureSchema(
        collection: "parseller",
        title: "Parseller",
        geometry: GeometryProperty(name: "geom", type: .multiPolygon, hasHeights: false, crs: .epsg(5_254)),
        properties: [.init(name: "ada", type: .integer), .init(name: "Ada", type: .text, maximumLength: 20)]
    )

    @Test func `a property is found by its name exactly as spelled`() {
        #expect(schema.property(named: "ada")?.type == .integer)
        #expect(schema.property(named: "Ada")?.maximumLength == 20)
        #expect(schema.property(named: "ADA") == nil && schema.property(named: "geom") == nil)
    }

    @Test func `identifiers are numbers unless something else is said`() {
        #expect(schema.identifiers == .integer && schema.theme.isEmpty && schema.temporalProperty == nil)
    }
}
