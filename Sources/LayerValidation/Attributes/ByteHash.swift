/// A 64-bit hash of bytes, the same in every run.
struct ByteHash {
    private(set) var value: UInt64 = 0xCBF2_9CE4_8422_2325

    /// Takes another byte (FNV-1a).
    mutating func take(_ byte: UInt8) { value = (value ^ UInt64(byte)) &* 0x100_0000_01B3 }

    /// The hash with its bits mixed, so that any of them may choose a place in a table.
    var mixed: UInt64 {
        var bits = value
        bits = (bits ^ (bits >> 32)) &* 0xD6E8_FEB8_6659_FD93
        bits = (bits ^ (bits >> 32)) &* 0xD6E8_FEB8_6659_FD93
        return bits ^ (bits >> 32)
    }

    /// Returns the hash of a part of `bytes`.
    static func of(_ bytes: [UInt8], _ range: Range<Int>) -> UInt64 {
        var hash = ByteHash()
        for index in range { hash.take(bytes[index]) }
        return hash.mixed
    }
}
