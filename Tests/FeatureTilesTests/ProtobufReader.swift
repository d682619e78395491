/// Why a tile could not be read.
struct TileDecodingError: Error {
    var reason: String
}

/// Reads Protocol Buffers fields one by one; written for these tests, apart from the encoder.
struct ProtobufReader {
    private let bytes: [UInt8]
    private var position: Int
    private let end: Int

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        position = 0
        end = bytes.count
    }

    /// One field with its number.
    enum Value {
        case varint(UInt64)
        case fixed64(UInt64)
        case bytes([UInt8])
    }

    var isAtEnd: Bool { position == end }

    mutating func varint() throws -> UInt64 {
        var result: UInt64 = 0
        for shift in stride(from: UInt64(0), to: 70, by: 7) {
            guard position < end else { throw TileDecodingError(reason: "a varint ends early") }
            let byte = bytes[position]
            position += 1
            result |= UInt64(byte & 0x7F) << shift
            if byte < 0x80 {
                guard byte != 0 || shift == 0 else { throw TileDecodingError(reason: "a varint is padded") }
                return result
            }
        }
        throw TileDecodingError(reason: "a varint is too long")
    }

    mutating func field() throws -> (number: UInt64, value: Value) {
        let tag = try varint()
        switch tag & 7 {
        case 0: return (tag >> 3, .varint(try varint()))
        case 1:
            let raw = try take(8)
            return (tag >> 3, .fixed64(raw.reversed().reduce(0) { $0 << 8 | UInt64($1) }))
        case 2: return (tag >> 3, .bytes(try take(Int(try varint()))))
        default: throw TileDecodingError(reason: "wire type \(tag & 7)")
        }
    }

    private mutating func take(_ count: Int) throws -> [UInt8] {
        guard count >= 0, end - position >= count else { throw TileDecodingError(reason: "a field ends early") }
        defer { position += count }
        return Array(bytes[position..<position + count])
    }

    static func packed(_ bytes: [UInt8]) throws -> [UInt64] {
        var reader = ProtobufReader(bytes)
        var numbers: [UInt64] = []
        while !reader.isAtEnd { numbers.append(try reader.varint()) }
        return numbers
    }
}
