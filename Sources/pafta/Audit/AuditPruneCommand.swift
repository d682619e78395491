import ArgumentParser
import AuditTrail
import GeoCore
import PaftaTerminal

/// `pafta audit prune`: deletes the sealed days that are older than the retention.
struct AuditPruneCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "prune",
        abstract: "Delete days older than the retention, and record that. / Süresi dolan günleri sil.",
        discussion: "pafta audit prune --keep 24m"
    )

    @Option(help: "How long records are kept, as 24m or 2y (default: 24m, at least 6m). / Saklama süresi.")
    var keep = "24m"

    @Flag(help: "Write the result as JSON. / Sonucu JSON olarak yaz.")
    var json = false

    @ParentCommand var parent: AuditCommand

    @OptionGroup var keys: AuditKeyOptions

    @OptionGroup var common: CommonOptions

    func run() throws {
        let common = common.following(parent.leading)
        try common.run(json: json) { console in
            let retention = try AuditRetention(parsing: keep)
            let writer = try AuditWriter(try keys.folder(common))
            let days = try writer.prune(keeping: retention, at: Environment.now)
            if json {
                var object = JSONObject()
                object.add("deletedDays", days.map(\.description))
                return console.result(object.text)
            }
            for day in days { console.result("\(day)") }
            console.note(LocalizedText("\(days.count) days deleted.", tr: "\(days.count) gün silindi."))
        }
    }
}
