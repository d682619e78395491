import FeatureQuery
import GeoCore
import GeoExchange
import Testing

@Suite struct `Targets that cannot be` {
    private let layer = PointLayer(crs: .epsg(5_258))

    private func failure(_ body: () throws -> Void) -> PaftaError? { #expect(throws: PaftaError.self) { try body() } }

    @Test func `an unknown ending is answered with those there are`() {
        let error = #expect(throws: PaftaError.self) { try VectorFormat.forPath("/tmp/a.ncz") }
        #expect(error?.code == .unknownTargetFormat)
        #expect(error?.remedy?.english.contains(".gpkg .shp .geojson") == true)
        #expect(#expect(throws: PaftaError.self) { try VectorFormat.forPath("a") }?.code == .unknownTargetFormat)
    }

    @Test(arguments: VectorFormat.all)
    func `an existing file stays as it is`(_ format: VectorFormat) throws {
        let folder = try TemporaryFolder()
        let layer = PointLayer(crs: format.requiresWGS84 ? .wgs84 : .epsg(5_258))
        let path = try folder.write("a.\(format.fileExtension)", "kept")
        #expect(failure { try layer.write(path) }?.code == .unwritableTarget)
        #expect(try folder.text("a.\(format.fileExtension)") == "kept")
        #expect(folder.names.count == 1)
    }

    @Test func `a companion of a Shapefile is not overwritten either`() throws {
        let folder = try TemporaryFolder()
        try folder.write("a.dbf", "kept")
        #expect(failure { try layer.write("\(folder.path)/a.shp") }?.code == .unwritableTarget)
        #expect(folder.names == ["a.dbf"])
    }

    @Test(arguments: ["/nowhere/a.gpkg", "/proc/a.geojson", "/vsimem/a.gpkg", "/dev/null/a.csv"])
    func `a folder that cannot be written in is an error`(_ path: String) throws {
        let layer = PointLayer(crs: path.hasSuffix("geojson") ? .wgs84 : .epsg(5_258))
        #expect(failure { try layer.write(path) }?.code == .unwritableTarget)
    }

    @Test func `a writer that is not closed leaves nothing`() throws {
        let folder = try TemporaryFolder()
        for ending in ["gpkg", "shp", "csv", "tab"] {
            let path = "\(folder.path)/a.\(ending)"
            let writer = try VectorWriter(path: path, format: .forPath(path), layer: layer.schema)
            try writer.write(layer.batch)
        }
        #expect(folder.names.isEmpty)
    }

    @Test func `a feature the format refuses leaves nothing`() throws {
        let folder = try TemporaryFolder()
        var layer = layer
        layer.schema.geometry?.type = .polygon
        let error = failure { try layer.write("\(folder.path)/a.shp") }
        #expect(error?.code == .unwritableTarget)
        #expect(error?.message.english.contains("Feature 1") == true)
        #expect(folder.names.isEmpty)
    }

    @Test(arguments: ["geojson", "kml"])
    func `formats of WGS 84 refuse another CRS instead of transforming`(_ ending: String) throws {
        let folder = try TemporaryFolder()
        #expect(failure { try layer.write("\(folder.path)/a.\(ending)") }?.code == .unsuitableTarget)
        #expect(folder.names.isEmpty)
    }

    @Test func `a CRS that PROJ does not know is refused`() throws {
        let folder = try TemporaryFolder()
        var layer = layer
        layer.schema.geometry?.crs = .epsg(99_999)
        #expect(failure { try layer.write("\(folder.path)/a.gpkg") }?.code == .unknownCRS)
    }

    @Test func `a format of one layer takes no second`() throws {
        let folder = try TemporaryFolder()
        try layer.write("\(folder.path)/a.fgb")
        var options = WriteOptions()
        options.appendsLayer = true
        #expect(failure { try layer.write("\(folder.path)/a.fgb", options: options) }?.code == .unsuitableTarget)
    }

    @Test func `a table of coordinates takes points only`() throws {
        let folder = try TemporaryFolder()
        var layer = layer
        layer.schema.geometry?.type = nil
        var options = WriteOptions()
        options.coordinateColumns = WriteOptions.CoordinateColumns()
        #expect(failure { try layer.write("\(folder.path)/a.csv", options: options) }?.code == .unsuitableTarget)
        options.encoding = "Turkce"
        #expect(failure { try layer.write("\(folder.path)/a.csv", options: options) }?.code == .unknownEncoding)
    }
}
