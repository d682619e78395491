import AccessControl
import ArgumentParser
import AuditTrail
import GeoCore
import GeoPackageStore
import HomeRegistry
import PaftaTerminal
import SharingProtocols

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

extension OwnerOptions {
    /// What a person who makes a key or enters a certificate is told about the protocol.
    static func told(_ agreement: ProtocolEntry) -> LocalizedText {
        let state = agreement.protocolState?.title ?? LocalizedText(verbatim: agreement.state)
        return LocalizedText(
            "It is for the protocol \(agreement.number) (\(state.english)) with \(agreement.receiver).",
            tr: "\(agreement.receiver) ile yapılan \(agreement.number) protokolü (\(state.turkish)) içindir."
        )
    }
}

extension CredentialOwner {
    /// Returns the protocol that it stands for; `nil` if it stands for a person.
    ///
    /// - Throws: `protocol.unknown`, `key.protocolOver` if it was ended or revoked; `registry.unreadable`.
    func checkedProtocol(in registry: HomeRegistry) throws(PaftaError) -> ProtocolEntry? {
        guard let agreement else { return nil }
        let entry = try ProtocolBook(registry).entry(agreement)
        switch entry.protocolState {
        case .ended, .revoked: throw .protocolOver(agreement)
        case .draft, .approved, .suspended, nil: return entry
        }
    }

    /// Writes into the audit trail what was decided about one of its keys or certificates.
    func note(_ detail: String, in home: Home) -> AuditNote {
        AuditNote("key", in: home, account.map { "\(detail), for the user \($0)" } ?? detail) { record in
            record.agreement = agreement
        }
    }

    /// The owner as tables show it.
    func label(in language: Language) -> String {
        switch self {
        case .agreement(let number): LocalizedText("protocol \(number)", tr: "protokol \(number)").text(in: language)
        case .account(let name): LocalizedText("user \(name)", tr: "kullanıcı \(name)").text(in: language)
        }
    }
}

extension PaftaError {
    fileprivate static func protocolOver(_ number: String) -> PaftaError {
        PaftaError(
            .conflict,
            Code("key.protocolOver"),
            LocalizedText(
                "The protocol \(number.prefix(80)) is over; no key opens anything under it.",
                tr: "\(number.prefix(80)) protokolü sona ermiş; altında hiçbir anahtar erişim sağlamaz."
            ),
            remedy: LocalizedText(
                "Name a protocol that is in force or being written ('pafta protocol list').",
                tr: "Yürürlükte ya da taslak olan bir protokol yazın ('pafta protocol list')."
            )
        )
    }
}
