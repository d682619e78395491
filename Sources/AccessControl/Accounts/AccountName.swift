public import GeoCore

/// The name of an account, such as `ayse.yilmaz`.
public struct AccountName: Sendable, Hashable {
    /// The name.
    public let text: String

    /// Takes a name; the letters A to Z are made small, as people type them either way.
    ///
    /// - Throws: `account.invalidName` unless it has 2 to 64 letters a to z, digits, dots, hyphens, underscores or `@`,
    ///   and begins with a letter or digit.
    public init(_ text: String) throws(PaftaError) {
        let name = ASCII.lowercased(text)
        let bytes = Array(name.utf8)
        guard (2...64).contains(bytes.count), Self.isPlain(bytes[0]),
            bytes.allSatisfy({ Self.isPlain($0) || Array(".-_@".utf8).contains($0) })
        else { throw .invalidName(text) }
        self.text = name
    }

    private static func isPlain(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte) }
}

extension PaftaError {
    fileprivate static func invalidName(_ text: String) -> PaftaError {
        PaftaError(
            .invalidInput,
            .invalidAccountName,
            LocalizedText(
                "'\(text.prefix(64))' cannot be the name of an account.",
                tr: "'\(text.prefix(64))' bir hesap adı olamaz."
            ),
            remedy: LocalizedText(
                "Use 2 to 64 letters a to z, digits, dots, hyphens, underscores or @, such as ayse.yilmaz.",
                tr:
                    "a–z arası harf, rakam, nokta, tire, alt çizgi ya da @ ile 2–64 karakter kullanın: ayse.yilmaz gibi."
            )
        )
    }
}
