/// Reads numbers whose lowest byte comes first.
struct LittleEndianReader {
    private let bytes: [UInt8]
    /// The next byte to read.
    private(set) var place: Int

    init(_ bytes: [UInt8], from place: Int = 0) {
        self.bytes = bytes
        self.place = place
    }

    /// Whether nothing is left.
    var isAtEnd: Bool { place >= bytes.count }

    /// Passes some bytes.
    mutating func skip(_ count: Int) { place += count }

    /// Returns a number of up to eight bytes; `nil` behind the end.
    mutating func number(_ length: Int) -> Int64? {
        guard let part = part(length) else { return nil }
        var value: UInt64 = 0
        for (index, byte) in part.enumerated() { value |= UInt64(byte) << UInt64(8 * index) }
        return Int64(bitPattern: value)
    }

    /// Returns the next bytes; `nil` behind the end.
    mutating func part(_ length: Int) -> ArraySlice<UInt8>? {
        guard length >= 0, place >= 0, length <= bytes.count - place else { return nil }
        defer { place += length }
        return bytes[place..<place + length]
    }
}
