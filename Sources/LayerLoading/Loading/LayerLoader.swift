public import GeoCore
internal import FeatureQuery
internal import GeoExchange
public import GeoPackageStore
public import GeoReferencing

/// Loads delivered files into a home: all layers of a file, or nothing.
public struct LayerLoader: Sendable {
    private static let batchSize = 2_048

    private let home: Home
    private let references: CoordinateReferenceSystems

    /// Creates a loader for `home`.
    public init(home: Home, references: CoordinateReferenceSystems) {
        self.home = home
        self.references = references
    }

    /// Loads a file.
    ///
    /// - Parameters:
    ///   - request: The file, and how it is to be loaded.
    ///   - progress: Told often how far the load is; throws `operation.cancelled` to stop it.
    /// - Returns: What was loaded.
    /// - Throws: `source.*` for what is wrong with the file, `encoding.*`, `crs.unknown`, `language.invalid`,
    ///   `layer.exists`, `store.*`. Nothing is changed then.
    public func load(
        _ request: LoadRequest,
        progress: (LoadProgress) throws(PaftaError) -> Void
    ) throws(PaftaError) -> LoadReport {
        try Home.checkName(request.theme)
        var request = request
        request.language = try request.language.map { text throws(PaftaError) in try LanguageTag(parsing: text).text }
        let file = try VectorFile.open(request.file, options: SourceOptions(encoding: request.encoding))
        let layers = try chosenLayers(of: file, request)
        let staging = try LayerStaging(home: home, references: references)
        var report = LoadReport()
        for (index, layer) in layers {
            let plan = try LayerPlan(layer, request, isOnly: layers.count == 1, references: references)
            report.notes += plan.notes
            let reader = try file.features(layer: index, batchSize: Self.batchSize)
            let loaded = try load(plan, from: reader, into: staging, progress)
            if let loaded { report.layers.append(loaded) } else { report.notes.append(.emptyLayer(layer.name)) }
            report.notes += reader.notes
        }
        guard !report.layers.isEmpty else { throw .emptySource(file: request.file) }
        try staging.publish(theme: request.theme, replacing: request.replacing)
        return report
    }

    private func load(
        _ plan: LayerPlan,
        from reader: VectorFeatureReader,
        into staging: LayerStaging,
        _ progress: (LoadProgress) throws(PaftaError) -> Void
    ) throws(PaftaError) -> LoadReport.Layer? {
        guard var batch = try reader.next() else { return nil }
        let schema = plan.schema
        let writer = try staging.addLayer(schema, source: plan.source, keepsIdentifiers: plan.keepsIdentifiers)
        var points = plan.points
        var withoutGeometry = 0
        while true {
            try points?.addPoints(to: &batch, rowsBefore: writer.count)
            try writer.append(batch)
            withoutGeometry += batch.hasGeometry ? batch.geometry.types.count { $0 == nil } : batch.count
            try progress(
                LoadProgress(phase: .reading, layer: schema.collection, done: writer.count, total: plan.count)
            )
            guard let next = try reader.next() else { break }
            batch = next
        }
        let count = writer.count
        try writer.finish { done throws(PaftaError) in
            try progress(LoadProgress(phase: .storing, layer: schema.collection, done: done, total: count))
        }
        return LoadReport.Layer(
            collection: schema.collection,
            features: count,
            withoutGeometry: withoutGeometry,
            crs: schema.geometry?.crs,
            keptIdentifiers: plan.keepsIdentifiers
        )
    }

    private func chosenLayers(
        of file: VectorFile,
        _ request: LoadRequest
    ) throws(PaftaError) -> [(Int, VectorLayer)] {
        let all = Array(file.layers.enumerated())
        let names = all.map { "'\($0.element.name)'" }.joined(separator: ", ")
        guard !all.isEmpty else { throw .emptySource(file: request.file) }
        if let wanted = request.sourceLayer {
            let found = all.filter { $0.element.name == wanted }
            guard !found.isEmpty else { throw .unknownSourceLayer(wanted, names: names) }
            return found.map { ($0.offset, $0.element) }
        }
        // Of several layers, those known to be empty do not keep one name from being enough.
        let filled = all.count > 1 ? all.filter { $0.element.featureCount != 0 } : all
        guard request.layer == nil || filled.count <= 1 else { throw .severalLayers(names: names) }
        return filled.map { ($0.offset, $0.element) }
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
                "The file has several layers (\(names)), so --layer cannot name them all.",
                tr: "Dosyada birden çok katman var (\(names)); --layer hepsine ad olamaz."
            ),
            remedy: LocalizedText(
                "Choose one with --source-layer, or leave --layer out to keep their names.",
                tr: "--source-layer ile birini seçin ya da adlarını korumak için --layer kullanmayın."
            )
        )
    }
}
