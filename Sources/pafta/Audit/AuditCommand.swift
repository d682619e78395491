import ArgumentParser
import AuditTrail
import GeoCore
import GeoPackageStore
import PaftaTerminal

/// `pafta audit`: checks, searches and keeps the audit trail.
struct AuditCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "audit",
        abstract: "Check, search and export the audit trail. / Denetim kaydını doğrula, ara, dışa aktar.",
        subcommands: [
            AuditVerifyCommand.self, AuditSearchCommand.self, AuditExportCommand.self, AuditSealCommand.self,
            AuditKeyCommand.self, AuditPruneCommand.self,
        ]
    )

    @OptionGroup var leading: LeadingOptions
}

/// Where the signing key lies.
struct AuditKeyOptions: ParsableArguments {
    @Option(help: "The file of the signing key (default: PAFTA_AUDIT_KEY, or as in pafta.toml). / İmza anahtarı.")
    var signingKey: String?

    /// The trail of the home.
    func folder(_ common: CommonOptions) throws(PaftaError) -> AuditFolder {
        let home = try common.openHome()
        guard let signingKey else { return try AuditFolder.configured(in: home) }
        return AuditFolder(home: home.path, signingKey: signingKey)
    }
}

extension AuditDay {
    /// Reads the day of an option.
    ///
    /// - Throws: `audit.invalid`.
    init(option text: String) throws(PaftaError) {
        guard let day = AuditDay(text) else {
            throw PaftaError(
                .invalidInput,
                .invalidAudit,
                LocalizedText("'\(text)' is not a day.", tr: "'\(text)' bir gün değil."),
                remedy: LocalizedText("Give days as 2026-11-21.", tr: "Günü 2026-11-21 biçiminde verin.")
            )
        }
        self = day
    }
}
