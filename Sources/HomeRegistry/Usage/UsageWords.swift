internal import GeoCore

/// The bytes of a part of a set: for each word, ascending, the distance from the one before as a variable-length number
/// (seven bits in a byte, the low ones first) and eight bytes of bits, the low ones first.
enum UsageWords {
    static func bytes(of words: [UInt64: UInt64]) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(words.count * 10)
        var last: UInt64 = 0
        for (key, bits) in words.sorted(by: { $0.key < $1.key }) {
            var distance = key &- last
            while distance >= 0x80 {
                bytes.append(UInt8(truncatingIfNeeded: distance) | 0x80)
                distance >>= 7
            }
            bytes.append(UInt8(truncatingIfNeeded: distance))
            for shift in stride(from: 0, to: 64, by: 8) {
                bytes.append(UInt8(truncatingIfNeeded: bits >> UInt64(shift)))
            }
            last = key
        }
        return bytes
    }

    /// Adds what bytes hold to a set.
    ///
    /// - Throws: `registry.unreadable` if the bytes are not what ``bytes(of:)`` writes.
    static func add(_ bytes: [UInt8], to words: inout [UInt64: UInt64]) throws(PaftaError) {
        if words.isEmpty { words.reserveCapacity(bytes.count / 12) }
        var index = 0
        var key: UInt64 = 0
        while index < bytes.count {
            var shift: UInt64 = 0
            var distance: UInt64 = 0
            var isLast = false
            while !isLast {
                guard index < bytes.count, shift < 70 else { throw damage }
                distance |= UInt64(bytes[index] & 0x7F) << shift
                isLast = bytes[index] < 0x80
                shift += 7
                index += 1
            }
            guard index + 8 <= bytes.count else { throw damage }
            var bits: UInt64 = 0
            for offset in 0..<8 { bits |= UInt64(bytes[index + offset]) << UInt64(8 * offset) }
            key &+= distance
            words[key, default: 0] |= bits
            index += 8
        }
    }

    private static var damage: PaftaError {
        PaftaError(
            .corruptData,
            .registryUnreadable,
            LocalizedText(
                "The counts of what was used are damaged in the registry of the home.",
                tr: "Evin kayıt defterindeki kullanım sayaçları bozulmuş."
            ),
            remedy: LocalizedText("Restore it from a backup.", tr: "Yedekten geri yükleyin.")
        )
    }
}
