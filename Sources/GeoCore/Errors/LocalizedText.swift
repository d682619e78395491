/// A language that Pafta speaks to people.
public enum Language: String, Sendable, CaseIterable {
    /// English.
    case english = "en"
    /// Turkish.
    case turkish = "tr"
}

/// One sentence in every language of ``Language``.
public struct LocalizedText: Sendable, Hashable {
    /// The English wording.
    public var english: String
    /// The Turkish wording.
    public var turkish: String

    /// Creates a text from its two wordings.
    public init(_ english: String, tr turkish: String) {
        self.english = english
        self.turkish = turkish
    }

    /// Creates a text that reads the same in every language, such as a name or a number.
    public init(verbatim text: String) {
        self.init(text, tr: text)
    }

    /// Adds what goes on in each language.
    public static func += (text: inout LocalizedText, more: LocalizedText) {
        text.english += more.english
        text.turkish += more.turkish
    }

    /// Returns the wording in `language`.
    public func text(in language: Language) -> String {
        switch language {
        case .english: english
        case .turkish: turkish
        }
    }
}
