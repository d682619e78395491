/// A growing run of bytes that encoders append to.
///
/// Hot loops call ``reserve(_:)`` once with an upper bound and then write through `storage.mutableSpan`, moving `count`
/// along; everything else uses the `append` functions.
public struct ByteWriter: Sendable {
    /// The memory; only the first `count` bytes are written.
    public var storage: [UInt8]
    /// The number of bytes written.
    public var count = 0

    /// Creates a writer with room for `capacity` bytes.
    public init(capacity: Int = 4_096) {
        storage = [UInt8](repeating: 0, count: max(64, capacity))
    }

    /// Makes room for `extra` more bytes.
    @inlinable
    public mutating func reserve(_ extra: Int) {
        if storage.count - count < extra { grow(extra) }
    }

    @usableFromInline
    mutating func grow(_ extra: Int) {
        let size = max(storage.count * 2, count + extra, 64)
        storage.append(contentsOf: repeatElement(0, count: size - storage.count))
    }

    /// Adds one byte.
    @inlinable
    public mutating func append(_ byte: UInt8) {
        reserve(1)
        storage[count] = byte
        count += 1
    }

    /// Adds bytes.
    @inlinable
    public mutating func append(_ bytes: [UInt8]) { append(bytes[...]) }

    /// Adds bytes.
    @inlinable
    public mutating func append(_ bytes: ArraySlice<UInt8>) {
        reserve(bytes.count)
        storage.replaceSubrange(count..<count + bytes.count, with: bytes)
        count += bytes.count
    }

    /// Adds a few bytes; unlike an array or a slice, a span is not counted by its readers.
    @inlinable
    public mutating func append(_ bytes: Span<UInt8>) {
        reserve(bytes.count)
        let start = count
        var memory = storage.mutableSpan
        for index in bytes.indices { memory[start + index] = bytes[index] }
        count += bytes.count
    }

    /// Adds the UTF-8 bytes of a text that needs no escaping.
    @inlinable
    public mutating func append(_ text: StaticString) {
        for byte in text.description.utf8 { append(byte) }
    }

    /// Adds the UTF-8 bytes of a text that needs no escaping.
    @inlinable
    public mutating func append(verbatim text: String) {
        for byte in text.utf8 { append(byte) }
    }

    /// Adds an unsigned number, least significant byte first.
    @inlinable
    public mutating func append<Number: FixedWidthInteger>(littleEndian number: Number) {
        reserve(MemoryLayout<Number>.size)
        var rest = number
        for _ in 0..<MemoryLayout<Number>.size {
            storage[count] = UInt8(truncatingIfNeeded: rest)
            count += 1
            rest = Number(truncatingIfNeeded: rest >> 8)
        }
    }

    /// Adds an IEEE 754 number, least significant byte first.
    @inlinable
    public mutating func append(littleEndian number: Double) { append(littleEndian: number.bitPattern) }

    /// Puts a number over bytes that were written before, least significant byte first.
    public mutating func overwrite(littleEndian number: UInt32, at offset: Int) {
        for byte in 0..<4 { storage[offset + byte] = UInt8(truncatingIfNeeded: number >> (8 * UInt32(byte))) }
    }

    /// The bytes written so far.
    public var bytes: ArraySlice<UInt8> { storage[0..<count] }

    /// Forgets what was written and keeps the memory.
    public mutating func removeAll() { count = 0 }

    /// Returns what was written and starts again with fresh memory.
    public mutating func take() -> [UInt8] {
        var taken: [UInt8] = []
        swap(&taken, &storage)
        taken.removeLast(taken.count - count)
        count = 0
        return taken
    }
}
