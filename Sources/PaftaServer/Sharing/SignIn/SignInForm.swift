internal import AccessControl
internal import GeoCore
internal import OGCServices

/// The fields of a form (URL Standard, clause 5).
struct FormFields: Sendable {
    /// The most that a form of the server may have, in bytes.
    static let longest = 8 << 10
    static let mediaType = "application/x-www-form-urlencoded"

    private let fields: [ServiceRequest.Parameter]

    /// Reads the body of a form.
    ///
    /// - Throws: `request.malformed`.
    init(_ body: [UInt8]) throws(PaftaError) {
        guard let text = String(validating: body, as: UTF8.self) else { throw .malformedRequest("it is not UTF-8") }
        fields = try RequestTarget("/?\(text)").query
    }

    /// Returns the value of a field; `nil` if it is not there, or more than once.
    subscript(name: String) -> String? {
        let found = fields.filter { $0.name == name }
        return found.count == 1 ? found[0].value : nil
    }
}

/// What a person has entered to sign in.
struct SignInForm: Sendable {
    let account: String
    let password: Secret
    /// Where the person wanted to go.
    let next: LocalPath

    init(_ fields: FormFields) {
        // People paste spaces along with names; in a password they may be meant.
        let words = (fields["account"] ?? "").prefix(256).split(whereSeparator: \.isWhitespace)
        account = words.joined(separator: " ")
        password = Secret(fields["password"] ?? "")
        next = fields["next"].flatMap { LocalPath($0) } ?? .start
    }
}
