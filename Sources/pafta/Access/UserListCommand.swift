import AccessControl
import ArgumentParser
import GeoCore
import GeoPackageStore
import HomeRegistry
import PaftaTerminal

/// `pafta user list`, or `pafta user` alone: lists the accounts.
struct UserListCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List the accounts. / Hesapları listele."
    )

    @Flag(help: "Write the list as JSON. / Listeyi JSON olarak yaz.")
    var json = false

    @ParentCommand var parent: UserCommand

    @OptionGroup var common: CommonOptions

    func run() throws {
        let common = common.following(parent.leading)
        try common.run(json: json) { console in
            let accounts = try HomeRegistry.present(in: try common.openHome())?.accounts() ?? []
            if json { return console.result(JSONObject.list(accounts.map(Self.document))) }
            guard !accounts.isEmpty else {
                return console.note(LocalizedText("No accounts yet.", tr: "Henüz hesap yok."))
            }
            let rows = accounts.map { account in
                let state =
                    account.isDisabled ? LocalizedText("disabled", tr: "kapalı") : LocalizedText("open", tr: "açık")
                return [
                    account.name, state.text(in: console.language), account.roles.joined(separator: ","),
                    account.unit ?? "–",
                ]
            }
            for line in TextTable.lines(rows) { console.result(line) }
        }
    }

    private static func document(_ account: AccountRecord) -> JSONObject {
        var object = JSONObject()
        object.add("name", account.name)
        object.add("unit", optional: account.unit)
        object.add("roles", account.roles)
        object.add("disabled", account.isDisabled)
        object.add("hasPassword", account.password != nil)
        object.add("created", Moment.utc(account.createdAt))
        object.add("changed", Moment.utc(account.changedAt))
        return object
    }
}
