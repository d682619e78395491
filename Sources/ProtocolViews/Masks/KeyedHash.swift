internal import Crypto
internal import FeatureQuery
internal import GeoCore

/// Hashes with a partner's own key: equal for equal values in all layers, of no use to anybody else.
///
/// HMAC-SHA-256 of the values' canonical texts, of which 128 bits are kept.
/// - SeeAlso: RFC 2104; NIST FIPS 180-4.
struct KeyedHash: Sendable {
    private static let bytes = 16
    private let key: SymmetricKey

    /// Creates the hash of a partner.
    init(secret: [UInt8]) { key = SymmetricKey(data: secret) }

    /// Returns the hashes of a column as hexadecimal digits.
    func applied(to column: PropertyColumn) -> PropertyColumn {
        var result = PropertyColumn(type: .text)
        result.bytes.reserveCapacity(2 * Self.bytes * column.count)
        var start = HMAC<SHA256>(key: key)
        start.update(data: Array("pafta.mask".utf8))
        // Kinds and names come again and again; a hash costs more than looking for it.
        var known: [ArraySlice<UInt8>: Range<Int>] = [:]
        for row in 0..<column.count {
            if column.isNull[row] {
                result.appendNull()
                continue
            }
            let text = column.canonicalText(row)
            let place = result.bytes.count
            if let range = known[text] {
                result.bytes.append(contentsOf: Array(result.bytes[range]))
            } else {
                var hash = start
                hash.update(data: text)
                Self.append(hash.finalize(), to: &result.bytes)
                known[text] = place..<result.bytes.count
            }
            result.endBytes()
        }
        return result
    }

    /// Returns the name of some bytes, which tells nothing of them to who has no key.
    func name(of bytes: [UInt8]) -> String {
        var hash = HMAC<SHA256>(key: key)
        hash.update(data: Array("pafta.view".utf8))
        hash.update(data: bytes)
        var digits: [UInt8] = []
        Self.append(hash.finalize(), to: &digits)
        return String(decoding: digits, as: UTF8.self)
    }

    private static func append(_ code: HMAC<SHA256>.MAC, to bytes: inout [UInt8]) {
        for byte in code.prefix(Self.bytes) {
            bytes.append(digit(byte >> 4))
            bytes.append(digit(byte & 15))
        }
    }

    private static func digit(_ value: UInt8) -> UInt8 { value < 10 ? 0x30 + value : 0x57 + value }
}
