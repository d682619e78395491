import GeoCore
import PaftaTerminal

/// What the doctor says of one thing in a home.
struct Finding {
    /// How bad it is.
    enum Status: String {
        /// All is well.
        case ok
        /// Nothing is lost or wrong, but somebody should know.
        case warning
        /// Something is damaged or missing.
        case error

        func word(in language: Language) -> String {
            switch self {
            case .ok: LocalizedText("ok", tr: "tamam").text(in: language)
            case .warning: LocalizedText("warning", tr: "uyarı").text(in: language)
            case .error: LocalizedText("error", tr: "hata").text(in: language)
            }
        }
    }

    /// The kind of check, a word that stays.
    var check: String
    /// What was looked at: a file, a layer, a load.
    var subject: String
    /// How bad it is.
    var status: Status
    /// What was found.
    var text: LocalizedText
    /// What to do about it.
    var remedy: LocalizedText?

    init(
        _ check: String,
        _ subject: String,
        _ status: Status,
        _ text: LocalizedText,
        remedy: LocalizedText? = nil
    ) {
        self.check = check
        self.subject = subject
        self.status = status
        self.text = text
        self.remedy = remedy
    }

    /// Tells of a check that failed; what may work later is no damage.
    init(_ check: String, _ subject: String, _ error: PaftaError) {
        let status: Status = error.category == .unavailable ? .warning : .error
        self.init(check, subject, status, error.message, remedy: error.remedy)
    }

    /// The finding as a JSON object.
    func document(in language: Language) -> JSONObject {
        var object = JSONObject()
        object.add("check", check)
        object.add("subject", subject)
        object.add("status", status.rawValue)
        object.add("message", text.text(in: language))
        object.add("remedy", optional: remedy?.text(in: language))
        return object
    }
}
