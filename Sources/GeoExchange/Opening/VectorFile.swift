public import GeoCore

/// An opened delivery: a file, folder or archive of vector layers in any format GDAL reads.
///
/// It is read in place and never written to, nor is anything written beside it. One thread at a time may use it and its
/// readers; the file stays open until all of them are released.
public final class VectorFile {
    /// The short name of GDAL's driver, such as `ESRI Shapefile`.
    public let formatName: String
    /// The layers, in the order of the file.
    public let layers: [VectorLayer]

    private let sources: [LayerSource]
    private let messages: GDALMessages

    private init(formatName: String, sources: [LayerSource], messages: GDALMessages) {
        self.formatName = formatName
        self.sources = sources
        self.messages = messages
        layers = sources.map(\.description)
    }

    /// Opens a file, a folder of files, or a ZIP archive of them.
    ///
    /// - Parameters:
    ///   - path: A path on this machine; addresses of servers and virtual files are refused.
    ///   - options: What the file does not say itself.
    /// - Returns: The opened delivery, perhaps without layers.
    /// - Throws: `source.notFound`, `source.unreadable`, `source.unknownFormat`, `source.damaged`, `encoding.unknown`,
    ///   `encoding.unclear` if the name of a layer or property is not UTF-8 and no encoding is given.
    public static func open(_ path: String, options: SourceOptions = .init()) throws(PaftaError) -> VectorFile {
        GDALLibrary.prepare()
        let encoding = try options.encoding.map { name throws(PaftaError) -> TextEncoding in
            guard let encoding = TextEncoding(name) else { throw .unknownEncoding(name) }
            return encoding
        }
        let source = try SourcePath(path)
        let messages = GDALMessages()
        var sources: [LayerSource] = []
        var formatName = ""
        for dataset in messages.collect({ source.datasets() }) {
            let opened = try OpenedSource(dataset, name: source.name, encoding: encoding, messages: messages)
            if formatName.isEmpty { formatName = opened.driver }
            sources += try messages.collect { () throws(PaftaError) in try LayerSource.all(of: opened, messages) }
        }
        return VectorFile(formatName: formatName, sources: sources, messages: messages)
    }

    /// What was odd while opening but did not stop it; GDAL's own remarks are in English in every language.
    public var notes: [LocalizedText] { messages.notes }

    /// The English wording of ``notes``.
    public var warnings: [String] { notes.map(\.english) }

    /// Starts reading a layer from its first feature.
    ///
    /// Readers of layers of the same file must not be used alternately.
    ///
    /// - Parameters:
    ///   - index: The position in ``layers``.
    ///   - batchSize: The greatest number of features in a batch, at least one.
    /// - Returns: A reader that keeps the file open.
    /// - Throws: `source.layer` if there is no such layer.
    public func features(layer index: Int, batchSize: Int) throws(PaftaError) -> VectorFeatureReader {
        guard sources.indices.contains(index) else { throw .missingLayer(index, count: sources.count) }
        return VectorFeatureReader(sources[index], batchSize: max(1, batchSize), openingNotes: notes)
    }
}
