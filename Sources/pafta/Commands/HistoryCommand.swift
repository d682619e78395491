import ArgumentParser
import GeoCore
import PaftaTerminal

/// `pafta history`: lists the changes of a layer.
struct HistoryCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "history",
        abstract: "List the changes of a layer, the latest first. / Katmanın değişikliklerini listele.",
        discussion: "pafta history parsel"
    )

    @Argument(help: "The layer. / Katman.")
    var layer: String

    @Flag(help: "Write the list as JSON. / Listeyi JSON olarak yaz.")
    var json = false

    @OptionGroup var common: CommonOptions

    func run() throws {
        try common.run(json: json) { console in
            let entries = try HistoryEntry.all(of: layer, in: try common.openHome())
            if json { return console.result(JSONObject.list(entries.map(\.document))) }
            guard !entries.isEmpty else {
                return console.note(
                    LocalizedText(
                        "'\(layer)' has no history yet; it starts with the next load.",
                        tr: "'\(layer)' katmanının henüz geçmişi yok; bir sonraki yüklemeyle başlar."
                    )
                )
            }
            let rows = [HistoryEntry.headings(in: console.language)] + entries.map { $0.cells(in: console.language) }
            let used = rows[0].indices.filter { column in rows.dropFirst().contains { !$0[column].isEmpty } }
            let numbers = Set(used.indices.filter { HistoryEntry.numbers.contains(used[$0]) })
            let shown = rows.map { row in used.map { row[$0] } }
            for line in TextTable.lines(shown, rightAligned: numbers) { console.result(line) }
        }
    }
}
