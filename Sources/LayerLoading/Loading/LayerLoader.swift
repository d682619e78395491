internal import FeatureQuery
public import GeoCore
internal import GeoExchange
public import GeoPackageStore
public import GeoReferencing
internal import HomeRegistry

/// Loads delivered files into a home: all layers of a file, or nothing.
///
/// The delivery is copied, read, mapped, looked at by the rules, and then published as a whole: a new layer in one step, a
/// layer that is there by the difference to it, as one changeset.
public struct LayerLoader: Sendable {
    let home: Home
    let references: CoordinateReferenceSystems

    /// Creates a loader for `home`.
    public init(home: Home, references: CoordinateReferenceSystems) {
        self.home = home
        self.references = references
    }

    /// Loads a file, or looks at it only.
    ///
    /// - Parameters:
    ///   - request: The file, and how it is to be loaded.
    ///   - progress: Told often how far the load is; throws `operation.cancelled` to stop it.
    /// - Returns: What was found and done; a delivery with errors is `refused`, and nothing is changed then.
    /// - Throws: `source.*` for what is wrong with the file, `encoding.*`, `crs.unknown`, `mapping.invalid`,
    ///   `layer.exists`, `layer.foreign`, `layer.differentFields`, `load.repeated`, `language.invalid`, `store.*`.
    ///   Nothing is changed then.
    public func load(
        _ request: LoadRequest,
        progress: (LoadProgress) throws(PaftaError) -> Void
    ) throws(PaftaError) -> LoadReport {
        var request = request
        request.language = try request.language.map { text throws(PaftaError) in try LanguageTag(parsing: text).text }
        let staging = try LayerStaging(home: home, references: references)
        let delivery = try Delivery(request, in: staging, progress)
        let layers = try delivery.chosenLayers(request)
        let present = PresentLayers(home: home, references: references)
        try present.checkWriters(request, layers.map { LayerPlan.name(of: $0.layer, request) })
        var mayRepeat = request.mode == .load && !request.repeating && !request.replacing
        /// Refuses what was loaded before as soon as the hash is known.
        func checkRepetition(waits: Bool) throws(PaftaError) {
            guard mayRepeat, waits || delivery.content.isDone else { return }
            mayRepeat = false
            try present.checkRepetition(delivery, layers.map { LayerPlan.name(of: $0.layer, request) })
        }
        var intakes: [LayerIntake] = []
        var report = LoadReport()
        for (index, layer) in layers {
            var intake = try LayerIntake(layer, request, isOnly: layers.count == 1, present, references)
            let keepsNonFinite = intake.keepsNonFinite
            let reader = { () throws(PaftaError) in
                try delivery.file.features(
                    layer: index,
                    batchSize: LayerIntake.batchSize,
                    keepsNonFinite: keepsNonFinite
                )
            }
            let hasFeatures = try intake.read(from: reader, into: staging, delivery) { step throws(PaftaError) in
                try checkRepetition(waits: false)
                try progress(step)
            }
            if hasFeatures {
                intakes.append(intake)
            } else {
                report.notes.append(.emptyLayer(layer.name))
            }
            report.notes += intake.notes
        }
        guard !intakes.isEmpty else { throw .emptySource(file: request.file) }
        try checkRepetition(waits: true)
        report.sha256 = try delivery.content.value().sha256
        let publishing = Publishing(home: home, references: references, request: request, present: present)
        try publishing.run(&intakes, from: staging, delivery, &report, progress)
        return report
    }
}

extension LocalizedText {
    fileprivate static func emptyLayer(_ name: String) -> LocalizedText {
        LocalizedText(
            "The layer '\(name)' of the file has no features and was left out.",
            tr: "Dosyadaki '\(name)' katmanında nesne yok; atlandı."
        )
    }
}

extension PaftaError {
    fileprivate static func emptySource(file: String) -> PaftaError {
        let name = file.split(separator: "/").last.map(String.init) ?? file
        return PaftaError(
            .invalidInput,
            .emptySource,
            LocalizedText("'\(name)' holds no features.", tr: "'\(name)' dosyasında hiç nesne yok."),
            remedy: LocalizedText(
                "Check that the export was complete and that the right file was delivered.",
                tr: "Dışa aktarımın tam olduğunu ve doğru dosyanın teslim edildiğini denetleyin."
            )
        )
    }
}
