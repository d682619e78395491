import ArgumentParser
import GeoCore
import GeoPackageStore
import GeoReferencing
import LayerLoading
import PaftaTerminal

/// `pafta export`: writes a layer to a file.
struct ExportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Write a layer to a file; the ending decides the format. / Bir katmanı dosyaya yaz."
    )

    @Argument(help: "The layer. / Katman.")
    var layer: String

    @Option(
        name: .customLong("to"),
        help: "The file: .gpkg .shp .geojson .gml .dxf .tab .kml .csv .fgb .xlsx … / Dosya."
    )
    var file: String

    @Option(help: "The CRS of the file, as EPSG:5254 (default: as stored). / Dosyanın koordinat sistemi.")
    var crs: String?

    @Option(help: "The text encoding of a Shapefile, as CP1254 (default: UTF-8). / Metin kodlaması.")
    var encoding: String?

    @OptionGroup var common: CommonOptions

    func run() throws {
        try common.run { console in
            let target = try crs.map { text throws(PaftaError) in try CRSIdentity(parsing: text) }
            let references = CoordinateReferenceSystems()
            let catalogue = GeoPackageCatalogue(home: try common.openHome(), references: references)
            Interruption.watch()
            let line = ProgressLine(console: console)
            defer { line.finish() }
            let label = LocalizedText("\(layer): writing", tr: "\(layer): yazılıyor")
            let exporter = LayerExporter(catalogue: catalogue)
            let result = try exporter.export(layer, to: file, crs: target, encoding: encoding) {
                (done, total) throws(PaftaError) in
                try Interruption.check()
                line.show(label, done: done, total: total)
            }
            line.finish()
            for note in result.notes { console.note(note) }
            let count = ProgressLine.grouped(result.features)
            console.note(LocalizedText("\(file): \(count) features written.", tr: "\(file): \(count) nesne yazıldı."))
        }
    }
}
