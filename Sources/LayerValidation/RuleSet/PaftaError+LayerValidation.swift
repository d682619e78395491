public import GeoCore

extension PaftaError.Code {
    /// A rule or a severity of the configuration does not exist.
    public static let invalidRule = Self("rule.invalid")
}

extension PaftaError {
    static func unknownRule(_ name: String) -> PaftaError {
        PaftaError(
            .invalidInput,
            .invalidRule,
            LocalizedText("There is no rule '\(name.prefix(40))'.", tr: "'\(name.prefix(40))' diye bir kural yok."),
            remedy: LocalizedText(
                "Rules are called V-01 to V-34, for example \"V-21\" = \"off\".",
                tr: "Kurallar V-01 ile V-34 arasındadır; örneğin \"V-21\" = \"off\"."
            )
        )
    }

    static func unknownSeverity(_ text: String, of rule: RuleIdentifier) -> PaftaError {
        let known = Severity.allCases.map(\.rawValue).joined(separator: ", ")
        return PaftaError(
            .invalidInput,
            .invalidRule,
            LocalizedText(
                "\(rule) cannot be '\(text.prefix(40))'.",
                tr: "\(rule) kuralı için '\(text.prefix(40))' değeri geçersiz."
            ),
            remedy: LocalizedText("Choose one of: \(known).", tr: "Şunlardan birini seçin: \(known).")
        )
    }
}
