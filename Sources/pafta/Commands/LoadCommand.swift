import ArgumentParser
import GeoCore
import GeoPackageStore
import LayerLoading
import LoadReports
import PaftaTerminal

/// `pafta load`: loads a delivered file as a whole or not at all.
struct LoadCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "load",
        abstract: "Load a file into the home. / Bir dosyayı eve yükle."
    )

    @OptionGroup var options: LoadOptions

    @Option(
        help: "The theme, which names the GeoPackage (default: the template's, or genel). / Tema; GeoPackage'ın adı."
    )
    var theme: String?

    @Option(help: "What people call the layer. / Katmanın görünen adı.")
    var title: String?

    @Option(help: "The language of the texts, as tr; decides how searches fold them. / Metinlerin dili.")
    var language: String?

    @Flag(help: "Put it in the place of a layer of the same name, with its history. / Katmanın yerine koy.")
    var replace = false

    @Flag(help: "Bring a layer without template to the state of the file. / Şablonsuz katmanı dosyaya eşitle.")
    var update = false

    @Option(help: "The fields that name a feature, as ada,parsel. / Kaydı belirleyen alanlar.")
    var key: String?

    @Flag(help: "Show what would change, and change nothing. / Neyin değişeceğini göster; değiştirme.")
    var dryRun = false

    @Flag(help: "Load though far fewer features are delivered than there are. / Kayıt sayısı çok düşse de yükle.")
    var force = false

    @Flag(help: "Load the same file again. / Aynı dosyayı yeniden yükle.")
    var again = false

    @Option(help: "The number of the letter that came with it. / Yazının sayısı.")
    var letter: String?

    @Option(help: "A remark for the record. / Kayda geçecek not.")
    var note: String?

    @Flag(help: "Write the report as JSON. / Raporu JSON olarak yaz.")
    var json = false

    @OptionGroup var common: CommonOptions

    func run() throws {
        try common.run(json: json) { console in
            let home = try common.openHome()
            let delivery = DeliveryRun(home: home, console: console)
            let request = try request(home)
            let result = try delivery.run(request, reportIn: options.report)
            if request.template == nil, request.mode == .load, isWhole(result), let report = result.report {
                show(report, seconds: result.seconds, theme: request.theme ?? "genel", on: console)
            } else if json {
                console.result(delivery.document(result))
            } else {
                delivery.show(result)
            }
            try result.note?.settle(console)
            if result.findings.outcome == .refused { throw ExitCode(result.findings.error?.exitCode ?? 65) }
        }
    }

    private func request(_ home: Home) throws(PaftaError) -> LoadRequest {
        var request = try options.request(home, dryRun ? .dryRun : .load)
        request.theme = theme
        request.title = title
        request.language = language
        request.replacing = replace
        request.updating = update
        request.key = key.map { $0.split(separator: ",").map { String($0.filter { $0 != " " }) } }
        request.forced = force
        request.repeating = again
        request.origin.letter = letter
        request.origin.note = note
        return request
    }

    /// Whether layers were stored as a whole, so that there is no difference to tell.
    private func isWhole(_ result: DeliveryRun.Result) -> Bool {
        result.report?.layers.allSatisfy { $0.difference == nil } ?? false
    }

    private func show(_ report: LoadReport, seconds: Double, theme: String, on console: Console) {
        if json { return console.result(document(report, seconds: seconds, theme: theme, language: console.language)) }
        for note in report.notes { console.note(LocalizedText("note: \(note.english)", tr: "not: \(note.turkish)")) }
        for layer in report.layers {
            let count = ProgressLine.grouped(layer.features)
            let crs = layer.crs.map { ", \($0)" } ?? ""
            console.note(
                LocalizedText(
                    "\(layer.collection): \(count) features loaded into '\(theme)'\(crs)\(empty(layer, "without geometry")).",
                    tr:
                        "\(layer.collection): \(count) nesne '\(theme)' temasına yüklendi\(crs)\(empty(layer, "geometrisiz"))."
                )
            )
        }
    }

    private func empty(_ layer: LoadReport.Layer, _ word: String) -> String {
        layer.withoutGeometry > 0 && layer.crs != nil ? ", \(layer.withoutGeometry) \(word)" : ""
    }

    private func document(_ report: LoadReport, seconds: Double, theme: String, language: Language) -> String {
        let layers = report.layers.map { layer in
            var object = JSONObject()
            object.add("collection", layer.collection)
            object.add("features", layer.features)
            object.add("withoutGeometry", layer.withoutGeometry)
            object.add("crs", verbatim: layer.crs.map { "\"\($0)\"" } ?? "null")
            object.add("keptIdentifiers", layer.keptIdentifiers)
            return object.text
        }
        var object = JSONObject()
        object.add("theme", theme)
        object.add("layers", verbatim: "[\(layers.joined(separator: ","))]")
        object.add("notes", report.notes.map { $0.text(in: language) })
        object.add("seconds", (seconds * 1_000).rounded() / 1_000)
        return object.text
    }
}
