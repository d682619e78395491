import FeatureQuery
import GeoCore
import PaftaTesting
import Testing

@testable import OGCServices

@Suite struct `Describing collections` {
    let city = City()

    @Test func `every collection is listed, /req/core/fc-md-items, /req/core/fc-md-links`() throws {
        let answer = try city.features.collections(ServiceRequest())
        #expect(answer.status == 200)
        let document = try answer.json()
        #expect(document["collections"]?.elements.map { $0["id"]?.text } == ["parsel", "ağaç", "sicil"])
        #expect(document.links("self").count == 1 && document.links("alternate").count == 1)
    }

    @Test
    func `a collection links to features and tiles, /req/core/fc-md-items-links, /req/geodata-tilesets/desc-links`()
        throws
    {
        let parcels = try city.features.collections(ServiceRequest()).json()["collections"]?[0]
        let types = parcels?.links("items").compactMap { $0["type"]?.text } ?? []
        #expect(types.prefix(2) == ["application/geo+json", "text/html"])
        #expect(parcels?.links("license").first?["href"]?.text == "https://example.org/licence")
        #expect(parcels?.links("describedby").count == 1)
        let tiles = parcels?.links("http://www.opengis.net/def/rel/ogc/1.0/tilesets-vector").first
        #expect(tiles?["href"]?.text == "http://127.0.0.1:8080/collections/parsel/tiles?f=json")
    }

    @Test(arguments: ["parsel", "ağaç", "sicil"])
    func `a collection alone is the same as in the list, /req/core/sfc-md-success`(_ identifier: String) throws {
        let list = try city.features.collections(ServiceRequest()).json()["collections"]?.elements ?? []
        let listed = try #require(list.first { $0["id"]?.text == identifier })
        let alone = try city.features.collection(identifier, ServiceRequest()).json()
        // The list names its CRSs once for all, and leaves the operations out.
        for (name, value) in alone.members where name != "crs" && name != "x-pafta" { #expect(listed[name] == value) }
        #expect(Set(listed.members.keys) == Set(alone.members.keys))
        let own = alone["x-pafta"]?.members.filter { $0.key != "coordinateOperations" } ?? [:]
        #expect(listed["x-pafta"] == .object(own))
    }

    @Test func `the extent holds all features and is in CRS84, /req/core/fc-md-extent`() throws {
        let document = try city.features.collection("parsel", ServiceRequest()).json()
        let spatial = try #require(document["extent"]?["spatial"])
        let numbers = spatial["bbox"]?[0]?.elements.compactMap(\.number) ?? []
        #expect(numbers.count == 4)
        for (number, expected) in zip(numbers, [29, 41, 29.21, 41.01]) {
            #expect(agree(number, expected, withinDegrees: 1.01e-7))
        }
        #expect(spatial["crs"]?.text == "http://www.opengis.net/def/crs/OGC/1.3/CRS84")
        #expect(document["crs"]?[0]?.text == "http://www.opengis.net/def/crs/OGC/1.3/CRS84")
        #expect(document["storageCrs"]?.text == "http://www.opengis.net/def/crs/EPSG/0/5254")
    }

    @Test func `an extent is rounded outward`() {
        let source = Envelope(minX: 29.123_456_78, minY: -0.123_456_78, maxX: 29.223_456_71, maxY: 41.123_456_01)
        let rounded = CollectionMeasure.roundedOutward(source)
        #expect(rounded == Envelope(minX: 29.123_456_7, minY: -0.123_456_8, maxX: 29.223_456_8, maxY: 41.123_456_1))
        #expect(CollectionMeasure.roundedOutward(.world) == .world)
    }

    @Test func `days are a temporal extent from their first to their last moment, /req/core/fc-md-extent`() throws {
        let document = try city.features.collection("ağaç", ServiceRequest()).json()
        let interval = document["extent"]?["temporal"]?["interval"]?[0]?.elements.map(\.text)
        #expect(interval == ["2026-03-01T00:00:00Z", "2026-03-04T23:59:59.999Z"])
        #expect(document["title"]?.text == "ağaç")
    }

    @Test func `a table has no spatial extent and no tiles`() throws {
        let document = try city.features.collection("sicil", ServiceRequest()).json()
        #expect(document["extent"] == nil)
        #expect(document["crs"] == nil)
        #expect(document["x-pafta"]?["geometryType"] == .null)
        #expect(document.links("http://www.opengis.net/def/rel/ogc/1.0/tilesets-vector").isEmpty)
    }

    @Test func `what the map viewer needs is told`() throws {
        let own = try city.features.collection("parsel", ServiceRequest()).json()["x-pafta"]
        #expect(own?["theme"]?.text == "kadastro")
        #expect(own?["geometryType"]?.text == "Polygon")
        #expect(own?["featureCount"]?.number == 12)
        #expect(own?["minimumZoom"]?.number == 0)
        #expect(own?["properties"]?[1] == .object(["name": .text("parsel"), "type": .text("integer")]))
        let mixed = try city.features.collection("ağaç", ServiceRequest()).json()
        #expect(mixed["x-pafta"]?["geometryType"]?.text == "Geometry")
    }

    @Test func `a collection tells the language that it declares`() throws {
        let language = try city.features.collection("sicil", ServiceRequest()).json()["language"]
        #expect(language?["code"]?.text == "tr" && language?["name"]?.text == "Türkçe")
        #expect(try city.features.collection("parsel", ServiceRequest()).json()["language"] == nil)
        guard
            case .collection(let page) = try city.features.collection("sicil", ServiceRequest(accept: "text/html"))
                .page()
        else { return #expect(Bool(false), "another page") }
        #expect(page.collection.language?.text == "tr")
    }

    @Test func `an unknown collection is not found, /req/core/sfc-md-op`() {
        #expect(
            code { () throws(PaftaError) in try city.features.collection("yok", ServiceRequest()) }
                == "collection.unknown"
        )
        let items = code { () throws(PaftaError) in try city.features.items(collection: "yok", ServiceRequest()) }
        #expect(items == "collection.unknown")
    }

    @Test func `an extent follows the data`() throws {
        _ = try city.features.collection("parsel", ServiceRequest())
        city.parcels.replace(
            features: [.init(.integer(1), .point(Shape.Position(10, 20)), [nil, nil, nil, nil, nil, nil])],
            version: .init(incarnation: "a1", change: 2, changedAt: "2026-11-21T11:00:00.000Z")
        )
        let document = try city.features.collection("parsel", ServiceRequest()).json()
        #expect(
            document["extent"]?["spatial"]?["bbox"]?[0] == .array([.number(10), .number(20), .number(10), .number(20)])
        )
    }

    @Test func `a collection that lost its features has no extent and no tiles`() throws {
        let version = DataVersion(incarnation: "a1", change: 2, changedAt: "2026-11-21T11:00:00.000Z")
        city.parcels.replace(features: [], version: version)
        #expect(try city.features.collection("parsel", ServiceRequest()).json()["extent"] == nil)
        #expect(try city.features.items(collection: "parsel", ServiceRequest()).json().numbers.isEmpty)
        let answer = try city.tiles.tileSet(collection: "parsel", tileMatrixSet: "WebMercatorQuad", ServiceRequest())
        #expect(try answer.json()["tileMatrixSetLimits"] == .array([]))
        #expect(try city.tiles.tileJSON(collection: "parsel", ServiceRequest()).json()["bounds"] == nil)
    }
}
