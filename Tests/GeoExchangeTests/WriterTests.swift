import FeatureQuery
import GeoCore
import GeoExchange
import Testing

/// A layer of three points to write, and its batch.
struct PointLayer {
    var schema: FeatureSchema
    var batch: FeatureBatch

    /// Points near Rize; the third feature has no geometry and no values.
    init(crs: CRSIdentity, identifiers: FeatureSchema.IdentifierType = .integer) {
        let properties = [
            PropertyDefinition(name: "ad", type: .text), PropertyDefinition(name: "kat", type: .integer),
            PropertyDefinition(name: "alan", type: .real), PropertyDefinition(name: "tarih", type: .date),
            PropertyDefinition(name: "an", type: .dateTime), PropertyDefinition(name: "tescilli", type: .boolean),
        ]
        schema = FeatureSchema(
            collection: "nokta",
            title: "Noktalar",
            geometry: GeometryProperty(name: "geom", type: .point, hasHeights: false, crs: crs),
            properties: properties,
            identifiers: identifiers
        )
        batch = FeatureBatch(identifiers: identifiers, schema: properties)
        let isGeographic = crs == .wgs84
        let places = isGeographic ? [(40.5, 41.025), (40.51, 41.03)] : [(375_517.498, 4_544_385.689), (1, 2.5)]
        for (index, place) in places.enumerated() {
            batch.geometry.appendPosition(x: place.0, y: place.1)
            batch.geometry.endRing()
            batch.geometry.endPart(.point)
            batch.geometry.endRow(.point)
            batch.properties[0].append(text: index == 0 ? "Çağ Işık; \"Şekerci\"" : "İğde")
            batch.properties[1].append(integer: 9_007_199_254 + Int64(index))
            batch.properties[2].append(real: 1.25)
            batch.properties[3].append(text: "2026-11-21")
            batch.properties[4].append(text: "2026-11-21T10:53:16Z")
            batch.properties[5].append(integer: Int64(index))
        }
        batch.geometry.appendNull()
        for column in batch.properties.indices { batch.properties[column].appendNull() }
        for number in [41, 7, 9] as [Int64] {
            batch.positions.append(number)
            if identifiers == .integer {
                batch.identifiers.append(integer: number)
            } else {
                batch.identifiers.append(text: "n\(number)")
            }
        }
    }

    /// Writes the layer.
    @discardableResult
    func write(_ path: String, options: WriteOptions = WriteOptions()) throws -> VectorWriter {
        let format = try VectorFormat.forPath(path)
        let writer = try VectorWriter(path: path, format: format, layer: schema, options: options)
        try writer.write(batch)
        try writer.close()
        return writer
    }
}

