import AccessControl
import ArgumentParser
import AuditTrail
import GeoCore
import GeoPackageStore
import HomeRegistry
import PaftaTerminal

/// `pafta user password`: sets a new password.
struct UserPasswordCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "password",
        abstract: "Set a new password; ends sessions and locks. / Yeni parola ver; oturumları ve kilidi kaldırır."
    )

    @Argument(help: "The name. / Hesap adı.")
    var name: String

    @ParentCommand var parent: UserCommand

    @OptionGroup var common: CommonOptions

    func run() throws {
        let common = common.following(parent.leading)
        try common.run { console in
            let account = try AccountName(name)
            let home = try common.openHome()
            let registry = try HomeRegistry(home: home.path)
            let password = try PasswordPrompt(console).newPassword(for: account)
            try StaffAccounts(registry).setPassword(password, of: account, now: Moment.now)
            let note = AuditNote("user", in: home, "new password of \(account.text)")
            console.note(LocalizedText("The password is set.", tr: "Parola verildi."))
            try note.settle(console)
        }
    }
}

/// `pafta user roles`: sets what a person may do, and the unit.
struct UserRolesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "roles",
        abstract: "Set the roles and the unit; ends sessions. / Rolleri ve birimi ayarla; oturumları kapatır."
    )

    @Argument(help: "The name. / Hesap adı.")
    var name: String

    @Option(help: "reader, editor, planner, auditor, administrator; all that are to be. / Olacak rollerin tümü.")
    var role: [Role] = []

    @Flag(help: "Take all roles away. / Bütün rolleri kaldır.")
    var noRoles = false

    @Option(help: "The unit; stays if not given. / Birim; verilmezse değişmez.")
    var unit: String?

    @ParentCommand var parent: UserCommand

    @OptionGroup var common: CommonOptions

    func validate() throws {
        guard !role.isEmpty || noRoles || unit != nil, role.isEmpty || !noRoles else {
            throw ValidationError("--role | --no-roles | --unit")
        }
    }

    func run() throws {
        let common = common.following(parent.leading)
        try common.run { console in
            let account = try AccountName(name)
            let home = try common.openHome()
            if let unit { try Account(in: home).checkExists(unit: unit) }
            let registry = try HomeRegistry(home: home.path)
            let present = try registry.account(named: account.text)
            let kept = role.isEmpty && !noRoles ? present.map { StaffMember($0).roles } : nil
            try StaffAccounts(registry)
                .setRoles(
                    kept ?? Set(role),
                    unit: unit ?? present?.unit,
                    of: account,
                    now: Moment.now
                )
            let roles = (kept ?? Set(role)).map(\.rawValue).sorted().joined(separator: ", ")
            let note = AuditNote("user", in: home, "roles of \(account.text): \(roles)") {
                $0.unit = unit ?? present?.unit
            }
            console.note(LocalizedText("The account is changed.", tr: "Hesap değiştirildi."))
            try note.settle(console)
        }
    }
}

/// `pafta user disable`: closes an account.
struct UserDisableCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "disable",
        abstract: "Close an account and end its sessions at once. / Hesabı kapat, oturumlarını hemen sonlandır."
    )

    @Argument(help: "The name. / Hesap adı.")
    var name: String

    @ParentCommand var parent: UserCommand

    @OptionGroup var common: CommonOptions

    func run() throws {
        let common = common.following(parent.leading)
        try common.run { console in
            let home = try common.openHome()
            let registry = try HomeRegistry(home: home.path)
            try StaffAccounts(registry).setDisabled(true, try AccountName(name), now: Moment.now)
            let note = AuditNote("user", in: home, "account \(name) closed")
            console.note(LocalizedText("The account is closed.", tr: "Hesap kapatıldı."))
            try note.settle(console)
        }
    }
}

/// `pafta user enable`: opens an account again.
struct UserEnableCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "enable",
        abstract: "Open an account again. / Hesabı yeniden aç."
    )

    @Argument(help: "The name. / Hesap adı.")
    var name: String

    @ParentCommand var parent: UserCommand

    @OptionGroup var common: CommonOptions

    func run() throws {
        let common = common.following(parent.leading)
        try common.run { console in
            let home = try common.openHome()
            let registry = try HomeRegistry(home: home.path)
            try StaffAccounts(registry).setDisabled(false, try AccountName(name), now: Moment.now)
            let note = AuditNote("user", in: home, "account \(name) opened")
            console.note(LocalizedText("The account is open again.", tr: "Hesap yeniden açıldı."))
            try note.settle(console)
        }
    }
}
