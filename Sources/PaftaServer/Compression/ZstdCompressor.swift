internal import Synchronization

/// Compresses whole bodies with zstd (RFC 8878).
final class ZstdCompressor: Sendable {
    /// Each context holds half a megabyte; making one costs a small body as much as compressing it.
    private static let mostKept = 2

    private let free = Mutex<[ZstdContext]>([])

    /// Returns the compressed bytes, or `nil` if they would be more than `room`.
    func compress(_ body: [UInt8], room: Int) -> [UInt8]? {
        guard let context = free.withLock({ $0.popLast() }) ?? ZstdContext() else { return nil }
        defer { free.withLock { if $0.count < Self.mostKept { $0.append(context) } } }
        return context.frame(of: body, room: room)
    }
}
