import FeatureQuery
import GeoCore
import GeoExchange
import Testing

@Suite struct `Reading without harm` {
    @Test(arguments: [
        "PG:dbname=kent", "http://127.0.0.1/a.geojson", "/vsicurl/http://127.0.0.1/a.shp", "/vsimem/a", "",
    ])
    func `servers and virtual files are not opened`(_ path: String) {
        let error = #expect(throws: PaftaError.self) { try VectorFile.open(path) }
        #expect(error?.code == .sourceNotFound)
    }

    @Test func `a virtual dataset cannot point elsewhere`() throws {
        let folder = try TemporaryFolder()
        let source = try Delivery.path("rize-derived/shp-cp1254/yol.shp")
        let text =
            "<OGRVRTDataSource><OGRVRTLayer name=\"yol\"><SrcDataSource>\(source)</SrcDataSource>"
            + "</OGRVRTLayer></OGRVRTDataSource>"
        for name in ["a.vrt", "a.xml", "a.gml"] {
            #expect(throws: PaftaError.self) { try VectorFile.open(folder.write(name, text)) }
        }
    }

    static let drawings = [
        ("plan.ncz", "NCZ", "NETCAD"), ("plan.nca", "NCA", "NETCAD"), ("PLAN.KSE", "KSE", "NETCAD"),
        ("PLAN.DWG", "AC1015", "AutoCAD"), ("plan.dxf", "AC1032\u{0}\u{0}", "AutoCAD"),
        ("plan.dxf", "AutoCAD Binary DXF\r\n\u{1A}\u{0}", "AutoCAD"),
    ]

    @Test(arguments: drawings)
    func `drawings of closed formats say how to export them`(_ name: String, _ text: String, _ program: String) throws {
        let folder = try TemporaryFolder()
        let error = #expect(throws: PaftaError.self) { try VectorFile.open(folder.write(name, text)) }
        #expect(error?.code == .unsupportedSourceFormat)
        #expect(error?.remedy?.turkish.contains("\(program)'de: ") == true)
        #expect(error?.remedy?.turkish.contains("Farklı Kaydet") == true)
    }

    @Test func `other files are refused by their content`() throws {
        let folder = try TemporaryFolder()
        let picture = try folder.write("a.svg", "<svg xmlns='http://www.w3.org/2000/svg'/>")
        #expect(#expect(throws: PaftaError.self) { try VectorFile.open(picture) }?.code == .unknownSourceFormat)
        let raster = try Delivery.path("import-formats/tif/gcp.tif")
        #expect(#expect(throws: PaftaError.self) { try VectorFile.open(raster) }?.code == .unsupportedSourceFormat)
        let empty = try folder.write("a.shp", "")
        #expect(#expect(throws: PaftaError.self) { try VectorFile.open(empty) }?.code == .damagedSource)
        let wrong = try folder.write("b.gpkg", "this is no database")
        #expect(#expect(throws: PaftaError.self) { try VectorFile.open(wrong) }?.code == .damagedSource)
        let device = "/dev/null"
        #expect(#expect(throws: PaftaError.self) { try VectorFile.open(device) }?.code == .unreadableSource)
    }

    @Test func `nothing is written beside a delivery`() throws {
        let folder = try TemporaryFolder()
        try folder.copy("import-formats/gml/multicurve.gml", "rize-derived/turef_tm42.gpkg")
        try folder.copy("rize-derived/geojson/bina_rfc7946.geojson", "import-formats/kml/polygon.kml")
        // Bytes 18 and 19 say that the database has a write-ahead log (sqlite.org/fileformat.html, 1.3.3).
        var database = try folder.bytes("turef_tm42.gpkg")
        database.replaceSubrange(18...19, with: [2, 2])
        try folder.write("turef_tm42.gpkg", database)
        let before = folder.names
        for name in before {
            let file = try VectorFile.open("\(folder.path)/\(name)")
            let reader = try file.features(layer: 0, batchSize: 10)
            #expect(try reader.next() != nil)
            #expect(folder.names == before)
        }
        #expect(folder.names == before)
        #expect(try folder.bytes("turef_tm42.gpkg") == database)
    }

    @Test func `opening and closing many times leaves nothing open`() throws {
        let path = try Delivery.path("rize-derived/turef_tm42.gpkg")
        for _ in 0..<300 {
            let file = try VectorFile.open(path)
            let reader = try file.features(layer: 2, batchSize: 50)
            #expect(try reader.next()?.count == 50)
        }
        let folder = TemporaryFolder.openFiles(named: "turef_tm42.gpkg")
        #expect(folder == 0)
    }

    @Test func `a reader outlives its file`() throws {
        var file: VectorFile? = try Delivery.open("rize-derived/turef_tm42.gpkg")
        let reader = try #require(try file?.features(layer: 0, batchSize: 800))
        file = nil
        #expect(try reader.next()?.count == 800)
        #expect(try reader.next()?.count == 80)
        #expect(try reader.next() == nil)
        #expect(try reader.next() == nil)
    }

    static let samples = [
        "rize-derived/gml/bina_gml32.gml", "rize-derived/geojson/bina_rfc7946.geojson", "rize-derived/kml/nokta.kml",
        "rize-derived/dxf/yol_tm42.dxf", "rize-derived/turef_tm42.gpkg", "import-formats/gpkg/poly.gpkg",
        "rize-derived/csv/nokta_yx_utf8.csv", "import-formats/gdb/testopenfilegdb.gdb.zip",
    ]

    @Test(arguments: samples)
    func `a truncated or spoiled file gives features or an error, never a crash`(_ name: String) throws {
        let folder = try TemporaryFolder()
        try folder.copy(name)
        let last = try #require(folder.names.first)
        let whole = try folder.bytes(last)
        var generator = SystemRandomNumberGenerator()
        for attempt in 1...8 {
            var bytes = Array(whole.prefix(whole.count * attempt / 8))
            for _ in 0..<(attempt * 3) {
                bytes[Int.random(in: 0..<bytes.count, using: &generator)] = UInt8.random(in: 0...255, using: &generator)
            }
            let path = try folder.write(last, bytes)
            do {
                let file = try VectorFile.open(path)
                for index in file.layers.indices { _ = try file.all(index) }
            } catch let error as PaftaError {
                #expect(error.category != .internalFault)
            }
        }
    }

    @Test func `a truncated text format is damaged, not short`() throws {
        let folder = try TemporaryFolder()
        try folder.copy("rize-derived/gml/bina_gml2.gml", "rize-derived/geojson/bina_rfc7946.geojson")
        for name in folder.names {
            let whole = try folder.bytes(name)
            let path = try folder.write(name, Array(whole.prefix(whole.count / 2)))
            let error = #expect(throws: PaftaError.self) { try VectorFile.open(path).all() }
            #expect(error?.code == .damagedSource)
        }
    }

    @Test func `a layer number out of range is an error`() throws {
        let file = try Delivery.open("rize-derived/turef_tm42.gpkg")
        let error = #expect(throws: PaftaError.self) { try file.features(layer: 3, batchSize: 1) }
        #expect(error?.code == .missingSourceLayer)
    }
}
