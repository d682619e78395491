/// The name of a language that data are in, such as `tr`, `en` or `az-Latn` (BCP 47).
///
/// Not ``Language``, which is one of those that Pafta speaks itself.
public struct LanguageTag: Sendable, Hashable {
    /// The tag, its letter case as usual: `tr`, `en-GB`, `az-Latn`.
    public let text: String
    /// The first part, the language itself, in small letters.
    public let primary: String

    /// Creates a tag from a text in any letter case.
    ///
    /// What is checked is the form, not whether the registry lists every part.
    /// - Throws: `language.invalid` if the text does not have the form of a tag that starts with a language.
    /// - SeeAlso: RFC 5646, clauses 2.1 and 2.1.1 (letter case).
    public init(parsing text: String) throws(PaftaError) {
        guard let parts = Self.parts(of: text) else { throw .invalidLanguage(text) }
        primary = parts[0]
        self.text = parts.joined(separator: "-")
    }

    /// What the language calls itself; the tag itself for those that Pafta does not speak.
    public var name: String {
        switch primary {
        case "tr": "Türkçe"
        case "en": "English"
        default: text
        }
    }

    /// Whether `I ı` and `İ i` are two pairs of letters in the language.
    public var hasDotlessI: Bool { primary == "tr" || primary == "az" }

    /// Codes of three letters that people write for languages whose only subtag has two.
    private static let short = ["tur": "tr", "aze": "az", "eng": "en"]

    private static func parts(of text: String) -> [String]? {
        guard text.utf8.count <= 60 else { return nil }
        let parts = text.split(separator: "-", omittingEmptySubsequences: false).map { $0.lowercased() }
        let isFormed = parts.allSatisfy { part in
            (1...8).contains(part.utf8.count) && part.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) }
        }
        guard isFormed, (2...3).contains(parts[0].utf8.count), parts[0].allSatisfy(\.isLetter),
            parts[parts.count - 1].utf8.count > 1
        else { return nil }
        var shown = [short[parts[0]] ?? parts[0]]
        // Behind a part of one letter or digit begins an extension, which stays in small letters.
        var isExtended = false
        for part in parts.dropFirst() {
            isExtended = isExtended || part.utf8.count == 1
            switch part.utf8.count {
            case 2 where !isExtended: shown.append(part.uppercased())
            case 4 where !isExtended: shown.append(part.prefix(1).uppercased() + part.dropFirst())
            default: shown.append(part)
            }
        }
        return shown
    }
}

extension PaftaError {
    fileprivate static func invalidLanguage(_ text: String) -> PaftaError {
        PaftaError(
            .invalidInput,
            .invalidLanguage,
            LocalizedText(
                "'\(text.prefix(40))' is not a language tag.",
                tr: "'\(text.prefix(40))' bir dil etiketi değil."
            ),
            remedy: LocalizedText(
                "Write the code of the language, such as tr for Turkish, en for English, az-Latn or ku.",
                tr: "Dilin kodunu yazın: Türkçe için tr, İngilizce için en; ayrıca az-Latn ya da ku gibi."
            )
        )
    }
}
