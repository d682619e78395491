import FeatureFormats
import FeatureQuery
import GeoCore
import Testing

@Suite struct `GML application schemas` {
    private func root(_ type: GeometryType?, collection: String = "parsel") throws -> XMLElement {
        let schema = FeatureSchema(
            collection: collection,
            title: "",
            geometry: GeometryProperty(name: "geom", type: type, hasHeights: false, crs: .epsg(5254)),
            properties: PropertyType.allCases.map { PropertyDefinition(name: "özellik \($0)", type: $0) }
                + [PropertyDefinition(name: "kısa", type: .text, maximumLength: 5)]
        )
        var writer = ByteWriter()
        GMLSchema.append(schema, to: &writer)
        return try #require(XMLElement(writer.take()))
    }

    @Test func `the element of a feature may stand for gml:AbstractFeature`() throws {
        let element = try #require(root(.point, collection: "2b")["xs:element"])
        #expect(element.attributes["name"] == "_x0032_b" && element.attributes["type"] == "app:_x0032_bType")
        #expect(element.attributes["substitutionGroup"] == "gml:AbstractFeature")
    }

    @Test func `properties have the types of XML Schema and may be missing`() throws {
        let elements = try root(.point).all.filter { $0.name == "xs:element" }.dropFirst()
        #expect(elements.map { $0.attributes["minOccurs"] } == Array(repeating: "0", count: 9))
        #expect(
            elements.map { $0.attributes["type"] } == [
                "xs:long", "xs:double", "xs:string", "xs:boolean", "xs:date", "xs:dateTime", "xs:base64Binary", nil,
                "gml:PointPropertyType",
            ]
        )
        #expect(elements.map { $0.attributes["name"] ?? "" }.contains("özellik_x0020_date"))
        #expect(elements.flatMap(\.all).first { $0.name == "xs:maxLength" }?.attributes["value"] == "5")
    }

    @Test(arguments: [
        (GeometryType.polygon, "SurfacePropertyType"), (.multiPolygon, "MultiSurfacePropertyType"),
        (.lineString, "CurvePropertyType"), (.multiLineString, "MultiCurvePropertyType"),
        (.multiPoint, "MultiPointPropertyType"), (.geometryCollection, "MultiGeometryPropertyType"),
        (nil, "GeometryPropertyType"),
    ])
    func `the geometry has the type of the profile`(_ type: GeometryType?, _ expected: String) throws {
        #expect(try root(type).all.last { $0.name == "xs:element" }?.attributes["type"] == "gml:" + expected)
    }

    @Test func `the schema says that it is of level 0`() throws {
        #expect(try root(nil).all.first { $0.name == "gmlsf:ComplianceLevel" }?.text == "0")
    }
}
