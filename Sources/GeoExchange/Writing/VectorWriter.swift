public import FeatureQuery
public import GeoCore

/// Writes one layer to a file that either is complete after ``close()`` or is not there at all.
///
/// Memory does not grow with the number of features, except for XLSX and ODS, whose drivers keep everything.
public final class VectorWriter {
    private let messages = GDALMessages()
    private let staged: StagedOutput
    /// Needed until a drawing is closed.
    private let template: DrawingTemplate?
    private var output: Output?

    private enum Output {
        case dataset(LayerOutput)
        case table(CoordinateTable)
    }

    /// Creates a file for a layer, or adds the layer to a file.
    ///
    /// - Parameters:
    ///   - path: Where the file is to be; only with `WriteOptions.appendsLayer` may it exist.
    ///   - format: The format; see ``VectorFormat/forPath(_:)``.
    ///   - layer: The schema; its collection names the layer and its geometry's CRS is that of the coordinates written.
    ///     x is east or longitude; formats with another order in the file, such as GML, turn it themselves.
    ///   - options: What the format leaves open.
    /// - Throws: `target.unwritable`, `target.unsuitable`, `crs.unknown`, `encoding.unknown`.
    public init(
        path: String,
        format: VectorFormat,
        layer: FeatureSchema,
        options: WriteOptions = WriteOptions()
    ) throws(PaftaError) {
        let definition = try LayerDefinition(format, layer, options, messages)
        if options.appendsLayer, format.appending == .never { throw .targetNotAppendable(format.driver) }
        staged = try StagedOutput(target: path, replaces: options.appendsLayer)
        template = format.driver == "DXF" ? definition.encoding.flatMap { DrawingTemplate($0) } : nil
        if let columns = options.coordinateColumns, format.driver == "CSV" {
            output = .table(try CoordinateTable(staged, definition, columns))
        } else {
            output = .dataset(try open(definition))
        }
    }

    deinit {
        // The file is closed before its folder is removed.
        output = nil
    }

    private func open(_ definition: LayerDefinition) throws(PaftaError) -> LayerOutput {
        let messages = messages
        let staged = staged
        let template = template
        return try messages.collect { () throws(PaftaError) in
            let format = definition.format
            var dataset: GDALDataset?
            if definition.options.appendsLayer, format.appending == .byUpdate {
                try staged.copyTarget()
                dataset = GDALDataset.openForUpdate(staged.path, driver: format.driver)
            } else {
                let options = format.datasetOptions + (template.map { ["HEADER=\($0.path)"] } ?? [])
                dataset = GDALDataset.create(staged.path, driver: format.driver, options: options)
            }
            guard let dataset else { throw .unwritableTarget(staged.name, cause: messages.cause) }
            let output = try LayerOutput(dataset, definition, messages: messages)
            if definition.options.appendsLayer, format.appending == .byCopy {
                try output.copy(from: staged.existing)
            }
            return output
        }
    }

    /// What was changed or left out to fit the format; GDAL's own remarks are in English in every language.
    public var notes: [LocalizedText] { messages.notes }

    /// The English wording of ``notes``.
    public var warnings: [String] { notes.map(\.english) }

    /// Adds the features of a batch, whose properties are those of the layer in the same order.
    ///
    /// - Throws: `target.unwritable`; the writer is of no use then, and nothing stays of the file when it is released.
    public func write(_ batch: FeatureBatch) throws(PaftaError) {
        let output = try takeOutput()
        try explaining { () throws(PaftaError) in
            switch output {
            case .dataset(let layer): try layer.write(batch)
            case .table(let table): try table.write(batch, messages)
            }
        }
        self.output = output
    }

    /// Completes the file and moves it to its place.
    ///
    /// - Throws: `target.unwritable`; nothing stays of the file when the writer is released.
    public func close() throws(PaftaError) {
        let output = try takeOutput()
        try explaining { () throws(PaftaError) in
            switch output {
            case .dataset(let layer): try layer.close()
            case .table(let table): try table.close()
            }
            try staged.publish()
        }
    }

    /// Returns the output and leaves none, so that nothing is written behind a failure.
    private func takeOutput() throws(PaftaError) -> Output {
        guard let output = output.take() else { throw .unwritableTarget(staged.name, cause: "closed") }
        return output
    }

    /// Tells a full disk from other failures, which drivers do not.
    private func explaining(_ body: () throws(PaftaError) -> Void) throws(PaftaError) {
        do throws(PaftaError) {
            try messages.collect(body)
        } catch {
            throw staged.fullDisk(cause: error.cause) ?? error
        }
    }
}
