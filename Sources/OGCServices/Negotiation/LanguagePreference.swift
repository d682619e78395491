package import GeoCore

/// The languages of a field `Accept-Language` (RFC 9110, clause 12.5.4).
struct LanguagePreference {
    private let weights: [(tag: String, quality: Double)]

    /// Reads the field; regions and scripts are passed over, so that `tr-TR` asks for Turkish.
    init(_ field: String?) {
        weights = (field ?? "").lowercased().split(separator: ",").prefix(64)
            .map { range in
                let parts = range.split(separator: ";").map { $0.filter { $0 != " " && $0 != "\t" } }
                let tag = parts.first?.split(separator: "-").first.map(String.init) ?? ""
                return (tag, QualityValue.of(parts.dropFirst()))
            }
    }

    /// Returns the language that is spoken and liked best.
    func best(default fallback: Language) -> Language {
        var best: (language: Language, quality: Double)?
        for (tag, quality) in weights where quality > best?.quality ?? 0 {
            if let language = tag == "*" ? fallback : Language(rawValue: tag) { best = (language, quality) }
        }
        return best?.language ?? fallback
    }
}

extension ServiceRequest {
    /// Returns the language that the client likes best of ours.
    ///
    /// - Parameter language: The one for clients that ask for none.
    /// - Returns: Its choice.
    package func language(default language: Language) -> Language {
        LanguagePreference(acceptLanguage).best(default: language)
    }
}
