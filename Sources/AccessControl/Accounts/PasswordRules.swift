public import GeoCore

/// What a password has to be like.
///
/// Length is what counts; rules about kinds of characters make people choose worse ones.
/// - SeeAlso: NIST SP 800-63B, clause 5.1.1.
public enum PasswordRules {
    /// The fewest characters.
    public static let minimum = 12
    /// The most bytes; more is no password but an attack.
    public static let maximumBytes = 1_024

    /// Checks a new password.
    ///
    /// - Parameters:
    ///   - password: The password.
    ///   - account: The account it is for.
    /// - Throws: `password.weak` if it is too short or too long, has fewer than 5 different characters, or holds the name.
    public static func check(_ password: Secret, for account: AccountName) throws(PaftaError) {
        let text = password.text
        guard text.count >= minimum, text.utf8.count <= maximumBytes, Set(text).count >= 5,
            !contains(ASCII.lowercased(text), account.text)
        else { throw .weakPassword }
    }

    private static func contains(_ text: String, _ part: String) -> Bool {
        let (text, part) = (Array(text.utf8), Array(part.utf8))
        guard text.count >= part.count else { return false }
        return (0...(text.count - part.count)).contains { text[$0...].starts(with: part) }
    }
}

extension PaftaError {
    fileprivate static var weakPassword: PaftaError {
        PaftaError(
            .invalidInput,
            .weakPassword,
            LocalizedText("The password is too easy.", tr: "Parola çok kolay."),
            remedy: LocalizedText(
                "Take at least \(PasswordRules.minimum) characters, 5 of them different, without the account's name; "
                    + "a few words are good.",
                tr: "En az \(PasswordRules.minimum) karakter, en az 5 farklı karakter kullanın, hesap adını "
                    + "kullanmayın; birkaç sözcük iyi bir paroladır."
            )
        )
    }
}
