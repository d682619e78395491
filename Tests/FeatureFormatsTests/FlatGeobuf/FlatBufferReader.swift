/// A table of a FlatBuffer, read by the rules of the format alone.
///
/// Everything is checked: offsets lie inside, and numbers at multiples of their size counted from `start`.
struct FlatBufferReader {
    let bytes: [UInt8]
    /// Where the buffer with its size before it starts.
    let start: Int
    /// Where the table lies.
    let table: Int

    /// Reads the root of a buffer whose size stands at `start`.
    init?(_ bytes: [UInt8], sizePrefixedAt start: Int) {
        guard start + 8 <= bytes.count else { return nil }
        let size = Int(littleEndian(bytes, start, 4))
        let root = start + 4 + Int(littleEndian(bytes, start + 4, 4))
        guard start + 4 + size <= bytes.count, root < start + 4 + size else { return nil }
        self.init(bytes: bytes, start: start, table: root)
    }

    private init(bytes: [UInt8], start: Int, table: Int) {
        self.bytes = bytes
        self.start = start
        self.table = table
    }

    /// The bytes from the size to the end of the buffer.
    var length: Int { 4 + Int(littleEndian(bytes, start, 4)) }

    /// Where a field lies; `nil` if the table leaves it out.
    func position(_ slot: Int) -> Int? {
        let vtable = table - Int(Int32(truncatingIfNeeded: littleEndian(bytes, table, 4)))
        let vtableSize = Int(littleEndian(bytes, vtable, 2))
        precondition(table % 4 == start % 4 && vtable % 2 == start % 2 && vtableSize >= 4)
        guard 4 + 2 * slot < vtableSize else { return nil }
        let offset = Int(littleEndian(bytes, vtable + 4 + 2 * slot, 2))
        precondition(offset < Int(littleEndian(bytes, vtable + 2, 2)))
        return offset == 0 ? nil : table + offset
    }

    /// The number of `size` bytes in a field; `nil` if it is left out.
    func number(_ slot: Int, size: Int) -> UInt64? {
        position(slot)
            .map { position in
                precondition((position - start) % size == 0)
                return littleEndian(bytes, position, size)
            }
    }

    private func target(of position: Int) -> Int {
        precondition((position - start) % 4 == 0)
        let target = position + Int(littleEndian(bytes, position, 4))
        precondition(target > position && target < start + length)
        return target
    }

    func table(_ slot: Int) -> FlatBufferReader? {
        position(slot).map { FlatBufferReader(bytes: bytes, start: start, table: target(of: $0)) }
    }

    func tables(_ slot: Int) -> [FlatBufferReader] {
        guard let vector = position(slot).map(target(of:)) else { return [] }
        return (0..<Int(littleEndian(bytes, vector, 4)))
            .map { FlatBufferReader(bytes: bytes, start: start, table: target(of: vector + 4 + 4 * $0)) }
    }

    func vector(_ slot: Int, size: Int) -> [UInt64]? {
        guard let vector = position(slot).map(target(of:)) else { return nil }
        precondition((vector + 4 - start) % size == 0 && (vector - start) % 4 == 0)
        return (0..<Int(littleEndian(bytes, vector, 4)))
            .map { littleEndian(bytes, vector + 4 + size * $0, size) }
    }

    func doubles(_ slot: Int) -> [Double]? { vector(slot, size: 8)?.map { Double(bitPattern: $0) } }

    /// A text, which must end with a zero.
    func text(_ slot: Int) -> String? {
        guard let vector = position(slot).map(target(of:)) else { return nil }
        let end = vector + 4 + Int(littleEndian(bytes, vector, 4))
        precondition(bytes[end] == 0)
        return String(validating: bytes[vector + 4..<end], as: UTF8.self)
    }
}

/// The unsigned number of `size` bytes at `offset`, lowest byte first.
func littleEndian(_ bytes: [UInt8], _ offset: Int, _ size: Int) -> UInt64 {
    (0..<size).reduce(0) { $0 | UInt64(bytes[offset + $1]) << UInt64(8 * $1) }
}
