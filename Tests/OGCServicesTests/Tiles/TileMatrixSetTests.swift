import GeoCore
import OGCServices
import PaftaTesting
import Testing

@Suite struct `Tile matrix sets` {
    let city = City()

    @Test func `the list links to the definition, /rec/tileset/tmxslink`() throws {
        let document = try city.tiles.tileMatrixSets(ServiceRequest()).json()
        let set = document["tileMatrixSets"]?[0]
        #expect(set?["id"]?.text == "WebMercatorQuad")
        #expect(set?["uri"]?.text == "http://www.opengis.net/def/tilematrixset/OGC/1.0/WebMercatorQuad")
        #expect(
            set?.links("self").first?["href"]?.text == "http://127.0.0.1:8080/tileMatrixSets/WebMercatorQuad?f=json"
        )
    }

    /// Scale denominators and cell sizes of OGC 17-083r4, table D.1.
    @Test(arguments: [
        (0, 559_082_264.028717, 156_543.033928041), (10, 545_978.773465544, 152.874056570353),
        (17, 4_265.45916769957, 1.19432856695588), (24, 33.3238997476529, 0.00933069192934280),
    ])
    func `the definition has the published scales`(_ level: Int, _ scale: Double, _ cell: Double) throws {
        let document = try city.tiles.tileMatrixSet("WebMercatorQuad", ServiceRequest()).json()
        #expect(document["crs"]?.text == "http://www.opengis.net/def/crs/EPSG/0/3857")
        let matrix = try #require(document["tileMatrices"]?[level])
        #expect(matrix["id"]?.text == String(level))
        #expect(abs(try #require(matrix["scaleDenominator"]?.number) / scale - 1) < 1e-12)
        #expect(abs(try #require(matrix["cellSize"]?.number) / cell - 1) < 1e-12)
        #expect(matrix["matrixWidth"]?.number == Double(1 << level))
        #expect(agree(try #require(matrix["pointOfOrigin"]?[0]?.number), -20_037_508.3427892, withinMetres: 1e-6))
        #expect(agree(try #require(matrix["pointOfOrigin"]?[1]?.number), 20_037_508.3427892, withinMetres: 1e-6))
    }

    @Test(arguments: ["WorldCRS84Quad", "", "webmercatorquad"])
    func `another set is not found`(_ identifier: String) {
        let found = code { () throws(PaftaError) in try city.tiles.tileMatrixSet(identifier, ServiceRequest()) }
        #expect(found == "tileMatrixSet.unknown")
    }
}
