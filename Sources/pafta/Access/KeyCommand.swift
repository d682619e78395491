import ArgumentParser

/// `pafta key`: the keys and certificates that partners and programs ask with.
struct KeyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "key",
        abstract: "Give, list, replace and revoke keys. / Anahtar ver, listele, yenile, feshet.",
        discussion: """
            pafta key new --protocol 2026/14 --label "CBS sunucusu" --expires 2027-12-31
            pafta key rotate abcd2345 --overlap 14d
            pafta key revoke abcd2345 --reason "Personel ayrıldı"
            """,
        subcommands: [
            KeyNewCommand.self, KeyListCommand.self, KeyRotateCommand.self, KeyRevokeCommand.self,
            KeyCertificateCommand.self,
        ],
        defaultSubcommand: KeyListCommand.self
    )

    @OptionGroup var leading: LeadingOptions
}
