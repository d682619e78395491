import GeoCore
import GeoExchange
import Testing

@Suite struct `What GDAL says` {
    /// A GeoPackage whose application identifier (bytes 68 to 71 of the file) is of no version that GDAL knows.
    private func oddPackage() throws -> [UInt8] {
        var bytes = try TemporaryFolder.bytes(Delivery.path("rize-derived/turef_tm42.gpkg"))
        bytes.replaceSubrange(68...71, with: [1, 2, 3, 4])
        return bytes
    }

    @Test func `names the file, but no folder of ours`() throws {
        let (folder, copies) = (try TemporaryFolder(), try TemporaryFolder())
        let path = try folder.write("teslim.gpkg", oddPackage())
        let copy = try DeliveryCopy(of: path, in: copies.path)
        let file = try VectorFile.open(copy)
        let note = try #require(file.warnings.first { $0.contains("application_id") })
        #expect(note.contains("teslim.gpkg") && !note.contains("/"))
        #expect(try file.features(layer: 0, batchSize: 10).warnings.allSatisfy { !$0.contains(copies.path) })
    }

    @Test func `names members of an archive by their places in it`() throws {
        let (folder, copies) = (try TemporaryFolder(), try TemporaryFolder())
        let path = try folder.write("teslim.zip", StoredArchive.bytes([("kent/a.gpkg", try oddPackage())]))
        let file = try VectorFile.open(DeliveryCopy(of: path, in: copies.path))
        let note = try #require(file.warnings.first { $0.contains("application_id") })
        #expect(note.contains("kent/a.gpkg") && !note.contains("pafta-"))
    }
}
