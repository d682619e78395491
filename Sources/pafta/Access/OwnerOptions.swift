import AccessControl
import ArgumentParser
import GeoCore
import HomeRegistry

/// Whom a key or certificate stands for, as options.
struct OwnerOptions: ParsableArguments {
    @Option(name: .customLong("protocol"), help: "The number of the protocol. / Protokolün numarası.")
    var agreement: String?

    @Option(help: "The account of a person. / Kişinin hesabı.")
    var user: String?

    func validate() throws {
        guard agreement == nil || user == nil else { throw ValidationError("--protocol | --user") }
        if let agreement, !(1...64).contains(agreement.utf8.count) { throw ValidationError("--protocol: 1 … 64") }
    }

    /// Returns the owner, if one was named.
    ///
    /// - Throws: `account.invalidName`.
    func owner() throws(PaftaError) -> CredentialOwner? {
        if let agreement { return .agreement(agreement) }
        guard let user else { return nil }
        return .account(try AccountName(user).text)
    }
}

extension CredentialOwner {
    /// The owner as tables show it.
    func label(in language: Language) -> String {
        switch self {
        case .agreement(let number): LocalizedText("protocol \(number)", tr: "protokol \(number)").text(in: language)
        case .account(let name): LocalizedText("user \(name)", tr: "kullanıcı \(name)").text(in: language)
        }
    }
}
