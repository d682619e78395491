import FeatureQuery
import GeoCore
import Glibc
import Testing

@testable import GeoPackageStore

@Suite struct `Edits through OGR` {
    static let python = "/usr/bin/python3"

    /// Runs a script with the Python that GDAL's bindings belong to.
    private static func run(_ script: String) -> Int32 {
        let words: [String] = [python, "-c", script]
        var arguments: [UnsafeMutablePointer<CChar>?] = unsafe []
        for word in words { unsafe arguments.append(unsafe strdup(word)) }
        unsafe arguments.append(nil)
        defer { for index in words.indices { unsafe free(arguments[index]) } }
        var child = pid_t()
        guard unsafe posix_spawn(&child, python, nil, nil, arguments, environ) == 0 else { return -1 }
        var status: Int32 = 0
        unsafe waitpid(child, &status, 0)
        return status
    }

    static var isThere: Bool { run("from osgeo import ogr") == 0 }

    @Test(.enabled(if: isThere)) func `are in the log like all others`() throws {
        let home = try ChangeSamples.home(60)
        let before = try home.open().rows()
        let script = """
            from osgeo import ogr
            ogr.UseExceptions()
            d = ogr.Open('\(home.file())', 1)
            l = d.GetLayerByName('parsel')
            d.StartTransaction()
            for i in range(10, 20):
                f = l.GetFeature(i); f['ad'] = 'Iğdır'; l.SetFeature(f)
            f = l.GetFeature(30); f.SetGeometry(ogr.CreateGeometryFromWkt('POLYGON((1 1,2 1,2 2,1 1))')); l.SetFeature(f)
            l.DeleteFeature(5)
            n = ogr.Feature(l.GetLayerDefn()); n['ad'] = 'yeni'; l.CreateFeature(n)
            assert n.GetFID() == 61, n.GetFID()
            d.CommitTransaction()
            f = n = None
            l.CreateField(ogr.FieldDefn('kat', ogr.OFTInteger))
            f = l.GetFeature(40); f['kat'] = 3; l.SetFeature(f)
            f = None
            l.DeleteField(l.FindFieldIndex('alan', 1))
            f = l.GetFeature(41); f['kat'] = 4; l.SetFeature(f)
            f = n = l = None
            d = None
            """
        #expect(Self.run(script) == 0)
        let last = try #require(try home.home.changesets(of: "parsel").last)
        #expect([last.inserted, last.updated, last.deleted] == [1, 13, 1] && last.kind == .edit)
        var query = Query()
        query.properties = ["ada", "ad", "an", "row"]
        // The same without the second property, which was dropped.
        var expected = before
        for row in expected.indices { expected[row].values.remove(at: 1) }
        #expect(try home.open(asOf: 1).rows(query) == expected)
        try home.home.ensureChangeLog(layer: "parsel")
        #expect(try home.home.checkChangeLog(layer: "parsel").isEmpty)
    }
}
