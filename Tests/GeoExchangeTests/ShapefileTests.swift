import FeatureQuery
import GeoCore
import GeoExchange
import Testing

@Suite struct `Shapefiles as delivered` {
    @Test func `Turkish letters of a CP1254 file are decoded`() throws {
        let file = try Delivery.open("rize-derived/shp-cp1254/yol.shp")
        let layer = try #require(file.layers.first)
        #expect(file.formatName == "ESRI Shapefile")
        #expect(layer.encoding == "CP1254")
        #expect(layer.crs == .epsg(5_258))
        #expect(layer.featureCount == 575)
        let names = Set(try file.all().texts("ad").compactMap(\.self))
        #expect(names.contains("Menderes Bulvarı"))
        #expect(names.contains("Atatürk Caddesi"))
    }

    @Test func `a file that states no encoding is not guessed at`() throws {
        let file = try Delivery.open("rize-derived/shp-nocpg-noprj/yol.shp")
        #expect(file.layers[0].crs == nil)
        #expect(file.layers[0].encoding == nil)
        let error = #expect(throws: PaftaError.self) { try file.all() }
        #expect(error?.code == .unclearEncoding)
        #expect(error?.message.english.contains("feature 2 of layer 'yol', property 'ad'") == true)
        #expect(error?.remedy?.turkish.contains("--encoding CP1254") == true)
    }

    @Test(arguments: ["CP1254", "cp1254", "1254", "windows-1254", "ANSI 1254", "ISO-8859-9", "8859_9", "latin5"])
    func `the encoding can be given under its usual names`(_ name: String) throws {
        let given = try Delivery.open("rize-derived/shp-nocpg-noprj/yol.shp", encoding: name).all()
        let stated = try Delivery.open("rize-derived/shp-cp1254/yol.shp").all()
        #expect(try given.texts("ad") == stated.texts("ad"))
    }

    @Test func `an encoding nobody knows is refused`() {
        let error = #expect(throws: PaftaError.self) {
            try Delivery.open("rize-derived/shp-cp1254/yol.shp", encoding: "Turkce")
        }
        #expect(error?.code == .unknownEncoding)
    }

    @Test func `language byte 87 says Windows, not Latin 1`() throws {
        let folder = try TemporaryFolder()
        try folder.copy("rize-derived/shp-nocpg-noprj/yol.shp", "rize-derived/shp-nocpg-noprj/yol.shx")
        try folder.copy("rize-derived/shp-nocpg-noprj/yol.dbf")
        var table = try folder.bytes("yol.dbf")
        table[29] = 87
        try folder.write("yol.dbf", table)
        let error = #expect(throws: PaftaError.self) { try VectorFile.open("\(folder.path)/yol.shp").all() }
        #expect(error?.code == .unclearEncoding)
    }

    @Test func `paths and areas come as the multiple kind, as the format does not tell`() throws {
        let file = try Delivery.open("rize-derived/shp-cp1254/bina.shp")
        #expect(file.layers[0].geometryType == .multiPolygon)
        let batch = try file.all()
        #expect(batch.count == 880)
        #expect(batch.geometry.types.allSatisfy { $0 == .multiPolygon })
    }

    @Test func `a folder is all the files in it`() throws {
        let file = try Delivery.open("rize-derived/shp-cp1254")
        #expect(file.layers.map(\.name) == ["bina", "yol"])
        #expect(try file.all(1).count == 575)
    }

    @Test func `a missing index file is named`() throws {
        let folder = try TemporaryFolder()
        try folder.copy("rize-derived/shp-cp1254/yol.shp", "rize-derived/shp-cp1254/yol.dbf")
        let error = #expect(throws: PaftaError.self) { try VectorFile.open("\(folder.path)/yol.shp") }
        #expect(error?.code == .damagedSource)
        #expect(error?.message.turkish.contains(".shx") == true)
    }

    @Test func `a file cut off in the middle is damaged, not short`() throws {
        let folder = try TemporaryFolder()
        try folder.copy("rize-derived/shp-cp1254/yol.shx", "rize-derived/shp-cp1254/yol.dbf")
        try folder.copy("rize-derived/shp-cp1254/yol.shp", "rize-derived/shp-cp1254/yol.cpg")
        let whole = try folder.bytes("yol.shp")
        try folder.write("yol.shp", Array(whole.prefix(whole.count / 2)))
        let error = #expect(throws: PaftaError.self) { try VectorFile.open("\(folder.path)/yol.shp").all() }
        #expect(error?.code == .damagedSource)
    }

    @Test func `an archive is what is in it, folders included`() throws {
        let folder = try TemporaryFolder()
        var members: [(String, [UInt8])] = []
        for ending in ["shp", "shx", "dbf", "prj", "cpg"] {
            let bytes = try TemporaryFolder.bytes(Delivery.path("rize-derived/shp-cp1254/yol.\(ending)"))
            members.append(("teslim/imar planı/yol.\(ending)", bytes))
        }
        members.append(("teslim/kapak.txt", Array("yazı".utf8)))
        members.append(("teslim/nokta.csv", Array("NO;AD\n1;İğde\n".utf8)))
        let path = try folder.write("teslim.zip", StoredArchive.bytes(members))
        let file = try VectorFile.open(path)
        #expect(file.layers.map(\.name) == ["yol", "nokta"])
        #expect(file.layers[0].encoding == "CP1254" && file.layers[0].crs == .epsg(5_258))
        #expect(try file.all(0).count == 575)
        #expect(folder.names == ["teslim.zip"])
    }
}
