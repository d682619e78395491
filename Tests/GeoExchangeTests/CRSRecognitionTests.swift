import FeatureQuery
import GeoCore
import GeoExchange
import Testing

@Suite struct `CRS recognition` {
    /// A `.prj` file with what programs differ in.
    struct Projection: CustomTestStringConvertible {
        var name: String
        var datum: String
        var axis = 6_378_137.0
        var flattening = 298.257222101
        var meridian: Int
        var easting = 500_000.0
        var epsg: Int?
        var testDescription: String { name }

        var text: String {
            """
            PROJCS["\(name)",GEOGCS["GCS_\(datum)",DATUM["D_\(datum)",SPHEROID["E",\(axis),\(flattening)]],\
            PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]],PROJECTION["Transverse_Mercator"],\
            PARAMETER["False_Easting",\(easting)],PARAMETER["False_Northing",0.0],\
            PARAMETER["Central_Meridian",\(meridian).0],PARAMETER["Scale_Factor",1.0],\
            PARAMETER["Latitude_Of_Origin",0.0],UNIT["Meter",1.0]]
            """
        }
    }

    /// Codes from the EPSG register (PROJ 9.1.1, `projinfo`).
    static let projections = [
        Projection(name: "TUREF_TM30", datum: "Turkish_National_Reference_Frame", meridian: 30, epsg: 5_254),
        Projection(name: "ITRF_3_30", datum: "WGS_1984", flattening: 298.257223563, meridian: 30, epsg: 5_254),
        Projection(name: "ITRF96_3DERECE_DOM45", datum: "ITRF_1996", meridian: 45, epsg: 5_259),
        Projection(name: "ITRF96 / TM27", datum: "ITRF96", meridian: 27, epsg: 5_253),
        Projection(name: "TUREF_3GK_11", datum: "TUREF", meridian: 33, easting: 11_500_000, epsg: 5_271),
        Projection(
            name: "ED_1950_TM36",
            datum: "European_1950",
            axis: 6_378_388,
            flattening: 297,
            meridian: 36,
            epsg: 2_322
        ),
        Projection(
            name: "ED_1950_Turkey_10",
            datum: "European_1950",
            axis: 6_378_388,
            flattening: 297,
            meridian: 30,
            easting: 10_500_000,
            epsg: 2_207
        ),
        Projection(name: "Yerel_31", datum: "TUREF", meridian: 31, epsg: nil),
        Projection(name: "WGS84_TM30", datum: "WGS_1984", flattening: 298.257223563, meridian: 30, epsg: nil),
    ]

    @Test(arguments: projections)
    func `names of Turkish programs lead to the EPSG code of the zone`(_ projection: Projection) throws {
        let folder = try TemporaryFolder()
        try folder.copy("import-formats/shp-noprj/gre.shp", "import-formats/shp-noprj/gre.shx")
        try folder.copy("import-formats/shp-noprj/gre.dbf")
        try folder.write("gre.prj", projection.text)
        let layer = try #require(try VectorFile.open("\(folder.path)/gre.shp").layers.first)
        #expect(layer.crs == projection.epsg.map { .epsg($0) })
        #expect(layer.crsName != nil)
        #expect(layer.crsWKT?.contains("Transverse Mercator") == true)
    }

    @Test func `a file without CRS has none`() throws {
        let layer = try #require(try Delivery.open("import-formats/shp-noprj/gre.shp").layers.first)
        #expect(layer.crs == nil && layer.crsName == nil && layer.crsWKT == nil)
    }

    @Test func `MapInfo's projection on WGS 84 is not taken for TUREF`() throws {
        let layer = try #require(try Delivery.open("rize-derived/mapinfo/yol.tab").layers.first)
        #expect(layer.crs == nil)
        #expect(layer.crsName != nil)
    }

    @Test func `a CRS that is not found is not taken for WGS 84`() throws {
        let folder = try TemporaryFolder()
        let crs = #""crs":{"type":"name","properties":{"name":"EPSG:99999"}}"#
        let point = #"{"type":"Feature","properties":{},"geometry":{"type":"Point","coordinates":[375517,4544385]}}"#
        let text = "{\"type\":\"FeatureCollection\",\(crs),\"features\":[\(point)]}"
        let file = try VectorFile.open(folder.write("a.geojson", text))
        #expect(file.layers[0].crs == nil)
        #expect(try file.all().geometry.xy == [375_517, 4_544_385])
    }

    @Test func `a broken definition is no CRS`() throws {
        let folder = try TemporaryFolder()
        try folder.copy("import-formats/shp-noprj/gre.shp", "import-formats/shp-noprj/gre.shx")
        try folder.copy("import-formats/shp-noprj/gre.dbf")
        try folder.write("gre.prj", "PROJCS[\"x\",GEOGCS[\"y\"]]")
        let file = try VectorFile.open("\(folder.path)/gre.shp")
        #expect(file.layers[0].crs == nil)
        #expect(try file.all().count == 1)
    }
}
