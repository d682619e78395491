import GeoCore
import OGCServices
import PaftaTesting
import Testing

@Suite struct `Tile sets` {
    let city = City()
    let tilingScheme = "http://www.opengis.net/def/rel/ogc/1.0/tiling-scheme"

    @Test
    func `the list has what a client must know, /req/tilesets-list/tileset-links, /req/geodata-tilesets/operation`()
        throws
    {
        let document = try city.tiles.tileSets(collection: "parsel", ServiceRequest()).json()
        let set = try #require(document["tilesets"]?[0])
        #expect(set["dataType"]?.text == "vector")
        #expect(set["crs"]?.text == "http://www.opengis.net/def/crs/EPSG/0/3857")
        #expect(set["tileMatrixSetURI"]?.text == "http://www.opengis.net/def/tilematrixset/OGC/1.0/WebMercatorQuad")
        let address = "http://127.0.0.1:8080/collections/parsel/tiles/WebMercatorQuad?f=json"
        #expect(set.links("self").first?["href"]?.text == address)
        #expect(set.links(tilingScheme).count == 1)
    }

    @Test func `a tile set has a template, a tiling scheme and a layer, /req/tileset/description`() throws {
        let request = ServiceRequest()
        let answer = try city.tiles.tileSet(collection: "ağaç", tileMatrixSet: "WebMercatorQuad", request)
        let document = try answer.json()
        let item = try #require(document.links("item").first)
        #expect(item["templated"] == .boolean(true))
        #expect(item["type"]?.text == "application/vnd.mapbox-vector-tile")
        #expect(
            item["href"]?.text == "http://127.0.0.1:8080/collections/a%C4%9Fa%C3%A7/tiles/WebMercatorQuad/"
                + "{tileMatrix}/{tileRow}/{tileCol}?f=mvt"
        )
        #expect(document.links(tilingScheme).count == 1)
        #expect(document["layers"]?[0]?["id"]?.text == "ağaç")
        #expect(document["layers"]?[0]?["propertiesSchema"]?["properties"]?["dikim"]?["format"]?.text == "date")
        #expect(answer.header("Link-Template")?.contains("rel=\"item\"") == true)
    }

    /// Parcels lie between (29, 41) and (29.21, 41.01).
    ///
    /// Tiles that hold these corners, by the formulas of OpenStreetMap's
    /// wiki: level 12 columns 2377 to 2380 and row 1535; level 14 columns 9511 to 9521 and row 6142.
    @Test(arguments: [(0, 0...0, 0...0), (12, 1_534...1_536, 2_376...2_381), (14, 6_141...6_143, 9_510...9_522)])
    func `limits are the tiles of the extent and a ring around`(
        _ level: Int,
        _ rows: ClosedRange<Int>,
        _ columns: ClosedRange<Int>
    ) throws {
        let answer = try city.tiles.tileSet(collection: "parsel", tileMatrixSet: "WebMercatorQuad", ServiceRequest())
        let limits = try #require(try answer.json()["tileMatrixSetLimits"]?[level])
        #expect(limits["tileMatrix"]?.text == String(level))
        let numbers = ["minTileRow", "maxTileRow", "minTileCol", "maxTileCol"].map { limits[$0]?.number }
        let expected = [rows.lowerBound, rows.upperBound, columns.lowerBound, columns.upperBound].map(Double.init)
        #expect(numbers == expected)
    }

    @Test func `a table has no tiles`() {
        let found = code { () throws(PaftaError) in try city.tiles.tileSets(collection: "sicil", ServiceRequest()) }
        #expect(found == "collection.withoutTiles")
    }

    @Test func `TileJSON leads web maps to the tiles`() throws {
        let document = try city.tiles.tileJSON(collection: "parsel", ServiceRequest()).json()
        #expect(document["tilejson"]?.text == "3.0.0")
        #expect(document["tiles"] == .array([.text("http://127.0.0.1:8080/tiles/parsel/{z}/{x}/{y}.mvt")]))
        #expect(document["minzoom"]?.number == 0)
        #expect(document["maxzoom"]?.number == 22)
        let bounds = document["bounds"]?.elements.compactMap(\.number) ?? []
        #expect(zip(bounds, [29, 41, 29.21, 41.01]).allSatisfy { agree($0, $1, withinDegrees: 1.01e-7) })
        let fields = document["vector_layers"]?[0]?["fields"]
        #expect(fields?["ada"]?.text == "String" && fields?["alan"]?.text == "Number")
        #expect(fields?["tescilli"]?.text == "Boolean")
        #expect(fields?["belge"] == nil)
        #expect(document["attribution"]?.text == "© Örnekkent Belediyesi")
    }

    @Test func `the lowest zoom level follows from the number of features`() throws {
        let crowded = City { $0.maximumTileFeatures = 1 }
        let document = try crowded.tiles.tileJSON(collection: "parsel", ServiceRequest()).json()
        let minimum = try #require(document["minzoom"]?.number)
        #expect(minimum > 8)
        let answer = try crowded.tiles.tileSet(collection: "parsel", tileMatrixSet: "WebMercatorQuad", ServiceRequest())
        #expect(try answer.json()["tileMatrixSetLimits"]?[0]?["tileMatrix"]?.text == String(Int(minimum)))
        let own = try crowded.features.collection("parsel", ServiceRequest()).json()["x-pafta"]
        #expect(own?["minimumZoom"]?.number == minimum)
        let found = code { () throws(PaftaError) in
            try crowded.tiles.tile(collection: "parsel", zoom: "3", x: "4", y: "2", ServiceRequest())
        }
        #expect(found == "tile.belowMinimumZoom")
    }
}
