import ArgumentParser
import AuditTrail
import GeoCore
import PaftaTerminal

/// `pafta audit search`: shows the records that were asked for.
struct AuditSearchCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "search",
        abstract: "Find records: who saw what, when, why. / Kayıtlarda ara.",
        discussion: "pafta audit search --protocol 2026/14 --collection parsel --from 2026-11-01"
    )

    @OptionGroup var selection: AuditSelection

    @Option(help: "The most records that are shown. / En çok gösterilecek kayıt.")
    var limit = 1_000

    @Flag(help: "Write the records as JSON lines. / Kayıtları JSON satırları olarak yaz.")
    var json = false

    @ParentCommand var parent: AuditCommand

    @OptionGroup var keys: AuditKeyOptions

    @OptionGroup var common: CommonOptions

    func run() throws {
        let common = common.following(parent.leading)
        try common.run(json: json) { console in
            Interruption.watch()
            var shown = 0
            let query = try selection.query()
            try keys.folder(common)
                .search(query) { entry, line throws(PaftaError) in
                    try Interruption.check()
                    guard shown < limit else {
                        console.note(Self.more(limit))
                        return false
                    }
                    if json { console.write(line + [0x0A]) } else { console.result(Self.line(entry)) }
                    shown += 1
                    return true
                }
            if shown == 0 { console.note(LocalizedText("No record matches.", tr: "Uyan kayıt yok.")) }
        }
    }

    private static func more(_ limit: Int) -> LocalizedText {
        LocalizedText(
            "There are more than \(limit) records; ask for less, or for more with '--limit'.",
            tr: "\(limit) kayıttan fazlası var; aramayı daraltın ya da '--limit' ile artırın."
        )
    }

    private static func line(_ entry: AuditEntry) -> String {
        var cells = entry.cells
        cells[1] = LocalTime.text(cells[1])
        return cells.joined(separator: "  ")
    }
}
