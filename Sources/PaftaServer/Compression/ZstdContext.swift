internal import CZstd

/// An owned zstd compressor; used by one thread at a time.
///
/// `@unchecked Sendable`: ``ZstdCompressor`` and ``ZstdStream`` hand it to one thread at a time.
@safe
final class ZstdContext: @unchecked Sendable {
    /// What one step of a stream has done.
    struct Step {
        /// The bytes of the input that are taken.
        var taken: Int
        /// What came out of it.
        var output: [UInt8]
        /// Whether zstd still holds output of what it has taken.
        var isMoreToCome: Bool
    }

    private let context: OpaquePointer

    /// Level 1 with matches from 5 bytes on: the level's own 7 miss much of vector tiles (decision 0018).
    private static let settings: [(parameter: ZSTD_cParameter, value: Int32)] = [
        (ZSTD_c_compressionLevel, 1), (ZSTD_c_minMatch, 5),
        // 2^17 bytes: a larger window wins nothing here and costs memory; RFC 9659 allows 2^23.
        (ZSTD_c_windowLog, 17),
    ]

    init?() {
        guard let created = unsafe ZSTD_createCCtx() else { return nil }
        for (parameter, value) in Self.settings
        where ZSTD_isError(unsafe ZSTD_CCtx_setParameter(created, parameter, value)) != 0 {
            unsafe ZSTD_freeCCtx(created)
            return nil
        }
        unsafe context = unsafe created
    }

    deinit { unsafe ZSTD_freeCCtx(context) }

    /// Compresses a whole body into one frame; `nil` if it takes more than `room` bytes.
    func frame(of body: [UInt8], room: Int) -> [UInt8]? {
        let frame = unsafe [UInt8](unsafeUninitializedCapacity: room) { target, count in
            let size = unsafe body.withUnsafeBytes { source in
                unsafe ZSTD_compress2(context, target.baseAddress, room, source.baseAddress, source.count)
            }
            count = ZSTD_isError(size) == 0 ? size : 0
        }
        // Even the frame of nothing has a header.
        return frame.isEmpty ? nil : frame
    }

    /// Compresses a piece of a stream, as far as the output of one step reaches.
    ///
    /// - Parameters:
    ///   - piece: A piece of the content.
    ///   - start: Where in `piece` to go on.
    ///   - isLast: Whether nothing comes behind it.
    /// - Returns: What is done; `nil` if zstd fails.
    func step(_ piece: [UInt8], from start: Int, isLast: Bool) -> Step? {
        var taken = start
        var left = 0
        let room = ZSTD_compressBound(piece.count - start) + ZSTD_CStreamOutSize()
        let output = unsafe [UInt8](unsafeUninitializedCapacity: room) { target, count in
            var sink = unsafe ZSTD_outBuffer(dst: target.baseAddress, size: room, pos: 0)
            unsafe piece.withUnsafeBytes { bytes in
                var source = unsafe ZSTD_inBuffer(src: bytes.baseAddress, size: bytes.count, pos: start)
                left = unsafe ZSTD_compressStream2(context, &sink, &source, isLast ? ZSTD_e_end : ZSTD_e_continue)
                taken = unsafe source.pos
            }
            count = unsafe sink.pos
        }
        guard ZSTD_isError(left) == 0 else { return nil }
        // Before the end zstd keeps what it has not written, and what it returns is a hint about the next piece.
        return Step(taken: taken, output: output, isMoreToCome: isLast && left > 0)
    }
}
