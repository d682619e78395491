/// The variable-length integers of Protocol Buffers: seven bits a byte, lowest first.
enum Varint {
    /// Writes `value` at `position` and moves it on; there must be room for ten bytes.
    @inline(__always)
    static func put(_ value: UInt64, in bytes: inout MutableSpan<UInt8>, at position: inout Int) {
        var rest = value
        while rest >= 0x80 {
            bytes[position] = UInt8(truncatingIfNeeded: rest) | 0x80
            position &+= 1
            rest >>= 7
        }
        bytes[position] = UInt8(truncatingIfNeeded: rest)
        position &+= 1
    }

    /// Writes the difference of two tile coordinates in zigzag form.
    @inline(__always)
    static func put(zigzag value: Int, in bytes: inout MutableSpan<UInt8>, at position: inout Int) {
        put(zigzag(Int64(value)), in: &bytes, at: &position)
    }

    /// Returns the unsigned form in which small negative numbers stay small.
    @inline(__always)
    static func zigzag(_ value: Int64) -> UInt64 { UInt64(bitPattern: (value << 1) ^ (value >> 63)) }

    /// Returns the number of bytes that `value` takes.
    @inline(__always)
    static func size(_ value: UInt64) -> Int { (70 &- (value | 1).leadingZeroBitCount) / 7 }
}
