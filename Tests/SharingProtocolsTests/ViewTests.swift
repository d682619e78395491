import CQL2
import FeatureQuery
import GeoCore
import ProtocolViews
import Testing

@testable import SharingProtocols

@Suite struct `The views of a protocol` {
    @Test func `hold what the document allows, and nothing else`() throws {
        let document = try Samples.document()
        let views = try document.views(schemas: ["parsel": Samples.parsel, "bina": Samples.parsel])
        #expect(Array(views.keys) == ["parsel"])
        let view = try #require(views["parsel"])
        #expect(view.fields == [.init("ada"), .init("parsel"), .init("alan", mask: .rounded(step: 10))])
        #expect(view.rowFilter?.expression.properties == ["durum"])
        #expect(view.geometry == .stored)
        #expect(!view.hasHistory)
        let area = try #require(view.area)
        #expect(area.crs == .crs84)
        #expect(area.cuts)
        // Byte order, type 3, one ring of five positions of 16 bytes.
        #expect(area.polygon.prefix(13) == [1, 3, 0, 0, 0, 1, 0, 0, 0, 5, 0, 0, 0])
        #expect(area.polygon.count == 13 + 5 * 16)
        #expect(document.allowedFormats == ["json"])
        #expect(document.allowedCRSs == [.epsg(5254)])
    }

    @Test func `have the same area as GeoJSON and as well-known text`() throws {
        var document = try Samples.document()
        let first = try document.views(schemas: ["parsel": Samples.parsel])
        document.layers[0].area.wkt = ""
        document.layers[0].area.geojson =
            #"{"type":"Polygon","coordinates":[[[28.9,41],[29.1,41],[29.1,41.1],[28.9,41.1],[28.9,41]]]}"#
        #expect(try document.views(schemas: ["parsel": Samples.parsel]) == first)
    }

    @Test(arguments: ["durum =", "S_INTERSECTS(", "\u{0}"]) func `do not exist while a filter cannot be read`(
        filter: String
    ) throws {
        var document = try Samples.document()
        document.layers[0].filter = filter
        #expect(throws: PaftaError.self) { try document.views(schemas: ["parsel": Samples.parsel]) }
    }

    @Test func `do not exist while an area was not made of its features`() throws {
        var document = try Samples.document()
        document.layers[0].area = ProtocolDocument.Area()
        document.layers[0].area.layer = "mahalle"
        let error = try #require(throws: PaftaError.self) { try document.views(schemas: ["parsel": Samples.parsel]) }
        #expect(error.code == .unusableArea)
        document.layers[0].area.take(ResolvedArea(polygon: [1, 2, 0xAB], crs: .epsg(5254)))
        let area = try #require(try document.views(schemas: ["parsel": Samples.parsel])["parsel"]?.area)
        #expect(area == .init(polygon: [1, 2, 0xAB], crs: .epsg(5254), cuts: false))
    }

    @Test func `lose fields that the layer has lost`() throws {
        var schema = Samples.parsel
        schema.properties.removeFirst()
        let view = try #require(try Samples.document().views(schemas: ["parsel": schema])["parsel"])
        #expect(view.fields.map(\.name) == ["parsel", "alan"])
    }
}
