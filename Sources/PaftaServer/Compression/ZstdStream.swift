internal import GeoCore
internal import OGCServices

/// A stream of bytes compressed on the way with zstd, as one frame (RFC 8878).
///
/// `@unchecked Sendable`: belongs to one thread at a time, as ``ByteStream`` says; ``cancel()`` only passes on.
final class ZstdStream: ByteStream, @unchecked Sendable {
    private let source: any ByteStream
    /// Freed at the end of the content, which may be long before the client has taken it.
    private var context: ZstdContext?

    /// - Throws: `internal.fault` if zstd cannot start.
    init(_ source: any ByteStream) throws(PaftaError) {
        guard let context = ZstdContext() else { throw .compression("zstd does not start") }
        self.source = source
        self.context = context
    }

    func cancel() { source.cancel() }

    func next() throws(PaftaError) -> [UInt8]? {
        while let context {
            guard let chunk = try source.next() else {
                self.context = nil
                return try compress([], context, isLast: true)
            }
            let compressed = try compress(chunk, context, isLast: false)
            if !compressed.isEmpty { return compressed }
        }
        return nil
    }

    private func compress(_ chunk: [UInt8], _ context: ZstdContext, isLast: Bool) throws(PaftaError) -> [UInt8] {
        var result: [UInt8] = []
        var taken = 0
        var isMoreToCome = isLast
        while isMoreToCome || taken < chunk.count {
            guard let step = context.step(chunk, from: taken, isLast: isLast) else {
                throw .compression("zstd fails")
            }
            (taken, isMoreToCome) = (step.taken, step.isMoreToCome)
            // Nearly always there is one step, whose output is not copied.
            if result.isEmpty { result = step.output } else { result += step.output }
        }
        return result
    }
}
