import ArgumentParser
import FeatureQuery
import GeoCore
import GeoExchange
import GeoPackageStore
import GeoReferencing
import Glibc
import LayerTemplates
import LoadReports
import PaftaTerminal

/// `pafta template map`: shows which fields of a file become which fields of a template, and writes a mapping file.
struct TemplateMapCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "map",
        abstract: "Suggest a field mapping for a file. / Bir dosya için alan eşlemesi öner.",
        discussion: """
            pafta template map PARSEL.shp --as parsel --out esleme.toml
            pafta load PARSEL.shp --as parsel --mapping esleme.toml
            """
    )

    @Argument(help: "The delivered file. / Teslim edilen dosya.")
    var file: String

    @Option(name: .customLong("as"), help: "The template. / Şablon.")
    var template: String

    @Option(help: "The file to write; must not be there. / Yazılacak dosya.")
    var out: String?

    @Option(help: "The layer of the file. / Dosyadaki katman.")
    var sourceLayer: String?

    @Option(help: "The data set of an archive or folder. / Arşivdeki ya da klasördeki veri kümesi.")
    var member: String?

    @Option(help: "The text encoding, as CP1254. / Metin kodlaması.")
    var encoding: String?

    @ParentCommand var parent: TemplateCommand

    @OptionGroup var common: CommonOptions

    func run() throws {
        let common = common.following(parent.leading)
        try common.run { console in
            if let out, unsafe access(out, F_OK) == 0 { throw PaftaError.fileExists(out) }
            let home = try common.openHome()
            let template = try TemplateLibrary(folder: home.templatesFolder).template(named: template)
            let fields = try self.fields(home)
            let mapping = FieldMapping.suggest(source: fields, template: template)
            for line in mapping.lines(source: fields, template: template, in: console.language) {
                console.result(ForeignText(line).text)
            }
            guard let out else { return }
            try TextFile.write(mapping.toml(source: fields, template: template), to: out, replacing: false)
            console.note(
                LocalizedText(
                    "\(out) written; look through it, then load with --mapping \(out).",
                    tr: "\(out) yazıldı; gözden geçirin, sonra --mapping \(out) ile yükleyin."
                )
            )
        }
    }

    /// Reads the fields of the file, of a private copy as a load does.
    private func fields(_ home: Home) throws(PaftaError) -> [PropertyDefinition] {
        let staging = try LayerStaging(home: home, references: CoordinateReferenceSystems())
        let folder = try staging.makeFolder("delivery")
        let copy = try DeliveryCopy(of: file, in: folder)
        let opened = try VectorFile.open(copy, options: SourceOptions(encoding: encoding, member: member))
        let filled = opened.layers.count > 1 ? opened.layers.filter { $0.featureCount != 0 } : opened.layers
        let fitting = sourceLayer.map { name in opened.layers.filter { $0.name == name } } ?? filled
        guard let layer = fitting.first, fitting.count == 1 else {
            throw .unclearLayer(sourceLayer, opened.layers.map(\.name))
        }
        // The folder goes with the value.
        return withExtendedLifetime(staging) { layer.properties }
    }
}

extension PaftaError.Code {
    /// The file has several layers, or none of the name.
    static let unclearLayer = Self("source.layer")
    /// A file that was to be written is there already.
    static let fileExists = Self("file.exists")
}

extension PaftaError {
    fileprivate static func fileExists(_ path: String) -> PaftaError {
        PaftaError(
            .conflict,
            .fileExists,
            LocalizedText("'\(path)' is there already; it was not touched.", tr: "'\(path)' zaten var; dokunulmadı."),
            remedy: LocalizedText("Name another file, or remove it.", tr: "Başka bir dosya belirtin ya da onu silin.")
        )
    }

    fileprivate static func unclearLayer(_ wanted: String?, _ names: [String]) -> PaftaError {
        let list = names.map { "'\($0)'" }.joined(separator: ", ")
        let text =
            if let wanted {
                LocalizedText("The file has no layer '\(wanted)'.", tr: "Dosyada '\(wanted)' katmanı yok.")
            } else {
                LocalizedText(
                    "The file does not have exactly one layer with features.",
                    tr: "Dosyada nesnesi olan tek bir katman yok."
                )
            }
        return PaftaError(
            wanted == nil ? .invalidInput : .notFound,
            .unclearLayer,
            text,
            remedy: LocalizedText(
                "Choose one with --source-layer: \(list).",
                tr: "--source-layer ile birini seçin: \(list)."
            )
        )
    }
}
