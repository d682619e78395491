import FeatureFormats
import FeatureQuery
import GeoCore
import Testing

@Suite struct `JSON-FG documents` {
    private static let turef = JSONFGDocument(
        crs: .epsg(5254),
        featureType: "parsel",
        featureSchema: "https://example.org/collections/parsel/schema",
        geometryType: .point,
        temporalProperty: "tescil"
    )

    private var parcels: FeatureBatch {
        var parcels = FeatureBatch(
            identifiers: .integer,
            schema: [.init(name: "tescil", type: .date), .init(name: "ada", type: .integer)]
        )
        for row in 0..<2 {
            parcels.identifiers.append(integer: Int64(row))
            parcels.properties[1].append(integer: 100)
        }
        parcels.properties[0].append(text: "1994-07-20")
        parcels.properties[0].appendNull()
        parcels.geometry.append(.point, [[[[500_000.125, 4_430_000.5]]]])
        parcels.geometry.appendNull()
        return parcels
    }

    private func collection(
        _ description: JSONFGDocument,
        fallback: GeometryColumn? = nil,
        isNorthingFirst: Bool = true
    ) throws -> StrictJSON {
        var writer = ByteWriter(capacity: 0)
        let form = CoordinateForm(decimals: 3, isNorthingFirst: isNorthingFirst)
        var encoder = JSONFGEncoder(properties: parcels.schema, coordinates: form, document: description)
        encoder.begin(to: &writer)
        encoder.append(parcels, fallback: fallback, to: &writer)
        encoder.end(members: Array("\"numberReturned\":2".utf8)[...], to: &writer)
        return try #require(StrictJSON(writer.bytes))
    }

    private static func names(_ object: StrictJSON?) -> Set<String> {
        guard case .object(let members)? = object else { return [] }
        return Set(members.keys)
    }

    /// OGC 21-045r1, `/req/core/metadata`, `/req/core/same-crs`, `/rec/types-schemas/homogeneous-collection`.
    @Test func `what all features share stands in the collection only`() throws {
        let json = try collection(Self.turef)
        let classes = ["core", "types-schemas"].map { "http://www.opengis.net/spec/json-fg-1/1.0/conf/\($0)" }
        #expect(json["type"] == .text("FeatureCollection") && json["numberReturned"] == .number("2"))
        #expect(json["conformsTo"] == .array(classes.map { .text($0) }))
        #expect(json["coordRefSys"] == .text("http://www.opengis.net/def/crs/EPSG/0/5254"))
        #expect(json["featureType"] == .text("parsel") && json["geometryDimension"] == .number("0"))
        #expect(json["featureSchema"] == .text("https://example.org/collections/parsel/schema"))
        #expect(Self.names(json["features"]?[0]) == ["type", "id", "time", "place", "geometry", "properties"])
    }

    /// `/req/core/axis-order`: TUREF / TM30 is northing first.
    @Test func `in another CRS the geometry is a place in the order of the authority`() throws {
        let feature = try collection(Self.turef)["features"]?[0]
        #expect(feature?["place"] == StrictJSON("{\"type\":\"Point\",\"coordinates\":[4430000.5,500000.125]}".utf8))
        #expect(feature?["geometry"] == .null && feature?["properties"]?["ada"] == .number("100"))
    }

    /// Requirement `/req/core/place-geometries`.
    @Test(arguments: [CRSIdentity.crs84, CRSIdentity(authority: "OGC", code: "CRS84h")])
    func `in longitude and latitude there is a geometry and no place`(_ crs: CRSIdentity) throws {
        var description = Self.turef
        description.crs = crs
        let json = try collection(description, fallback: parcels.geometry, isNorthingFirst: false)
        #expect(json["coordRefSys"] == nil && json["conformsTo"] != nil)
        #expect(Self.names(json["features"]?[0]) == ["type", "id", "time", "geometry", "properties"])
        #expect(json["features"]?[0]?["geometry"]?["coordinates"]?[1] == .number("4430000.5"))
        #expect(json["features"]?[1]?["geometry"] == .null)
    }

    /// Requirements `/req/core/fallback` and `/req/core/geometry-wgs84`.
    @Test func `a fallback stands beside the place, longitude first`() throws {
        var fallback = GeometryColumn()
        fallback.append(.point, [[[[30.000_001_5, 39.995_123_45]]]])
        fallback.appendNull()
        let json = try collection(Self.turef, fallback: fallback)
        let expected = "{\"type\":\"Point\",\"coordinates\":[30.0000015,39.9951235]}"
        #expect(json["features"]?[0]?["geometry"] == StrictJSON(expected.utf8))
        #expect(json["features"]?[0]?["place"]?["coordinates"]?[0] == .number("4430000.5"))
        #expect(json["features"]?[1]?["geometry"] == .null && json["features"]?[1]?["place"] == .null)
    }

    @Test func `a mixture of kinds has no dimension, and a document needs no schema`() throws {
        let json = try collection(JSONFGDocument(crs: .wgs84, featureType: "karma \"katman\""))
        #expect(json["geometryDimension"] == nil && json["featureSchema"] == nil)
        #expect(json["featureType"] == .text("karma \"katman\"") && json["features"]?[0]?["time"] == nil)
    }

    @Test func `a single feature says itself what it conforms to`() throws {
        var writer = ByteWriter()
        JSONFGEncoder(properties: parcels.schema, coordinates: CoordinateForm(decimals: 3), document: Self.turef)
            .appendFeature(row: 0, of: parcels, members: Array("\"links\":[]".utf8)[...], to: &writer)
        let json = try #require(StrictJSON(writer.bytes))
        #expect(json["conformsTo"]?[0] == .text("http://www.opengis.net/spec/json-fg-1/1.0/conf/core"))
        #expect(json["featureType"] == .text("parsel") && json["links"] == .array([]))
        #expect(json["coordRefSys"] != nil && json["geometryDimension"] == nil)
    }

    @Test func `a collection's schema describes its documents`() {
        let geometry = GeometryProperty(name: "geom", type: .multiPolygon, hasHeights: false, crs: .epsg(5254))
        let schema = FeatureSchema(
            collection: "bina",
            title: "Binalar",
            geometry: geometry,
            properties: [],
            temporalProperty: "tarih"
        )
        let expected = JSONFGDocument(
            crs: .wgs84,
            featureType: "bina",
            geometryType: .multiPolygon,
            temporalProperty: "tarih"
        )
        #expect(JSONFGDocument(schema, crs: .wgs84) == expected)
    }
}
