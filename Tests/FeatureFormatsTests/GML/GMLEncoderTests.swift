import FeatureFormats
import FeatureQuery
import GeoCore
import Testing

@Suite struct `GML documents` {
    private static let schema = FeatureSchema(
        collection: "parsel",
        title: "Parseller",
        geometry: GeometryProperty(name: "geom", type: nil, hasHeights: true, crs: .epsg(5254)),
        properties: PropertyType.allCases.map { PropertyDefinition(name: "2 \($0)", type: $0) }
    )

    private func encoder(
        _ properties: [PropertyDefinition] = Self.schema.properties,
        isNorthingFirst: Bool = false,
        type: GeometryType? = nil
    ) -> GMLEncoder {
        var schema = Self.schema
        schema.geometry?.type = type
        return GMLEncoder(
            schema,
            properties: properties,
            crs: .epsg(5254),
            coordinates: CoordinateForm(decimals: 3, isNorthingFirst: isNorthingFirst),
            extent: Envelope(minX: 1, minY: 2, maxX: 3, maxY: 4),
            schemaLocation: "http://ornek.bel.tr/?a=1&b=\"2\""
        )
    }

    private func document(_ batches: [FeatureBatch], _ encoder: GMLEncoder) throws -> XMLElement {
        var encoder = encoder
        var writer = ByteWriter()
        encoder.begin(to: &writer)
        for batch in batches { encoder.append(batch, to: &writer) }
        encoder.end(members: [], to: &writer)
        return try #require(XMLElement(writer.take()))
    }

    private func batch(_ properties: [PropertyDefinition] = Self.schema.properties) -> FeatureBatch {
        var batch = FeatureBatch(identifiers: .integer, schema: properties)
        batch.identifiers.append(integer: 17)
        return batch
    }

    @Test func `/req/gmlsf0/content A: the root is sf:FeatureCollection, also without features`() throws {
        let root = try document([], encoder())
        #expect(root.name == "sf:FeatureCollection")
        #expect(root.attributes["xmlns:sf"] == "http://www.opengis.net/ogcapi-features-1/1.0/sf")
        #expect(root.attributes["xmlns:gml"] == "http://www.opengis.net/gml/3.2")
        #expect(root.attributes["xmlns:app"] == "urn:pafta:collection:parsel")
        #expect(root.attributes["xsi:schemaLocation"]?.hasSuffix(" http://ornek.bel.tr/?a=1&b=\"2\"") == true)
        let envelope = try #require(root["gml:boundedBy"]?["gml:Envelope"])
        #expect(envelope["gml:lowerCorner"]?.text == "1 2" && envelope["gml:upperCorner"]?.text == "3 4")
    }

    @Test func `values have the lexical forms of XML Schema, and a null has no element`() throws {
        var batch = batch()
        batch.properties[0].append(integer: -5)
        batch.properties[1].append(real: -.infinity)
        batch.properties[2].append(text: "Çeşme & <b>]]>\u{1}\r\n\"\u{FFFF}")
        batch.properties[3].append(integer: 1)
        batch.properties[4].append(text: "2026-11-21")
        batch.properties[5].appendNull()
        batch.properties[6].bytes += [1, 2, 255, 4]
        batch.properties[6].endBytes()
        let feature = try #require(document([batch], encoder()).children.last?["app:parsel"])
        #expect(feature.attributes["gml:id"] == "parsel.17")
        #expect(feature.children.map(\.name).first == "app:_x0032__x0020_integer")
        #expect(
            feature.children.map(\.text)
                == ["-5", "-INF", "Çeşme & <b>]]>\u{FFFD}\r\n\"\u{FFFD}", "true", "2026-11-21", "AQL/BA=="]
        )
    }

    @Test func `text that is not UTF-8 does not spoil the document`() throws {
        var batch = batch([Self.schema.properties[2]])
        batch.properties[0].bytes += [0x61, 0xED, 0xA0, 0x80, 0xC3]
        batch.properties[0].endBytes()
        let feature = try #require(document([batch], encoder(batch.schema)).children.last?["app:parsel"])
        #expect(feature.children[0].text == "a\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}")
    }

    @Test func `properties come in the order of the schema, whatever the order of the batch`() throws {
        var batch = batch(Self.schema.properties.reversed())
        for index in batch.properties.indices {
            if batch.properties[index].holdsBytes { batch.properties[index].append(text: "a") }
            if batch.schema[index].type == .real { batch.properties[index].append(real: 0.5) }
            if [.integer, .boolean].contains(batch.schema[index].type) { batch.properties[index].append(integer: 1) }
        }
        let feature = try #require(document([batch], encoder(batch.schema)).children.last?["app:parsel"])
        #expect(feature.children.map(\.name) == Self.schema.properties.map { "app:" + GMLName.encoded($0.name) })
    }

    @Test func `a document of one feature has it as its root, with the namespaces`() throws {
        var batch = batch([])
        batch.geometry.append(.point, [[[[30.5, 40.25]]]])
        var writer = ByteWriter()
        encoder([], isNorthingFirst: true).appendDocument(row: 0, of: batch, to: &writer)
        let root = try #require(XMLElement(writer.take()))
        #expect(root.name == "app:parsel" && root.attributes["gml:id"] == "parsel.17")
        #expect(root.attributes["xmlns:app"] == "urn:pafta:collection:parsel")
        #expect(root["app:geom"]?["gml:Point"]?["gml:pos"]?.text == "40.25 30.5")
    }
}

