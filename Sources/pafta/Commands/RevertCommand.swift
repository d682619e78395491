import ArgumentParser
import AuditTrail
import GeoCore
import GeoPackageStore
import HomeRegistry
import PaftaTerminal

/// `pafta revert`: undoes a load.
struct RevertCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "revert",
        abstract: "Undo a load, or edits of a layer. / Bir yüklemeyi ya da düzenlemeyi geri al.",
        discussion: """
            pafta history parsel
            pafta revert 12 --note "Yanlış dosya"
            pafta revert --layer parsel --changeset 7
            """
    )

    @Argument(help: "The number of the load, as in the history of its layers. / Yüklemenin numarası.")
    var load: Int64?

    @Option(help: "Undo a changeset of this layer instead, as one of edits. / Yükleme yerine bu katmanda.")
    var layer: String?

    @Option(help: "The number of that changeset. / Değişiklik kümesinin numarası.")
    var changeset: Int64?

    @Flag(help: "Undo what came later in the layers as well. / Sonraki değişiklikleri de geri al.")
    var includingLater = false

    @Option(help: "A remark for the record. / Kayda geçecek not.")
    var note: String?

    @Option(help: "The unit you act for. / Adına çalıştığınız birim.")
    var unit: String?

    @Flag(help: "Write what was done as JSON. / Yapılanı JSON olarak yaz.")
    var json = false

    @OptionGroup var common: CommonOptions

    func validate() throws {
        guard (load != nil) != (layer != nil), (layer != nil) == (changeset != nil) else {
            throw ValidationError("pafta revert LOAD, or pafta revert --layer LAYER --changeset NUMBER")
        }
    }

    func run() throws {
        try common.run(json: json) { console in
            let home = try common.openHome()
            let account = try Account(in: home)
            let run = RevertRun(
                home: home,
                registry: try HomeRegistry(home: home.path),
                console: console,
                person: account.name,
                unit: try account.unit(named: unit),
                includesLater: includingLater,
                note: note
            )
            Interruption.watch()
            let record = try load.map { number throws(PaftaError) in try run.registry.load(number) }
            let result = try run.run(try steps(record), of: record)
            let changesets = result.layers.map { "\($0.collection) \($0.changeset.map { "\($0)" } ?? "-")" }
            let source = load.map { "load \($0)" } ?? "changeset \(changeset ?? 0) of \(layer ?? "-")"
            let detail = "revert of \(source) as load \(result.load), changesets \(changesets.joined(separator: ", "))"
            let audit = AuditNote("load", in: home, detail) {
                $0.unit = run.unit?.name
                $0.collection = result.layers.map(\.collection).joined(separator: ",")
            }
            if json {
                console.result(document(result.load, result.layers))
                try audit.settle(console)
                return
            }
            for layer in result.layers { console.note(Self.text(layer)) }
            console.note(
                LocalizedText(
                    "Done as load \(result.load); 'pafta revert \(result.load)' takes it back.",
                    tr: "\(result.load) numarayla kaydedildi; 'pafta revert \(result.load)' bunu geri alır."
                )
            )
            try audit.settle(console)
        }
    }

    private func steps(_ record: LoadRecord?) throws(PaftaError) -> [RevertRun.Step] {
        if let record { return try RevertRun.steps(of: record) }
        guard let layer, let changeset else { return [] }
        return [RevertRun.Step(layer: layer, changeset: changeset)]
    }

    private static func text(_ layer: LoadRecord.Layer) -> LocalizedText {
        let numbers = [layer.inserted, layer.updated, layer.deleted].map { ProgressLine.grouped($0) }
        return LocalizedText(
            "\(layer.collection): \(numbers[0]) features came back, \(numbers[1]) have their former values, "
                + "\(numbers[2]) are gone again.",
            tr: "\(layer.collection): \(numbers[0]) nesne geri geldi, \(numbers[1]) nesne eski değerlerini aldı, "
                + "\(numbers[2]) nesne kaldırıldı."
        )
    }

    private func document(_ number: Int64, _ layers: [LoadRecord.Layer]) -> String {
        var object = JSONObject()
        object.add("load", Int(number))
        if let load { object.add("reverted", Int(load)) }
        let documents = layers.map { layer in
            var object = JSONObject()
            object.add("layer", layer.collection)
            object.add("changeset", layer.changeset.map { Int($0) })
            object.add("inserted", layer.inserted)
            object.add("updated", layer.updated)
            object.add("deleted", layer.deleted)
            object.add("unchanged", layer.unchanged)
            return object
        }
        object.add("layers", documents)
        return object.text
    }
}
