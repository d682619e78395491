internal import CDeflate
internal import GeoCore
internal import Synchronization

/// Compresses whole bodies with libdeflate, in the gzip format (RFC 1952).
final class GzipCompressor: Sendable {
    /// Level 1: what is compressed for each answer must be compressed fast; higher levels win little on maps and GeoJSON.
    private static let level: Int32 = 1

    private let free = Mutex<[CompressorHandle]>([])

    /// Returns the compressed bytes, or `nil` if they would be more than `room`.
    func compress(_ body: [UInt8], room: Int) -> [UInt8]? {
        guard let handle = free.withLock({ $0.popLast() }) ?? CompressorHandle(level: Self.level) else { return nil }
        defer { free.withLock { $0.append(handle) } }
        return handle.compress(body, room: room)
    }
}

/// An owned libdeflate compressor; used by one thread at a time.
///
/// `@unchecked Sendable`: ``GzipCompressor`` hands it to one thread at a time.
@safe
private final class CompressorHandle: @unchecked Sendable {
    private let compressor: OpaquePointer

    init?(level: Int32) {
        guard let allocated = unsafe libdeflate_alloc_compressor(level) else { return nil }
        unsafe compressor = unsafe allocated
    }

    deinit { unsafe libdeflate_free_compressor(compressor) }

    func compress(_ body: [UInt8], room: Int) -> [UInt8]? {
        var result = [UInt8](repeating: 0, count: room)
        let size = unsafe body.withUnsafeBytes { source in
            unsafe result.withUnsafeMutableBytes { target in
                // 0 means that the result does not fit.
                unsafe libdeflate_gzip_compress(
                    compressor,
                    source.baseAddress,
                    source.count,
                    target.baseAddress,
                    target.count
                )
            }
        }
        guard size > 0 else { return nil }
        result.removeLast(result.count - size)
        return result
    }
}
