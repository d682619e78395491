public import GeoCore

extension PaftaError.Code {
    /// A template file cannot be used.
    public static let invalidTemplate = Self("template.invalid")
    /// No template has this name.
    public static let unknownTemplate = Self("template.unknown")
    /// A mapping of fields cannot be used.
    public static let invalidMapping = Self("mapping.invalid")
}

extension PaftaError {
    /// The error for a template that is not there.
    static func unknownTemplate(_ name: String, nearest: String?) -> PaftaError {
        var remedy = LocalizedText(
            "'pafta template list' lists the templates.",
            tr: "Şablonları 'pafta template list' listeler."
        )
        if let nearest {
            remedy = LocalizedText(
                "Did you mean '\(nearest)'? \(remedy.english)",
                tr: "'\(nearest)' mi demek istediniz? \(remedy.turkish)"
            )
        }
        return PaftaError(
            .notFound,
            .unknownTemplate,
            LocalizedText(
                "There is no template '\(name.prefix(80))'.",
                tr: "'\(name.prefix(80))' adında bir şablon yok."
            ),
            remedy: remedy
        )
    }

    /// The error for a mapping that does not fit a file or a template.
    static func invalidMapping(_ what: LocalizedText, remedy: LocalizedText) -> PaftaError {
        PaftaError(
            .invalidInput,
            .invalidMapping,
            LocalizedText(
                "The field mapping cannot be used: \(what.english).",
                tr: "Alan eşlemesi kullanılamıyor: \(what.turkish)."
            ),
            remedy: remedy
        )
    }
}
