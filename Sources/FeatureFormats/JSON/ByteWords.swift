/// Reading and writing eight bytes at once, the lowest byte of the word first.
///
/// Encoders spend most of their time on moving short runs of bytes; a word at a time is several times as fast as a byte at a
/// time. These two functions are the only places of the module that leave Swift's checked element access.
extension Span where Element == UInt8 {
    /// The eight bytes from `offset` on.
    @inline(__always)
    func word(at offset: Int) -> UInt64 {
        precondition(offset >= 0 && offset <= count - 8, "a word lies in the span")
        // Safe: bytes have no padding, an integer takes any bit pattern, and the range was checked.
        return UInt64(littleEndian: unsafe bytes.unsafeLoadUnaligned(fromUncheckedByteOffset: offset, as: UInt64.self))
    }
}

extension MutableSpan where Element == UInt8 {
    /// Writes the eight bytes of `word` from `offset` on.
    @inline(__always)
    mutating func store(_ word: UInt64, at offset: Int) {
        precondition(offset >= 0 && offset <= count - 8, "no room for a word")
        // Safe: a byte takes any bit pattern, and the range was checked.
        var memory = unsafe mutableBytes
        unsafe memory.storeBytes(of: word.littleEndian, toUncheckedByteOffset: offset, as: UInt64.self)
    }

    /// Writes one byte and moves on.
    @inline(__always)
    mutating func put(_ byte: UInt8, at: inout Int) {
        self[at] = byte
        at += 1
    }
}
