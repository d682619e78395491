public import GeoCore

/// A block of addresses, such as `10.0.0.0/8`, `2001:db8::/32` or one address alone.
///
/// - SeeAlso: RFC 4632, clause 3.1; RFC 4291, clause 2.3.
public struct IPRange: Sendable, Hashable {
    /// The first address.
    public let first: IPAddress
    /// The bits that all addresses share: of 128, for IPv4 those of the mapped address.
    public let bits: Int

    /// Reads a block.
    ///
    /// - Throws: `address.invalid`, also if bits behind the prefix are set, which is mostly a slip.
    public init(_ text: String) throws(PaftaError) {
        let parts = text.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
        guard !text.utf8.contains(UInt8(ascii: "%")), let address = IPAddress(parts[0]) else {
            throw .invalidAddress(text)
        }
        // A mapped address that is written as IPv6 counts all 128 bits.
        let isDotted = !parts[0].utf8.contains(UInt8(ascii: ":"))
        let width = isDotted ? 32 : 128
        var length = width
        if parts.count == 2 {
            guard let number = Int(parts[1]), "\(number)" == parts[1], (0...width).contains(number) else {
                throw .invalidAddress(text)
            }
            length = number
        }
        bits = isDotted ? 96 + length : length
        first = IPAddress(high: address.high & Self.mask(bits), low: address.low & Self.mask(bits - 64))
        guard first == address else { throw .invalidAddress(text, instead: description) }
    }

    /// Returns whether the address lies in the block; IPv4 addresses lie in blocks of IPv4 only.
    public func contains(_ address: IPAddress) -> Bool {
        address.high & Self.mask(bits) == first.high && address.low & Self.mask(bits - 64) == first.low
            && (bits >= 96 || !address.isIPv4)
    }

    /// The first so many bits of 64.
    private static func mask(_ bits: Int) -> UInt64 {
        bits <= 0 ? 0 : bits >= 64 ? .max : ~(UInt64.max >> UInt64(bits))
    }
}

extension IPRange: CustomStringConvertible {
    /// The block as it is written.
    public var description: String { "\(first)/\(first.isIPv4 && bits >= 96 ? bits - 96 : bits)" }
}

extension [IPRange] {
    /// Returns whether one of the blocks holds the address.
    public func contains(address: IPAddress) -> Bool { contains { $0.contains(address) } }
}
