internal import GeoCore
internal import GeoExchange
internal import GeoPackageStore
internal import HomeRegistry

/// A delivered file as it is being loaded: a private copy, opened, with the hash of its content.
struct Delivery {
    /// The last part of the path as the user gave it.
    let name: String
    let file: VectorFile
    /// The copied files and their hash, which is taken while they are read.
    let content: BackgroundWork<Originals.Delivery>

    init(
        _ request: LoadRequest,
        in staging: LayerStaging,
        _ progress: (LoadProgress) throws(PaftaError) -> Void
    ) throws(PaftaError) {
        let step = LoadProgress(phase: .copying, layer: "", done: 0, total: nil)
        try progress(step)
        let copy = try DeliveryCopy(of: request.file, in: try staging.makeFolder("delivery"))
        name = copy.name
        let files = copy.members.map(\.path)
        content = BackgroundWork { cancellation throws(PaftaError) in
            try Originals.read(files) { () throws(PaftaError) in try cancellation.check() }
        }
        let options = SourceOptions(encoding: request.encoding, member: request.member, drawing: request.drawing)
        file = try VectorFile.open(copy, options: options)
    }

    /// Returns the layers that are wanted, with their places in the file.
    func chosenLayers(_ request: LoadRequest) throws(PaftaError) -> [(index: Int, layer: VectorLayer)] {
        let all = Array(file.layers.enumerated())
        let names = all.map { "'\($0.element.name)'" }.joined(separator: ", ")
        guard !all.isEmpty else { throw .noLayers(file: name) }
        if let wanted = request.sourceLayer {
            let found = all.filter { $0.element.name == wanted }
            guard !found.isEmpty else { throw .unknownSourceLayer(wanted, names: names) }
            return found.map { ($0.offset, $0.element) }
        }
        // Of several layers, those known to be empty do not keep one name from being enough.
        let filled = all.count > 1 ? all.filter { $0.element.featureCount != 0 } : all
        let needsOne = request.layer != nil || request.template != nil
        guard !needsOne || filled.count <= 1 else { throw .severalLayers(names: names) }
        return filled.map { ($0.offset, $0.element) }
    }
}

extension PaftaError {
    fileprivate static func noLayers(file: String) -> PaftaError {
        PaftaError(
            .invalidInput,
            .emptySource,
            LocalizedText("'\(file)' holds no layers.", tr: "'\(file)' dosyasında hiç katman yok."),
            remedy: LocalizedText(
                "Check that the export was complete and that the right file was delivered.",
                tr: "Dışa aktarımın tam olduğunu ve doğru dosyanın teslim edildiğini denetleyin."
            )
        )
    }

    fileprivate static func unknownSourceLayer(_ wanted: String, names: String) -> PaftaError {
        PaftaError(
            .notFound,
            .ambiguousLayer,
            LocalizedText(
                "The file has no layer '\(wanted)'; it has \(names).",
                tr: "Dosyada '\(wanted)' katmanı yok; şunlar var: \(names)."
            )
        )
    }

    fileprivate static func severalLayers(names: String) -> PaftaError {
        PaftaError(
            .invalidInput,
            .ambiguousLayer,
            LocalizedText(
                "The file has several layers (\(names)), so one name or template cannot do for them all.",
                tr: "Dosyada birden çok katman var (\(names)); tek ad ya da şablon hepsine yetmez."
            ),
            remedy: LocalizedText(
                "Choose one with --source-layer; without --layer and --as all are loaded with their own names.",
                tr: "--source-layer ile birini seçin; --layer ve --as verilmezse hepsi kendi adıyla yüklenir."
            )
        )
    }
}