@Suite struct `Written files` {
    @Test(arguments: [
        "gpkg", "shp", "geojson", "json", "geojsonl", "gml", "tab", "mif", "kml", "csv", "fgb",
        "xlsx", "ods", "sqlite", "gdb", "jml",
    ])
    func `every format brings places and Turkish letters back`(_ ending: String) throws {
        let folder = try TemporaryFolder()
        let format = try VectorFormat.forPath("a.\(ending)")
        let crs: CRSIdentity = format.requiresWGS84 ? .wgs84 : .epsg(5_258)
        let layer = PointLayer(crs: crs)
        try layer.write("\(folder.path)/nokta.\(ending)")
        #expect(folder.names.allSatisfy { !$0.hasPrefix(".") })
        let encoding = ending == "csv" ? "UTF-8" : nil
        let source = try VectorFile.open(
            "\(folder.path)/nokta.\(ending)",
            options: SourceOptions(encoding: encoding)
        )
        let read = try source.all()
        let names = read.properties.filter { $0.type == .text }
        #expect(names.contains { column in (0..<read.count).contains { column.text($0) == "İğde" } })
        guard source.layers[0].hasGeometry else { return }
        let withinUnits = 0.002
        let expected = layer.batch.geometry.xy
        #expect(
            (0..<read.geometry.positionCount)
                .contains { position in
                    abs(read.geometry.xy[2 * position] - expected[0]) < withinUnits
                        && abs(read.geometry.xy[2 * position + 1] - expected[1]) < withinUnits
                }
        )
    }

    @Test func `GeoPackage keeps types, nulls, identifiers and the CRS`() throws {
        let folder = try TemporaryFolder()
        let layer = PointLayer(crs: .epsg(5_258))
        try layer.write("\(folder.path)/a.gpkg")
        let source = try VectorFile.open("\(folder.path)/a.gpkg")
        #expect(source.layers[0].properties == layer.schema.properties)
        #expect(source.layers[0].crs == .epsg(5_258))
        #expect(source.layers[0].geometryType == .point)
        let read = try source.all()
        let order = [1, 2, 0]
        #expect(read.identifiers.integers == [7, 9, 41])
        #expect(try read.texts("an") == order.map { layer.batch.properties[4].text($0) })
        #expect(read.properties[1].integers == order.map { layer.batch.properties[1].integers[$0] })
        #expect(read.properties[5].isNull == [false, true, false])
        #expect(read.geometry.types == [.point, nil, .point])
    }

    @Test func `layers are added to a GeoPackage beside the first`() throws {
        let folder = try TemporaryFolder()
        var layer = PointLayer(crs: .epsg(5_258))
        try layer.write("\(folder.path)/a.gpkg")
        layer.schema.collection = "kapı"
        var options = WriteOptions()
        options.appendsLayer = true
        try layer.write("\(folder.path)/a.gpkg", options: options)
        let source = try VectorFile.open("\(folder.path)/a.gpkg")
        #expect(source.layers.map(\.name) == ["nokta", "kapı"])
        #expect(try source.all(1).count == 3)
        #expect(folder.names == ["a.gpkg"])
    }

    @Test func `a drawing takes the property Layer and grows by appending`() throws {
        let folder = try TemporaryFolder()
        var layer = PointLayer(crs: .epsg(5_258))
        layer.schema.properties[0].name = "Layer"
        let writer = try layer.write("\(folder.path)/a.dxf")
        #expect(writer.warnings.contains { $0.contains("'kat'") })
        layer.batch.properties[0] = PropertyColumn(type: .text)
        for name in ["ICMESUYU_100", "ICMESUYU_100", "ICMESUYU_100"] { layer.batch.properties[0].append(text: name) }
        var options = WriteOptions()
        options.appendsLayer = true
        layer.batch.filter(keep: [true, true, false])
        try layer.write("\(folder.path)/a.dxf", options: options)
        let names = try VectorFile.open("\(folder.path)/a.dxf").all().texts("Layer")
        // Quotation marks and semicolons may not stand in names of drawing layers.
        #expect(names == ["Çağ Işık_ _Şekerci_", "İğde", "ICMESUYU_100", "ICMESUYU_100"])
    }

    @Test(arguments: [FeatureSchema.IdentifierType.integer, .text])
    func `GeoJSON has the identifiers and only the properties`(_ type: FeatureSchema.IdentifierType) throws {
        let folder = try TemporaryFolder()
        try PointLayer(crs: .wgs84, identifiers: type).write("\(folder.path)/a.geojson")
        let text = try folder.text("a.geojson")
        #expect(text.contains(type == .integer ? #""id": 41"# : #""id": "n41""#))
        #expect(!text.contains("pafta_id"))
        #expect(text.contains(#"[ 40.5, 41.025 ]"#))
        #expect(text.contains(#""tescilli": false"#))
    }

    @Test func `GML states the axis order of the authority`() throws {
        let folder = try TemporaryFolder()
        try PointLayer(crs: .epsg(5_258)).write("\(folder.path)/a.gml")
        let text = try folder.text("a.gml")
        #expect(text.contains("urn:ogc:def:crs:EPSG::5258"))
        #expect(text.contains("<gml:pos>4544385.689 375517.498</gml:pos>"))
    }

    @Test func `a Shapefile in CP1254 says so and has one byte for each letter`() throws {
        let folder = try TemporaryFolder()
        var options = WriteOptions()
        options.encoding = "CP1254"
        try PointLayer(crs: .epsg(5_258)).write("\(folder.path)/a.shp", options: options)
        #expect(try folder.text("a.cpg").hasPrefix("CP1254"))
        let table = try folder.bytes("a.dbf")
        // İğde in CP1254.
        let word: [UInt8] = [0xDD, 0xF0, 0x64, 0x65]
        #expect(table.indices.dropLast(4).contains { Array(table[$0..<$0 + 4]) == word })
        #expect(folder.names == ["a.cpg", "a.dbf", "a.prj", "a.shp", "a.shx"])
    }

    @Test func `names that a Shapefile cuts are told`() throws {
        let folder = try TemporaryFolder()
        var layer = PointLayer(crs: .epsg(5_258))
        layer.schema.properties[0].name = "mahalle_adi_uzun"
        let writer = try layer.write("\(folder.path)/a.shp")
        #expect(writer.notes.contains { $0.turkish == "'mahalle_adi_uzun' alanı dosyada 'mahalle_ad' adını aldı." })
    }

    @Test func `a table of coordinates has Y first, semicolons and decimal commas`() throws {
        let folder = try TemporaryFolder()
        var options = WriteOptions()
        options.encoding = "CP1254"
        options.coordinateColumns = WriteOptions.CoordinateColumns()
        try PointLayer(crs: .epsg(5_258)).write("\(folder.path)/a.csv", options: options)
        let lines = try folder.bytes("a.csv").split(separator: 0x0A)
        let name: [UInt8] = [0xC7, 0x61, 0xF0, 0x20, 0x49, 0xFE, 0xFD, 0x6B]
        let rest = #"; ""Şekerci""";9007199254;1,25;2026-11-21;2026-11-21T10:53:16Z;0"#
        #expect(lines[0] == Array("Y;X;ad;kat;alan;tarih;an;tescilli\r".utf8)[...])
        #expect(lines[1].starts(with: Array("375517,498;4544385,689;\"".utf8) + name))
        #expect(lines[1].count == 24 + name.count + rest.unicodeScalars.count + 1)
        #expect(lines[3] == Array(";;;;;;;\r".utf8)[...])
    }

    @Test func `letters the encoding lacks become question marks with a note`() throws {
        let folder = try TemporaryFolder()
        var options = WriteOptions()
        options.encoding = "ISO-8859-1"
        let writer = try PointLayer(crs: .epsg(5_258)).write("\(folder.path)/a.csv", options: options)
        #expect(writer.notes.contains { $0.english.contains("ISO-8859-1") })
        #expect(try folder.text("a.csv").contains("??de"))
    }
}
