import FeatureQuery
import GeoCore
import GeoExchange
import Glibc
import Testing

@Suite struct `Private copies of deliveries` {
    @Test func `a shapefile comes with its own files and no others`() throws {
        let (original, staging) = (try TemporaryFolder(), try TemporaryFolder())
        for ending in ["shp", "shx", "dbf", "prj", "cpg"] { try original.copy("rize-derived/shp-cp1254/yol.\(ending)") }
        for name in ["yol.sbn", "yol.shp.xml", "yol2.shp", "yol.gml", "parola.txt"] { try original.write(name, "x") }
        let copy = try DeliveryCopy(of: "\(original.path)/yol.shp", in: staging.path)
        let names = ["yol.cpg", "yol.dbf", "yol.prj", "yol.shp", "yol.shx"]
        #expect(copy.members.map(\.name) == names && staging.names == names)
        #expect(copy.members.map(\.path) == names.map { "\(staging.path)/\($0)" })
        #expect(try staging.bytes("yol.dbf") == original.bytes("yol.dbf"))
        #expect(copy.members.map(\.bytes) == [6, 138_705, 408, 138_236, 4_700])
        #expect(try VectorFile.open(copy).all().count == 575)
    }

    @Test func `endings in capitals belong together too`() throws {
        let (original, staging) = (try TemporaryFolder(), try TemporaryFolder())
        for ending in ["DAT", "ID", "MAP", "TAB"] { try original.copy("import-formats/mapinfo/quoted_text.\(ending)") }
        let copy = try DeliveryCopy(of: "\(original.path)/quoted_text.TAB", in: staging.path)
        #expect(copy.members.count == 4)
        #expect(try VectorFile.open(copy).all().count == 4)
    }

    @Test func `schemas stay behind and nothing is written beside the original`() throws {
        let (original, staging) = (try TemporaryFolder(), try TemporaryFolder())
        try original.copy("rize-derived/gml/bina_gml2.gml", "rize-derived/gml/bina_gml2.xsd")
        let copy = try DeliveryCopy(of: "\(original.path)/bina_gml2.gml", in: staging.path)
        #expect(copy.members.map(\.name) == ["bina_gml2.gml"])
        #expect(try VectorFile.open(copy).all().count == 150)
        #expect(original.names == ["bina_gml2.gml", "bina_gml2.xsd"])
    }

    @Test func `a folder is copied with all its data sets`() throws {
        let staging = try TemporaryFolder()
        let copy = try DeliveryCopy(of: Delivery.path("rize-derived/shp-cp1254"), in: staging.path)
        #expect(copy.members.count == 10 && copy.members.first?.name == "bina.cpg")
        #expect(try VectorFile.open(copy).layers.map(\.name) == ["bina", "yol"])
    }

    @Test func `a delivery beyond the limit is refused`() throws {
        let staging = try TemporaryFolder()
        var limits = SourceLimits.standard
        limits.deliveredBytes = 500_000
        let path = try Delivery.path("rize-derived/turef_tm42.gpkg")
        let error = #expect(throws: PaftaError.self) { try DeliveryCopy(of: path, in: staging.path, limits: limits) }
        #expect(error?.code == .sourceLimit)
    }

    @Test func `links beside a file and inside of a folder are not followed`() throws {
        let (original, staging) = (try TemporaryFolder(), try TemporaryFolder())
        try original.copy("rize-derived/shp-cp1254/yol.shp", "rize-derived/shp-cp1254/yol.shx")
        let made = unsafe symlink("/etc/passwd", "\(original.path)/yol.dbf")
        try #require(made == 0)
        let path = "\(original.path)/yol.shp"
        let error = #expect(throws: PaftaError.self) { try DeliveryCopy(of: path, in: staging.path) }
        #expect(error?.code == .unreadableSource)
    }

    @Test func `a file that changes while it is copied is refused`() async throws {
        let (original, staging) = (try TemporaryFolder(), try TemporaryFolder())
        let path = try original.write("a.csv", [UInt8](repeating: 0x41, count: 64 << 20))
        let writing = Task.detached {
            while !Task.isCancelled { _ = unsafe utimes(path, nil) }
        }
        // Lets the writer begin; its first change must not lie before the copy.
        try await Task.sleep(for: .milliseconds(50))
        let error = #expect(throws: PaftaError.self) { try DeliveryCopy(of: path, in: staging.path) }
        writing.cancel()
        await writing.value
        #expect(error?.code == .changingSource)
    }
}