@Suite struct `GML geometries` {
    private static let ring: [[Double]] = [[0, 0], [4, 0], [4, 3], [0, 0]]

    /// The geometry elements of rows, with their texts, ready to compare.
    private func texts(
        _ geometry: GeometryColumn,
        declared: GeometryType? = nil,
        isNorthingFirst: Bool = false
    ) throws -> [String] {
        let property = GeometryProperty(name: "geom", type: declared, hasHeights: !geometry.z.isEmpty, crs: .epsg(5254))
        let schema = FeatureSchema(collection: "k", title: "", geometry: property, properties: [])
        let form = CoordinateForm(decimals: 3, isNorthingFirst: isNorthingFirst)
        var encoder = GMLEncoder(schema, properties: [], crs: .epsg(5254), coordinates: form)
        var writer = ByteWriter()
        encoder.begin(to: &writer)
        encoder.append(batch(of: geometry), to: &writer)
        encoder.end(members: [], to: &writer)
        let root = try #require(XMLElement(writer.take()))
        let identifiers = root.all.compactMap { $0.attributes["gml:id"] }
        #expect(Set(identifiers).count == identifiers.count)
        return root.children.map { $0["app:k"]?["app:geom"].map { text($0.children[0]) } ?? "none" }
    }

    private func text(_ element: XMLElement) -> String {
        let inside = element.children.map { text($0) }.joined(separator: ",")
        let name = element.name.replacing("gml:", with: "")
        let dimension = element.attributes["srsDimension"].map { "/\($0)" } ?? ""
        return "\(name)\(dimension)(\(element.text)\(inside))"
    }

    @Test func `every kind has its element`() throws {
        var geometry = GeometryColumn()
        geometry.append(.point, [[[[1, 2]]]])
        geometry.append(.lineString, [[[[1, 2], [3, 4]]]])
        geometry.append(.polygon, [[Self.ring, Self.ring]])
        geometry.append(.multiPoint, [[[[1, 2]]], [[[3, 4]]]])
        geometry.append(.multiLineString, [[[[1, 2], [3, 4]]]])
        geometry.append(.multiPolygon, [[Self.ring]])
        geometry.append(.geometryCollection, [[[[5, 6]]], [[[5, 6], [7, 8]]]], kinds: [.point, .lineString])
        geometry.appendNull()
        let polygon = "Polygon%(exterior(LinearRing(posList(0 0 4 0 4 3 0 0)))"
        #expect(
            try texts(geometry) == [
                "Point/2(pos(1 2))", "LineString/2(posList(1 2 3 4))",
                polygon.replacing("%", with: "/2") + ",interior(LinearRing(posList(0 0 4 0 4 3 0 0))))",
                "MultiPoint/2(pointMember(Point(pos(1 2))),pointMember(Point(pos(3 4))))",
                "MultiCurve/2(curveMember(LineString(posList(1 2 3 4))))",
                "MultiSurface/2(surfaceMember(" + polygon.replacing("%", with: "") + ")))",
                "MultiGeometry/2(geometryMember(Point(pos(5 6))),geometryMember(LineString(posList(5 6 7 8))))",
                "none",
            ]
        )
    }

    @Test func `northing stands first where the authority wants it`() throws {
        var geometry = GeometryColumn()
        geometry.append(.lineString, [[[[500_000.125, 4_250_000.5], [500_001, 4_250_002]]]])
        #expect(
            try texts(geometry, isNorthingFirst: true) == ["LineString/2(posList(4250000.5 500000.125 4250002 500001))"]
        )
    }

    @Test func `heights are written where every position has one`() throws {
        var geometry = GeometryColumn()
        geometry.append(.lineString, [[[[1, 2, 30.25], [3, 4, 5]]]])
        geometry.append(.lineString, [[[[1, 2, 30.25], [3, 4, .nan]]]])
        #expect(
            try texts(geometry, isNorthingFirst: true) == [
                "LineString/3(posList(2 1 30.25 4 3 5))", "LineString/2(posList(2 1 4 3))",
            ]
        )
    }

    @Test func `a geometry fits the kind that the schema declares, or is left out`() throws {
        var geometry = GeometryColumn()
        geometry.append(.polygon, [[Self.ring]])
        geometry.append(.point, [[[[1, 2]]]])
        let written = try texts(geometry, declared: .multiPolygon)
        #expect(written[0].hasPrefix("MultiSurface/2(surfaceMember(Polygon(") && written[1] == "none")
    }

    @Test func `coordinates that are not numbers leave the geometry out`() throws {
        var geometry = GeometryColumn()
        geometry.append(.point, [[[[.nan, 2]]]])
        geometry.append(.lineString, [[[[1, 2], [.infinity, 4]]]])
        #expect(try texts(geometry) == ["none", "none"])
    }

    @Test func `a line of many positions is one list`() throws {
        var geometry = GeometryColumn()
        geometry.append(.lineString, [[(0..<3_000).map { [Double($0), 0] }]])
        let expected = (0..<3_000).map { "\($0) 0" }.joined(separator: " ")
        #expect(try texts(geometry) == ["LineString/2(posList(\(expected)))"])
    }
}
