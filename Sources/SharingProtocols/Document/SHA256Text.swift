public import GeoCore

/// A SHA-256 hash as 64 hexadecimal digits in small letters.
public struct SHA256Text: Sendable, Hashable, CustomStringConvertible {
    /// The digits.
    public let description: String

    /// Reads a hash in either letter case; `nil` for anything else.
    public init?(parsing text: String) {
        let digits = text.utf8
        guard digits.count == 64, digits.allSatisfy({ Hexadecimal.value(of: $0) != nil }) else { return nil }
        description = text.lowercased()
    }
}

extension SHA256Text: TextForm {
    init?(form: String) { self.init(parsing: form) }

    var form: String { description }

    static var expected: LocalizedText {
        LocalizedText(
            "a SHA-256 hash of 64 hexadecimal digits (sha256sum FILE)",
            tr: "64 onaltılık haneli bir SHA-256 özeti olmalı (sha256sum DOSYA)"
        )
    }
}

extension CRSIdentity: TextForm {
    init?(form: String) {
        guard let identity = try? CRSIdentity(parsing: form) else { return nil }
        self = identity
    }

    var form: String { description }

    static var expected: LocalizedText {
        LocalizedText("a CRS such as EPSG:5254", tr: "EPSG:5254 gibi bir koordinat sistemi olmalı")
    }
}

/// Bytes as hexadecimal digits.
enum Hexadecimal {
    /// Returns two small digits for each byte.
    static func text(of bytes: some Sequence<UInt8>) -> String {
        let digits = Array("0123456789abcdef".utf8)
        return String(decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
    }

    /// Reads such a text; `nil` for anything else.
    static func bytes(of text: String) -> [UInt8]? {
        let digits = text.utf8.map { value(of: $0) }
        guard digits.count.isMultiple(of: 2) else { return nil }
        var bytes: [UInt8] = []
        for index in stride(from: 0, to: digits.count, by: 2) {
            guard let high = digits[index], let low = digits[index + 1] else { return nil }
            bytes.append(high << 4 | low)
        }
        return bytes
    }

    static func value(of digit: UInt8) -> UInt8? {
        switch digit {
        case 0x30...0x39: digit - 0x30
        case 0x41...0x46, 0x61...0x66: (digit | 0x20) - 0x61 + 10
        default: nil
        }
    }
}
