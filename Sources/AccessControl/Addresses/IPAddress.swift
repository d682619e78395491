/// An address of IPv4 or IPv6, both as 128 bits.
///
/// An IPv4 address is kept as the IPv6 address that it is mapped to, so that `::ffff:10.1.2.3` and `10.1.2.3` are equal.
/// - SeeAlso: RFC 4291, clauses 2.2 and 2.5.5.2.
public struct IPAddress: Sendable, Hashable {
    /// The first 64 bits.
    public let high: UInt64
    /// The last 64 bits.
    public let low: UInt64

    init(high: UInt64, low: UInt64) {
        self.high = high
        self.low = low
    }

    /// Reads an address; a zone at its end, such as `%eth0`, is left out.
    ///
    /// IPv4 takes four decimal numbers without leading zeros, which some programs read as octal.
    ///
    /// - Parameter text: As `10.1.2.3` or `2001:db8::1`, without brackets and port.
    public init?(_ text: some StringProtocol) {
        guard text.utf8.count <= 64 else { return nil }
        let bytes = Array(text.utf8.prefix { $0 != UInt8(ascii: "%") })
        if let number = Self.dotted(bytes) {
            self.init(high: 0, low: 0xFFFF_0000_0000 | UInt64(number))
        } else {
            guard let groups = Self.groups(bytes) else { return nil }
            let halves = [groups[..<4], groups[4...]].map { $0.reduce(UInt64(0)) { $0 << 16 | UInt64($1) } }
            self.init(high: halves[0], low: halves[1])
        }
    }

    /// Whether it is an IPv4 address, mapped or not.
    public var isIPv4: Bool { high == 0 && low >> 32 == 0xFFFF }

    /// What one customer of a network provider has: an IPv4 address, or the first 64 bits of an IPv6 address.
    public var site: IPAddress { isIPv4 ? self : IPAddress(high: high, low: 0) }

    private static func dotted(_ bytes: [UInt8]) -> UInt32? {
        let parts = bytes.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        guard parts.count == 4 else { return nil }
        var number: UInt32 = 0
        for part in parts {
            guard (1...3).contains(part.count), part.count == 1 || part.first != UInt8(ascii: "0") else { return nil }
            var value: UInt32 = 0
            for digit in part {
                guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(digit) else { return nil }
                value = value * 10 + UInt32(digit - UInt8(ascii: "0"))
            }
            guard value <= 255 else { return nil }
            number = number << 8 | value
        }
        return number
    }

    private static func groups(_ bytes: [UInt8]) -> [UInt16]? {
        guard let gap = gap(in: bytes) else {
            let all = list(bytes[...])
            return all?.count == 8 ? all : nil
        }
        guard let left = list(bytes[..<gap]), let right = list(bytes[(gap + 2)...]), left.count + right.count <= 7,
            // Only the end may be an IPv4 address.
            !bytes[..<gap].contains(UInt8(ascii: "."))
        else { return nil }
        return left + [UInt16](repeating: 0, count: 8 - left.count - right.count) + right
    }

    /// Where `::` stands; the second one is no part of a list of groups and so refused there.
    private static func gap(in bytes: [UInt8]) -> Int? {
        bytes.indices.first { $0 + 1 < bytes.count && bytes[$0] == 0x3A && bytes[$0 + 1] == 0x3A }
    }

    private static func list(_ bytes: ArraySlice<UInt8>) -> [UInt16]? {
        guard !bytes.isEmpty else { return [] }
        let parts = bytes.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
        var groups: [UInt16] = []
        for (index, part) in parts.enumerated() {
            if index == parts.count - 1, let number = dotted(Array(part)) {
                groups += [UInt16(number >> 16), UInt16(truncatingIfNeeded: number)]
            } else {
                guard (1...4).contains(part.count) else { return nil }
                var value: UInt16 = 0
                for digit in part {
                    guard let digit = Hexadecimal.value(digit) else { return nil }
                    value = value << 4 | UInt16(digit)
                }
                groups.append(value)
            }
        }
        return groups
    }
}

extension IPAddress: CustomStringConvertible {
    /// The address as people write it: IPv4 with dots, IPv6 with its longest run of zeros left out.
    ///
    /// - SeeAlso: RFC 5952, clause 4.
    public var description: String {
        if isIPv4 { return [24, 16, 8, 0].map { "\(low >> UInt64($0) & 255)" }.joined(separator: ".") }
        let groups = [high, low].flatMap { half in [48, 32, 16, 0].map { UInt16(truncatingIfNeeded: half >> $0) } }
        let texts = groups.map { String($0, radix: 16) }
        guard let run = Self.longestRun(groups) else { return texts.joined(separator: ":") }
        return texts[..<run.lowerBound].joined(separator: ":") + "::" + texts[run.upperBound...].joined(separator: ":")
    }

    private static func longestRun(_ groups: [UInt16]) -> Range<Int>? {
        var best = 0..<0
        var start = 0
        for index in 0...groups.count where index == groups.count || groups[index] != 0 {
            if index - start > best.count { best = start..<index }
            start = index + 1
        }
        return best.count > 1 ? best : nil
    }
}
