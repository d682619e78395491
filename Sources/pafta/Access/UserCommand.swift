import ArgumentParser

/// `pafta user`: the accounts of the municipality's people.
struct UserCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "user",
        abstract: "Make, list and change accounts. / Hesap oluştur, listele, değiştir.",
        discussion: """
            pafta user add ayse.yilmaz --unit "İmar ve Şehircilik" --role reader --role editor
            pafta user password ayse.yilmaz
            pafta user roles ayse.yilmaz --role auditor
            """,
        subcommands: [
            UserAddCommand.self, UserListCommand.self, UserPasswordCommand.self, UserRolesCommand.self,
            UserDisableCommand.self, UserEnableCommand.self,
        ],
        defaultSubcommand: UserListCommand.self
    )

    @OptionGroup var leading: LeadingOptions
}
