internal import GeoCore
internal import OGCServices

/// Gives bodies a content coding.
struct ContentCompressor: Sendable {
    private let gzip = GzipCompressor()
    private let zstd = ZstdCompressor()

    /// Compresses a whole body.
    ///
    /// - Parameters:
    ///   - body: The bytes as they are.
    ///   - coding: The coding they shall have.
    ///   - room: The most bytes that the result may have.
    /// - Returns: `nil` if the result would be longer, and for `identity`.
    func compress(_ body: [UInt8], as coding: ContentCoding, room: Int) -> [UInt8]? {
        switch coding {
        case .identity: nil
        case .gzip: gzip.compress(body, room: room)
        case .zstd: zstd.compress(body, room: room)
        }
    }

    /// Returns a stream that compresses another one on the way.
    ///
    /// - Throws: `internal.fault` if the library cannot start.
    func stream(_ source: any ByteStream, as coding: ContentCoding) throws(PaftaError) -> any ByteStream {
        switch coding {
        case .identity: source
        case .gzip: try GzipStream(source)
        case .zstd: try ZstdStream(source)
        }
    }
}
