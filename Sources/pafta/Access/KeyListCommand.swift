import ArgumentParser
import GeoCore
import GeoPackageStore
import HomeRegistry
import PaftaTerminal

/// `pafta key list`, or `pafta key` alone: lists the keys.
struct KeyListCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List the keys. / Anahtarları listele."
    )

    @OptionGroup var ownerOptions: OwnerOptions

    @Flag(help: "Write the list as JSON. / Listeyi JSON olarak yaz.")
    var json = false

    @ParentCommand var parent: KeyCommand

    @OptionGroup var common: CommonOptions

    func run() throws {
        let common = common.following(parent.leading)
        try common.run(json: json) { console in
            let registry = try HomeRegistry.present(in: try common.openHome())
            let keys = try registry?.keys(of: try ownerOptions.owner()) ?? []
            let now = Moment.now
            if json { return console.result(JSONObject.list(keys.map { KeyDisplay.document($0, now: now) })) }
            guard !keys.isEmpty else {
                return console.note(LocalizedText("No keys yet.", tr: "Henüz anahtar yok."))
            }
            let rows = keys.map { KeyDisplay.row($0, now: now, in: console.language) }
            for line in TextTable.lines([KeyDisplay.heading(in: console.language)] + rows) { console.result(line) }
        }
    }
}
