import GeoCore
import HTTPTypes
import Testing

@testable import OGCServices
@testable import PaftaServer

@Suite struct `Compression of answers` {
    private let composer = ResponseComposer(
        pool: WorkerPool(threads: 1),
        compressor: ContentCompressor(),
        pages: PageRenderer(municipality: "B"),
        protection: PageProtection(publicURL: nil, isSecure: false)
    )

    private func answer(_ body: ResponseBody) -> ServiceResponse {
        ServiceResponse(
            status: 200,
            headers: [
                .init(name: "Content-Type", value: "application/geo+json"), .init(name: "ETag", value: "\"a\""),
                .init(name: "Vary", value: "Accept"),
            ],
            body: body
        )
    }

    /// The body, if it is not a stream.
    private func whole(_ composed: ResponseComposer.Composed) -> [UInt8]? {
        if case .bytes(let bytes) = composed.body { bytes } else { nil }
    }

    private let text = Array(String(repeating: "{\"ada\":\"2705\"},", count: 5_000).utf8)

    @Test(arguments: ["gzip", "br, gzip;q=0.5", "*", "GZIP"])
    func `is done for clients that accept it, with a weak tag`(_ accepted: String) throws {
        let composed = try composer.compose(answer(.bytes(text)), baseURL: "", acceptEncoding: accepted)
        let bytes = try #require(whole(composed))
        #expect(bytes.prefix(2) == [0x1F, 0x8B])
        #expect(bytes.count < text.count / 5)
        #expect(composed.headers[.contentEncoding] == "gzip")
        #expect(composed.headers[.eTag] == "W/\"a\"")
        #expect(composed.headers[.vary] == "Accept, Accept-Encoding")
    }

    @Test(arguments: ["gzip, deflate, br, zstd", "zstd;q=0.9, gzip;q=0.8", "ZSTD"])
    func `is done with zstd for clients that know it`(_ accepted: String) throws {
        let composed = try composer.compose(answer(.bytes(text)), baseURL: "", acceptEncoding: accepted)
        let bytes = try #require(whole(composed))
        // The magic number of a frame (RFC 8878, 3.1.1).
        #expect(bytes.prefix(4) == [0x28, 0xB5, 0x2F, 0xFD])
        #expect(bytes.count < text.count / 5)
        #expect(composed.headers[.contentEncoding] == "zstd")
        #expect(composed.headers[.eTag] == "W/\"a\"")
        #expect(composed.headers[.vary] == "Accept, Accept-Encoding")
    }

    @Test(arguments: [("gzip, identity;q=0", "gzip"), ("zstd, *;q=0", "zstd")])
    func `is done even to a short body where identity is refused`(_ accepted: String, _ coding: String) throws {
        let composed = try composer.compose(answer(.bytes([0x7B, 0x7D])), baseURL: "", acceptEncoding: accepted)
        #expect(composed.headers[.contentEncoding] == coding)
        #expect(try #require(whole(composed)).count > 2)
        let empty = try composer.compose(answer(.empty), baseURL: "", acceptEncoding: accepted)
        #expect(empty.headers[.contentEncoding] == nil && whole(empty)?.isEmpty == true)
    }

    @Test(arguments: ["gzip", "zstd"])
    func `is not done to what does not get shorter`(_ accepted: String) throws {
        var chance = SystemRandomNumberGenerator()
        let noise = (0..<5_000).map { _ in UInt8.random(in: 0...255, using: &chance) }
        let composed = try composer.compose(answer(.bytes(noise)), baseURL: "", acceptEncoding: accepted)
        #expect(whole(composed) == noise)
        #expect(composed.headers[.contentEncoding] == nil)
    }

    @Test(arguments: [nil, "", "identity", "gzip;q=0", "br", "gzip; q=0.000"])
    func `is not done for the others`(_ accepted: String?) throws {
        let composed = try composer.compose(answer(.bytes(text)), baseURL: "", acceptEncoding: accepted)
        let bytes = try #require(whole(composed))
        #expect(bytes == text)
        #expect(composed.headers[.contentEncoding] == nil)
        #expect(composed.headers[.eTag] == "\"a\"")
    }

    @Test func `of a short body is not worth it`() throws {
        let composed = try composer.compose(answer(.bytes([0x7B, 0x7D])), baseURL: "", acceptEncoding: "gzip")
        #expect(composed.headers[.contentEncoding] == nil)
    }

    @Test(arguments: [ContentCoding.gzip, .zstd])
    func `of a stream passes on every byte and ends`(_ coding: ContentCoding) throws {
        let source = CountedStream(chunks: 20, size: 70_000)
        let stream = try ContentCompressor().stream(source, as: coding)
        var size = 0
        while let chunk = try stream.next() { size += chunk.count }
        // 1.4 MB of one repeated byte compress to some kilobytes; the end-to-end tests read the content back.
        #expect((50..<50_000).contains(size))
        #expect(source.isRead)
        #expect(try stream.next() == nil)
    }

    /// RFC 8878, 3.1.1.1: without the flag of a single segment the window follows, exponent and mantissa in one byte.
    @Test func `of a stream needs a window far below the 8 MiB that every client has`() throws {
        let first = try #require(try ZstdStream(CountedStream(chunks: 200, size: 70_000)).next())
        #expect(first[4] & 0x20 == 0)
        let (exponent, mantissa) = (Int(first[5] >> 3), Int(first[5] & 7))
        #expect((1 << (10 + exponent)) * (8 + mantissa) / 8 == 128 << 10)
    }
}

/// Chunks of one repeated byte.
private final class CountedStream: ByteStream, @unchecked Sendable {
    private var left: Int
    private let size: Int
    var isRead: Bool { left == 0 }

    init(chunks: Int, size: Int) {
        left = chunks
        self.size = size
    }

    func next() throws(PaftaError) -> [UInt8]? {
        guard left > 0 else { return nil }
        left -= 1
        return [UInt8](repeating: 0x61, count: size)
    }

    func cancel() {}
}
