internal import Crypto

/// A SHA-256 as it stands in the trail: 64 hexadecimal digits in ASCII.
struct ChainHash: Sendable, Hashable, CustomStringConvertible {
    static let length = 64
    /// What the first record of all and the first seal of all follow.
    static let none = ChainHash(checked: [UInt8](repeating: UInt8(ascii: "0"), count: length))

    let digits: [UInt8]

    private init(checked digits: [UInt8]) { self.digits = digits }

    /// The hash of bytes.
    init(of bytes: ArraySlice<UInt8>) { digits = Hexadecimal.digits(SHA256.hash(data: bytes)) }

    /// A hash as it stands in a file.
    init?(_ digits: some Collection<UInt8>) {
        guard digits.count == Self.length, digits.allSatisfy({ Hexadecimal.value(of: $0) != nil }) else { return nil }
        self.digits = Array(digits)
    }

    init?(_ text: String) { self.init(text.utf8) }

    var description: String { String(decoding: digits, as: UTF8.self) }
}
