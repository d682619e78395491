import FeatureQuery
import GeoCore
import OGCServices
import PaftaTesting
import Testing

@Suite struct `Vector tiles of a collection` {
    let city = City()

    func tile(_ zoom: Int, _ column: Int, _ row: Int, of collection: String = "parsel") throws -> ServiceResponse {
        try city.tiles.tile(
            collection: collection,
            zoom: String(zoom),
            x: String(column),
            y: String(row),
            ServiceRequest()
        )
    }

    @Test func `a tile with features is 200 and a vector tile, /req/core/tc-success, /req/mvt/content`() throws {
        let answer = try tile(12, 2_377, 1_535)
        #expect(answer.status == 200)
        #expect(answer.header("Content-Type") == "application/vnd.mapbox-vector-tile")
        #expect(answer.header("Cache-Control") == "no-cache")
        let bytes = try answer.bytes()
        // Field 3 of the message Tile is a layer, whose field 15 is its version and field 1 its name.
        #expect(bytes.first == 0x1A)
        #expect(String(decoding: bytes, as: UTF8.self).contains("parsel"))
    }

    @Test func `both addresses give the same tile, /req/core/tc-op`() throws {
        let other = try city.tiles.tile(
            collection: "parsel",
            tileMatrixSet: "WebMercatorQuad",
            matrix: "12",
            row: "1535",
            column: "2377",
            ServiceRequest()
        )
        #expect(try other.bytes() == tile(12, 2_377, 1_535).bytes())
    }

    @Test func `features are asked for in the CRS and buffered box of the tile`() throws {
        _ = try tile(0, 0, 0)
        let query = try #require(city.parcels.queries.last)
        #expect(query.crs == .webMercator)
        let filter = try #require(query.spatialFilter)
        #expect(filter.crs == .webMercator)
        #expect(!filter.keepsFeaturesWithoutGeometry)
        // 64 of 4,096 units are 1/64 of the side of 40,075,016.6856 m.
        #expect(agree(filter.boxes[0].maxX, 20_037_508.3428 + 626_172.1357, withinMetres: 10_000))
    }

    @Test func `an empty tile of the extent has no content, /req/core/tc-error, /rec/core/tc-deepfullempty`() throws {
        let answer = try tile(12, 2_376, 1_534)
        #expect(answer.status == 204)
        #expect(try answer.bytes().isEmpty)
        #expect(answer.header("OATiles-Hint") == "empty")
        #expect(answer.header("ETag") != nil)
    }

    @Test(arguments: [
        ("25", "0", "0"), ("2", "4", "0"), ("2", "0", "4"), ("-1", "0", "0"), ("a", "0", "0"), ("2", "0", "0.5"),
        ("2", "", "0"), ("", "0", "0"), ("99999999999999999999", "0", "0"), ("2", "+1", "0"), ("12", "0", "0"),
        ("12", "2377", "1530"), ("２", "0", "0"), ("2", "9223372036854775807", "0"),
    ])
    func `a tile out of range is not found, /req/core/tc-error`(_ zoom: String, _ x: String, _ y: String) {
        let found = code { () throws(PaftaError) in
            try city.tiles.tile(collection: "parsel", zoom: zoom, x: x, y: y, ServiceRequest())
        }
        #expect(found == "tile.outOfRange")
    }

    @Test func `an unchanged tile is 304 before any feature is read`() throws {
        let tag = try #require(try tile(12, 2_377, 1_535).header("ETag"))
        var request = ServiceRequest()
        request.ifNoneMatch = tag
        let before = city.parcels.queries.count
        let answer = try city.tiles.tile(collection: "parsel", zoom: "12", x: "2377", y: "1535", request)
        #expect(answer.status == 304)
        #expect(city.parcels.queries.count == before)
        city.parcels.replace(version: DataVersion(incarnation: "a1", change: 2, changedAt: "2026-11-21T11:00:00.000Z"))
        #expect(try city.tiles.tile(collection: "parsel", zoom: "12", x: "2377", y: "1535", request).status == 200)
    }

    @Test(arguments: ["*/*", "application/vnd.mapbox-vector-tile", "application/x-protobuf"])
    func `map clients may name the format in several ways`(_ accept: String) throws {
        let request = ServiceRequest(accept: accept)
        #expect(try city.tiles.tile(collection: "parsel", zoom: "12", x: "2377", y: "1535", request).status == 200)
    }

    @Test func `a table has no tile`() {
        let found = code { () throws(PaftaError) in
            try city.tiles.tile(collection: "sicil", zoom: "0", x: "0", y: "0", ServiceRequest())
        }
        #expect(found == "collection.withoutTiles")
    }
}
