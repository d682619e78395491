import FeatureQuery
import GeoCore
import GeoExchange
import Testing

@Suite struct `Geometries of deliveries` {
    /// Reads geometries from well-known text in a CSV file.
    private func read(_ texts: String...) throws -> GeometryColumn {
        let folder = try TemporaryFolder()
        let lines = texts.enumerated().map { "\($0.offset),\"\($0.element)\"\n" }.joined()
        return try VectorFile.open(folder.write("a.csv", "NO,WKT\n" + lines)).all().geometry
    }

    @Test(arguments: [1.0, 50, 400])
    func `an arc is drawn within a centimetre`(_ radius: Double) throws {
        let arc = "CIRCULARSTRING(\(radius) 0,0 \(radius),-\(radius) 0)"
        let column = try read(
            "COMPOUNDCURVE(\(arc),(-\(radius) 0,-\(radius) -9))",
            "CURVEPOLYGON(\(arc.prefix(14))\(arc.dropFirst(14).dropLast()),0 -\(radius),\(radius) 0))"
        )
        #expect(column.types == [.lineString, .polygon])
        let withinMetres = 0.0101
        let positions = column.positions(ofRow: 1)
        for k in positions.dropLast() {
            let middle = (column.xy[2 * k] + column.xy[2 * k + 2], column.xy[2 * k + 1] + column.xy[2 * k + 3])
            let distance = (middle.0 * middle.0 + middle.1 * middle.1).squareRoot() / 2
            #expect(radius - distance < withinMetres && distance <= radius + 1e-6)
        }
    }

    @Test func `surfaces become areas, also inside collections`() throws {
        let tin = "TIN Z(((0 0 1,1 0 1,0 1 1,0 0 1)),((1 0 1,1 1 1,0 1 1,1 0 1)))"
        let column = try read(tin, "GEOMETRYCOLLECTION Z(\(tin),POINT Z(5 5 5))", "TRIANGLE((0 0,1 0,0 1,0 0))")
        #expect(column.types == [.multiPolygon, .geometryCollection, .polygon])
        #expect((0..<3).map { column.parts(of: $0).count } == [2, 3, 1])
    }

    @Test func `measures are dropped and heights kept`() throws {
        let column = try read("LINESTRING ZM(1 2 3 4,5 6 7 8)", "POINT M(1 2 9)")
        #expect(column.xy == [1, 2, 5, 6, 1, 2])
        #expect(column.z.prefix(2) == [3, 7])
        #expect(column.z.count == 3 && column.z[2].isNaN)
    }

    @Test func `heights that are all zero are none`() throws {
        #expect(try read("POINT Z(1 2 0)", "POINT Z(1 2 0)").z.isEmpty)
    }

    @Test func `empty geometries count as none`() throws {
        let column = try read("POINT EMPTY", "POLYGON EMPTY", "GEOMETRYCOLLECTION EMPTY", "")
        #expect(column.types == [nil, nil, nil, nil])
    }

    @Test(arguments: [Double.nan, .infinity, -.infinity])
    func `a coordinate that is no number is an error with the feature's number`(_ value: Double) throws {
        let folder = try TemporaryFolder()
        try folder.copy("rize-derived/shp-cp1254/yol.shx", "rize-derived/shp-cp1254/yol.dbf")
        try folder.copy("rize-derived/shp-cp1254/yol.shp", "rize-derived/shp-cp1254/yol.cpg")
        var shapes = try folder.bytes("yol.shp")
        // Header 100; record header 8, type 4, box 32, counts 8, one part 4 (ESRI Shapefile, July 1998, table 6).
        for byte in 0..<8 { shapes[156 + byte] = UInt8(truncatingIfNeeded: value.bitPattern >> (8 * UInt64(byte))) }
        try folder.write("yol.shp", shapes)
        let error = #expect(throws: PaftaError.self) { try VectorFile.open("\(folder.path)/yol.shp").all() }
        #expect(error?.code == .malformedGeometry)
        #expect(error?.message.english.contains("Feature 1 of layer 'yol'") == true)
    }

    /// A GeoPackage of polygons, a line and points in which `value` stands in the second to fourth feature.
    private func package(_ value: Double, _ shapes: [(GeometryType, [Double])]) throws -> [UInt8] {
        let geometry = GeometryProperty(name: "g", type: nil, hasHeights: false, crs: .epsg(5254))
        let schema = FeatureSchema(collection: "a", title: "", geometry: geometry, properties: [])
        var batch = FeatureBatch(identifiers: .integer, schema: [])
        for (type, xy) in shapes {
            batch.identifiers.append(integer: Int64(batch.count + 1))
            batch.positions.append(Int64(batch.positions.count + 1))
            // GDAL writes no infinite extent, so a number takes the place until the file is there.
            batch.geometry.xy += xy.map { $0.isFinite ? $0 : 123_456.789 }
            batch.geometry.endRing()
            batch.geometry.endPart(type)
            batch.geometry.endRow(type)
        }
        let folder = try TemporaryFolder()
        let path = "\(folder.path)/a.gpkg"
        let writer = try VectorWriter(path: path, format: .forPath(path), layer: schema, options: WriteOptions())
        try writer.write(batch)
        try writer.close()
        func littleEndian(_ number: Double) -> [UInt8] {
            (0..<8).map { UInt8(truncatingIfNeeded: number.bitPattern >> (8 * UInt64($0))) }
        }
        return try folder.bytes("a.gpkg").replacing(littleEndian(123_456.789), with: littleEndian(value))
    }

    @Test(arguments: [Double.nan, .infinity, -.infinity])
    func `coordinates that are no numbers come as they are for whoever asks for them`(_ value: Double) throws {
        let shapes: [(GeometryType, [Double])] = [
            (.polygon, [0, 0, 9, 0, 9, 9, 0, 0]), (.polygon, [0, 0, 9, value, 9, 9, 0, 0]),
            (.lineString, [value, 1, 2, 3]), (.point, [value, 7]), (.point, [8, 7]),
        ]
        let folder = try TemporaryFolder()
        let file = try VectorFile.open(folder.write("a.gpkg", package(value, shapes)))
        #expect(#expect(throws: PaftaError.self) { try file.all() }?.code == .malformedGeometry)
        let column = try #require(try file.features(layer: 0, batchSize: 9, keepsNonFinite: true).next()).geometry
        #expect(column.types == shapes.map(\.0))
        // Two that are no numbers are equal here, too.
        #expect(column.xy.map(\.bitPattern) == shapes.flatMap { $0.1.map(\.bitPattern) })
    }

    @Test func `the surfaces of a geodatabase are read`() throws {
        let file = try Delivery.open("import-formats/gdb/testopenfilegdb.gdb.zip")
        #expect(file.layers.count == 37)
        let index = try #require(file.layers.firstIndex { $0.name == "multipatch" })
        #expect(try file.all(index).count == 5)
        for index in file.layers.indices { _ = try file.all(index) }
    }

    @Test func `every layer of an OpenStreetMap file is read in its turn`() throws {
        let file = try Delivery.open("rize-osm/rize.osm")
        // The counts of `ogrinfo`.
        #expect(try file.layers.indices.map { try file.all($0).count } == [110, 594, 3, 963, 4])
        #expect(try file.all(0).count == 110)
    }
}
