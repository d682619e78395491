import GeoCore
import GeoExchange
import Testing

@Suite struct `Rasters` {
    private static let starts: [[UInt8]] = [
        [0x49, 0x49, 0x2A, 0, 8, 0, 0, 0], [0x4D, 0x4D, 0, 0x2A, 0, 0, 0, 8], [0x49, 0x49, 0x2B, 0, 8, 0, 0, 0],
        [0xFF, 0xD8, 0xFF, 0xE0], [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], Array("GIF89a".utf8),
        [0, 0, 0, 0x0C, 0x6A, 0x50, 0x20, 0x20, 0x0D, 0x0A, 0x87, 0x0A], [0xFF, 0x4F, 0xFF, 0x51, 0, 0x29],
    ]

    private func refusal(_ name: String, _ bytes: [UInt8]) throws -> PaftaError? {
        let folder = try TemporaryFolder()
        let path = try folder.write(name, bytes)
        return #expect(throws: PaftaError.self) { try VectorFile.open(path) }
    }

    @Test(arguments: ["orto.tif", "ORTO.TIFF", "orto.jpg", "orto.jp2", "orto.ecw", "orto.sid", "orto.png", "orto.img"])
    func `are refused by their name, in words of their own`(_ name: String) throws {
        let error = try refusal(name, [1, 2, 3, 4])
        #expect(error?.code == .unsupportedSourceFormat)
        #expect(error?.message.english.contains("raster layers are not loaded") == true)
        #expect(error?.message.turkish.contains("raster katmanlar bu komutla yüklenmez") == true)
    }

    @Test(arguments: starts)
    func `are refused by their first bytes, whatever they are called`(_ start: [UInt8]) throws {
        for name in ["orto", "orto.dat", "orto.json", "orto.csv"] {
            #expect(try refusal(name, start + [UInt8](repeating: 7, count: 40))?.code == .unsupportedSourceFormat)
        }
    }

    @Test func `alone in an archive or folder are refused as rasters, beside layers they are left behind`() throws {
        let raster = ("a/orto.tif", Self.starts[0])
        let archive = StoredArchive.bytes([raster, ("a/orto.tfw", [0x30])])
        #expect(try refusal("a.zip", archive)?.code == .unsupportedSourceFormat)
        let folder = try TemporaryFolder()
        try folder.write("orto.tif", Self.starts[0])
        #expect(#expect(throws: PaftaError.self) { try VectorFile.open(folder.path) }?.code == .unsupportedSourceFormat)
        let mixed = StoredArchive.bytes([raster, ("a/yol.csv", Array("NO;AD\n1;x\n".utf8))])
        #expect(try VectorFile.open(folder.write("b.zip", mixed)).layers.map(\.name) == ["yol"])
    }

    @Test func `are refused before they are copied`() throws {
        let (folder, target) = (try TemporaryFolder(), try TemporaryFolder())
        let path = try folder.write("orto.tif", Self.starts[0])
        let error = #expect(throws: PaftaError.self) { try DeliveryCopy(of: path, in: target.path) }
        #expect(error?.code == .unsupportedSourceFormat && target.names.isEmpty)
    }
}
