import ArgumentParser
import AuditTrail
import GeoCore
import PaftaTerminal

/// `pafta audit seal`: seals the days that are over and signs the last record of today.
struct AuditSealCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "seal",
        abstract: "Seal the days that are over and sign today's last record. / Biten günleri mühürle."
    )

    @Flag(help: "Write the result as JSON. / Sonucu JSON olarak yaz.")
    var json = false

    @ParentCommand var parent: AuditCommand

    @OptionGroup var keys: AuditKeyOptions

    @OptionGroup var common: CommonOptions

    func run() throws {
        let common = common.following(parent.leading)
        try common.run(json: json) { console in
            let writer = try AuditWriter(try keys.folder(common))
            // The record that somebody asked for it belongs to today, and so closes every day before.
            let record = AuditRecord(
                event: "seal",
                time: Environment.now,
                kind: "staff",
                principal: Environment.account
            )
            let last = try writer.append(record)
            try writer.flush()
            if json {
                var object = JSONObject()
                object.add("lastSequence", last.sequence)
                object.add("lastHash", last.hash)
                return console.result(object.text)
            }
            console.result("\(last.sequence):\(last.hash)")
            console.note(
                LocalizedText(
                    "Sealed; note the number and hash down for a later 'pafta audit verify --anchor'.",
                    tr: "Mühürlendi; sıra ve özeti ileride 'pafta audit verify --anchor' için not edin."
                )
            )
        }
    }
}
