internal import Crypto
internal import GeoCore
internal import OGCServices
internal import Synchronization

/// The SHA-256 of an answer before it is compressed, taken while it is sent.
final class ContentHash: Sendable {
    private let hash = Mutex(SHA256())

    func add(_ bytes: [UInt8]) { hash.withLock { $0.update(data: bytes) } }

    /// The hash of what was added so far, in hexadecimal digits.
    var text: String {
        let digest = hash.withLock { $0.finalize() }
        return digest.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }

    /// Returns a stream whose bytes are added as they are taken.
    func watching(_ stream: any ByteStream) -> any ByteStream { WatchedStream(stream, self) }
}

private final class WatchedStream: ByteStream {
    private let stream: any ByteStream
    private let content: ContentHash

    init(_ stream: any ByteStream, _ content: ContentHash) {
        self.stream = stream
        self.content = content
    }

    func next() throws(PaftaError) -> [UInt8]? {
        guard let bytes = try stream.next() else { return nil }
        content.add(bytes)
        return bytes
    }

    func cancel() { stream.cancel() }
}
