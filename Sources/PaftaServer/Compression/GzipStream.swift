internal import CZlib
internal import GeoCore
internal import OGCServices

/// A stream of bytes compressed on the way with zlib, in the gzip format.
///
/// `@unchecked Sendable`: belongs to one thread at a time, as ``ByteStream`` says; ``cancel()`` only passes on.
@safe
final class GzipStream: ByteStream, @unchecked Sendable {
    private let source: any ByteStream
    private let state: UnsafeMutablePointer<z_stream>
    private var isFinished = false

    /// - Throws: `internal.fault` if zlib cannot start.
    init(_ source: any ByteStream) throws(PaftaError) {
        self.source = source
        let state = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)
        unsafe state.initialize(to: z_stream())
        // 31: the largest window, and a gzip header instead of zlib's own.
        let status = unsafe deflateInit2_(
            state,
            1,
            Z_DEFLATED,
            31,
            8,
            Z_DEFAULT_STRATEGY,
            ZLIB_VERSION,
            Int32(MemoryLayout<z_stream>.size)
        )
        guard status == Z_OK else {
            unsafe state.deallocate()
            throw .compression("zlib \(status)")
        }
        unsafe self.state = unsafe state
    }

    deinit {
        unsafe deflateEnd(state)
        unsafe state.deallocate()
    }

    func cancel() { source.cancel() }

    func next() throws(PaftaError) -> [UInt8]? {
        while !isFinished {
            guard let chunk = try source.next() else {
                isFinished = true
                return try compress([], flush: Z_FINISH)
            }
            let compressed = try compress(chunk, flush: Z_NO_FLUSH)
            if !compressed.isEmpty { return compressed }
        }
        return nil
    }

    private func compress(_ chunk: [UInt8], flush: Int32) throws(PaftaError) -> [UInt8] {
        var input = chunk
        var output = [UInt8](repeating: 0, count: Int(unsafe deflateBound(state, UInt(chunk.count))) + 65_536)
        let (status, rest) = unsafe input.withUnsafeMutableBufferPointer { source in
            unsafe output.withUnsafeMutableBufferPointer { target in
                unsafe state.pointee.next_in = source.baseAddress
                unsafe state.pointee.avail_in = UInt32(source.count)
                unsafe state.pointee.next_out = target.baseAddress
                unsafe state.pointee.avail_out = UInt32(target.count)
                let status = unsafe deflate(state, flush)
                return (status, Int(unsafe state.pointee.avail_out))
            }
        }
        // Z_BUF_ERROR only says that there was nothing to do.
        guard status == Z_OK || status == Z_STREAM_END || status == Z_BUF_ERROR else {
            throw .compression("zlib \(status)")
        }
        output.removeLast(rest)
        return output
    }
}
