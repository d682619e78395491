public import AccessControl
public import ArgumentParser
import AuditTrail
import GeoCore
import GeoPackageStore
import HomeRegistry
import PaftaTerminal

/// `pafta user add`: makes an account.
struct UserAddCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "add",
        abstract: "Make an account. / Hesap oluştur.",
        discussion: """
            The password is asked for; where the input is no terminal, it is the input's first line.
            Parola sorulur; girdi terminal değilse ilk satırdır.
            """
    )

    @Argument(help: "The name, such as ayse.yilmaz. / Hesap adı.")
    var name: String

    @Option(help: "The unit of the person. / Kişinin birimi.")
    var unit: String?

    @Option(help: "reader, editor, planner, auditor, administrator; may be repeated. / Rol; yinelenebilir.")
    var role: [Role] = []

    @Flag(help: "For a person who signs in elsewhere. / Başka yerde oturum açan kişi için.")
    var noPassword = false

    @ParentCommand var parent: UserCommand

    @OptionGroup var common: CommonOptions

    func run() throws {
        let common = common.following(parent.leading)
        try common.run { console in
            let account = try AccountName(name)
            let home = try common.openHome()
            if let unit { try Account(in: home).checkExists(unit: unit) }
            let registry = try HomeRegistry(home: home.path)
            guard try registry.account(named: account.text) == nil else { throw PaftaError.accountExists(account.text) }
            let password = noPassword ? nil : try PasswordPrompt(console).newPassword(for: account)
            try StaffAccounts(registry)
                .add(
                    account,
                    unit: unit,
                    roles: Set(role),
                    password: password,
                    now: Moment.now
                )
            let name = account.text
            let roles = role.map(\.rawValue).joined(separator: ", ")
            let note = AuditNote("user", in: home, "new account \(name): \(roles)") { $0.unit = unit }
            console.note(LocalizedText("The account '\(name)' is made.", tr: "'\(name)' hesabı oluşturuldu."))
            try note.settle(console)
        }
    }
}

extension Role: ExpressibleByArgument {}

extension PaftaError {
    /// Told before the person types a password for nothing.
    fileprivate static func accountExists(_ name: String) -> PaftaError {
        PaftaError(
            .conflict,
            .takenAccount,
            LocalizedText("There is an account '\(name)' already.", tr: "'\(name)' hesabı zaten var."),
            remedy: LocalizedText(
                "Change it with 'pafta user password' or 'pafta user roles'.",
                tr: "'pafta user password' ya da 'pafta user roles' ile değiştirin."
            )
        )
    }
}
