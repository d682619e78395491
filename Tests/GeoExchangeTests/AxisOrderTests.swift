import FeatureQuery
import GeoCore
import GeoExchange
import Testing

@Suite struct `Axis order of deliveries` {
    /// The reference was made by GDAL in the same CRS; GML files were written with 15 significant digits.
    @Test(arguments: ["bina_gml2.gml", "bina_gml32.gml"])
    func `GML with either axis order equals the reference`(_ name: String) throws {
        let gml = try Delivery.open("rize-derived/gml/\(name)")
        let reference = try Delivery.open("rize-derived/turef_tm42.gpkg").all(0)
        let batch = try gml.all()
        #expect(gml.layers[0].crs == .epsg(5_258))
        #expect(batch.count == 150)
        let withinMetres = 1e-6
        for row in 0..<batch.count {
            let position = batch.geometry.positions(ofRow: row).lowerBound
            let expected = reference.geometry.positions(ofRow: row).lowerBound
            #expect(abs(batch.geometry.xy[2 * position] - reference.geometry.xy[2 * expected]) < withinMetres)
            #expect(abs(batch.geometry.xy[2 * position + 1] - reference.geometry.xy[2 * expected + 1]) < withinMetres)
        }
    }

    @Test func `latitude first in the file is y in the batch`() throws {
        let file = try Delivery.open("rize-derived/gml/bina_gml3_4326_latlon.gml")
        #expect(file.layers[0].crs == .wgs84)
        // The bounds of the town in `rize-osm/SOURCE.md`.
        let town = Envelope(minX: 40.497, minY: 41.009, maxX: 40.564, maxY: 41.036)
        #expect(town.contains(try file.all().geometry.envelope()))
    }

    @Test func `a GeoJSON file with the old crs member has eastings first`() throws {
        let file = try Delivery.open("rize-derived/geojson/bina_oldcrs_5258.geojson")
        #expect(file.layers[0].crs == .epsg(5_258))
        let envelope = try file.all().geometry.envelope()
        #expect(envelope.minX > 370_000 && envelope.maxX < 380_000 && envelope.minY > 4_500_000)
    }
}
