/// A ZIP archive whose members are stored uncompressed (APPNOTE 6.3.10, clauses 4.3.7, 4.3.12 and 4.3.16).
enum StoredArchive {
    /// A member, with what hostile archives say of one.
    struct Member {
        var name: [UInt8]
        var bytes: [UInt8]
        /// Bit 0: encrypted; bit 11: the name is UTF-8.
        var flags = 0
        var method = 0
        /// The size that is stated; `nil` for the true one.
        var statedSize: Int?
        /// The mode of Unix, such as 0o120777 for a symbolic link; 0 if DOS made it.
        var mode = 0
        /// Whether the directory says that the member begins where the one before does.
        var sharesBytes = false

        init(_ name: String, _ bytes: [UInt8] = [1]) {
            self.name = Array(name.utf8)
            self.bytes = bytes
        }
    }

    /// Returns the bytes of an archive.
    static func bytes(_ members: [(name: String, bytes: [UInt8])]) -> [UInt8] {
        bytes(members.map { Member($0.name, $0.bytes) })
    }

    /// Returns the bytes of an archive.
    static func bytes(_ members: [Member]) -> [UInt8] {
        var body: [UInt8] = []
        var directory: [UInt8] = []
        var offset = 0
        for member in members {
            if !member.sharesBytes { offset = body.count }
            let size = number(member.bytes.count, 4) + number(member.statedSize ?? member.bytes.count, 4)
            let start = number(20, 2) + number(member.flags, 2) + number(member.method, 2) + number(0, 4)
            let common = start + number(Int(checksum(member.bytes)), 4) + size
            body += number(0x0403_4B50, 4) + common + number(member.name.count, 2) + number(0, 2) + member.name
            body += member.bytes
            let host = member.mode == 0 ? 20 : 20 | 3 << 8
            directory += number(0x0201_4B50, 4) + number(host, 2) + common + number(member.name.count, 2)
            directory += number(0, 8) + number(member.mode << 16, 4) + number(offset, 4) + member.name
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
