import Foundation
import GeoCore
import HomeRegistry
import Testing

@Suite struct `Delivered files` {
    private let folder = TemporaryFolder()

    @Test func `are known by the published hash of their content`() throws {
        // FIPS 180-2, appendix B.1.
        let file = try folder.write("a.txt", "abc")
        let delivery = try Originals.read([file])
        #expect(delivery.sha256 == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
    }

    @Test func `of several parts have one hash in any order`() throws {
        let files = [try folder.write("a.shp", "1"), try folder.write("a.dbf", "2")]
        #expect(try Originals.read(files).sha256 == Originals.read(files.reversed()).sha256)
        #expect(try Originals.read(files).sha256 != Originals.read([files[0]]).sha256)
    }

    @Test func `are kept unchanged, once`() throws {
        let file = try folder.write("parsel.geojson", "{}")
        let delivery = try Originals.read([file])
        for _ in 0..<2 { try Originals(home: folder.path).keep(delivery) }
        let kept = "\(folder.path)/originals/\(delivery.sha256)/parsel.geojson"
        #expect(try Data(contentsOf: URL(fileURLWithPath: kept)) == Data("{}".utf8))
        #expect(try FileManager.default.contentsOfDirectory(atPath: "\(folder.path)/originals").count == 1)
    }

    @Test func `that change in between are not kept`() throws {
        let file = try folder.write("parsel.geojson", "{}")
        let delivery = try Originals.read([file])
        _ = try folder.write("parsel.geojson", "[]")
        let error = #expect(throws: PaftaError.self) { try Originals(home: folder.path).keep(delivery) }
        #expect(error?.code == .unkeptOriginal)
        #expect(try FileManager.default.contentsOfDirectory(atPath: "\(folder.path)/originals").isEmpty)
    }

    @Test func `that cannot be read are refused`() {
        let error = #expect(throws: PaftaError.self) { _ = try Originals.read(["\(folder.path)/none"]) }
        #expect(error?.code == .unkeptOriginal)
    }
}
