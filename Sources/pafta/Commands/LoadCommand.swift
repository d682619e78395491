import ArgumentParser
import GeoCore
import GeoPackageStore
import GeoReferencing
import LayerLoading
import PaftaTerminal

/// `pafta load`: loads a delivered file as a whole or not at all.
struct LoadCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "load",
        abstract: "Load a file into the home. / Bir dosyayı eve yükle."
    )

    @Argument(help: "The file: SHP, GPKG, GeoJSON, GML, DXF, KML, TAB, CSV, XLSX, GDB … / Dosya.")
    var file: String

    @Option(help: "The collection's name (default: each layer's own). / Katmanın adı.")
    var layer: String?

    @Option(help: "Load only this layer of the file. / Dosyadaki yalnız bu katman.")
    var sourceLayer: String?

    @Option(help: "The CRS of the coordinates, as EPSG:5254. / Koordinat sistemi.")
    var crs: String?

    @Option(help: "The text encoding, as CP1254. / Metin kodlaması.")
    var encoding: String?

    @Option(help: "The theme, which names the GeoPackage. / Tema; GeoPackage'ın adı.")
    var theme = "genel"

    @Option(help: "What people call the layer. / Katmanın görünen adı.")
    var title: String?

    @Option(help: "The language of the texts, as tr; decides how searches fold them. / Metinlerin dili.")
    var language: String?

    @Flag(help: "Put it in the place of a layer of the same name. / Aynı adlı katmanın yerine koy.")
    var replace = false

    @Flag(help: "Write the report as JSON. / Raporu JSON olarak yaz.")
    var json = false

    @OptionGroup var common: CommonOptions

    func run() throws {
        try common.run(json: json) { console in
            var request = LoadRequest(file: file, theme: theme)
            request.layer = layer
            request.sourceLayer = sourceLayer
            request.crs = try crs.map { text throws(PaftaError) in try CRSIdentity(parsing: text) }
            request.encoding = encoding
            request.title = title
            request.language = language
            request.replacing = replace
            let (home, references) = (try common.openHome(), CoordinateReferenceSystems())
            let loader = LayerLoader(home: home, references: references)
            Interruption.watch()
            let line = ProgressLine(console: console)
            defer { line.finish() }
            let report = try loader.load(request) { progress throws(PaftaError) in
                try Interruption.check()
                line.show(Self.label(progress), done: progress.done, total: progress.total)
            }
            pack(report, GeoPackageCatalogue(home: home, references: references), line, console)
            line.finish()
            show(report, seconds: line.seconds, on: console)
        }
    }

    /// Makes the packed copies; the layers are loaded by then, so what goes wrong here costs speed and nothing else.
    private func pack(_ report: LoadReport, _ catalogue: GeoPackageCatalogue, _ line: ProgressLine, _ console: Console)
    {
        for layer in report.layers {
            let label = LocalizedText("\(layer.collection): packing", tr: "\(layer.collection): paketleniyor")
            do throws(PaftaError) {
                try catalogue.pack(layer.collection) { (done, total) throws(PaftaError) in
                    try Interruption.check()
                    line.show(label, done: done, total: total)
                }
            } catch {
                guard error.code != .cancelled else { return }
                line.finish()
                console.note(
                    LocalizedText(
                        "note: '\(layer.collection)' is loaded, but without a packed copy: \(error.message.english)",
                        tr:
                            "not: '\(layer.collection)' yüklendi, ancak paketlenmiş kopyası yok: \(error.message.turkish)"
                    )
                )
            }
        }
    }

    private static func label(_ progress: LoadProgress) -> LocalizedText {
        switch progress.phase {
        case .reading: LocalizedText("\(progress.layer): reading", tr: "\(progress.layer): okunuyor")
        case .storing: LocalizedText("\(progress.layer): storing", tr: "\(progress.layer): yazılıyor")
        }
    }

    private func show(_ report: LoadReport, seconds: Double, on console: Console) {
        if json { return console.result(document(report, seconds: seconds, language: console.language)) }
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

    private func document(_ report: LoadReport, seconds: Double, language: Language) -> String {
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
