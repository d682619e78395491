/// A ZIP archive whose members are stored uncompressed (APPNOTE 6.3.10, clauses 4.3.7, 4.3.12 and 4.3.16).
enum StoredArchive {
    /// Returns the bytes of an archive.
    static func bytes(_ members: [(name: String, bytes: [UInt8])]) -> [UInt8] {
        var body: [UInt8] = []
        var directory: [UInt8] = []
        for member in members {
            let offset = body.count
            let name = Array(member.name.utf8)
            let size = number(member.bytes.count, 4)
            let common = number(20, 2) + number(0, 8) + number(Int(checksum(member.bytes)), 4) + size + size
            body += number(0x0403_4B50, 4) + common + number(name.count, 2) + number(0, 2) + name + member.bytes
            directory += number(0x0201_4B50, 4) + number(20, 2) + common + number(name.count, 2) + number(0, 12)
            directory += number(offset, 4) + name
        }
        let count = number(members.count, 2)
        let end = number(0x0605_4B50, 4) + number(0, 4) + count + count + number(directory.count, 4)
        return body + directory + end + number(body.count, 4) + number(0, 2)
    }

    private static func number(_ value: Int, _ length: Int) -> [UInt8] {
        (0..<length).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
    }

    /// CRC-32 (ISO 3309).
    private static func checksum(_ bytes: [UInt8]) -> UInt32 {
        var sum: UInt32 = 0xFFFF_FFFF
        for byte in bytes {
            sum ^= UInt32(byte)
            for _ in 0..<8 { sum = sum & 1 == 1 ? sum >> 1 ^ 0xEDB8_8320 : sum >> 1 }
        }
        return ~sum
    }
}
