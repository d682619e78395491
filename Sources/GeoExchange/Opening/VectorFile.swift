public import GeoCore

/// An opened delivery: a file, folder or archive of vector layers in any format GDAL reads, and lists of points.
///
/// It is never written to, nor is anything written beside it; archives are unpacked into a temporary folder of their own,
/// that of a private copy beside it, which disappears with the last reader. One thread at a time may use it and its readers; the file stays open until all of
/// them are released. Nothing that a file names is fetched from anywhere.
public final class VectorFile {
    /// The short name of the format, for most GDAL's driver, such as `ESRI Shapefile`.
    public let formatName: String
    /// The layers, in the order of the file.
    public let layers: [VectorLayer]
    /// The names of the data sets, of which a folder or archive may have several.
    public let members: [String]
    /// What could not be taken as it was meant, with the place; complete as soon as the file is open.
    public let findings: [SourceFinding]

    private let contents: [any LayerContent]
    private let messages: GDALMessages

    init(
        formatName: String,
        members: [String],
        contents: [any LayerContent],
        findings: [SourceFinding],
        messages: GDALMessages
    ) {
        self.formatName = formatName
        self.members = members
        self.contents = contents
        self.findings = findings
        self.messages = messages
        layers = contents.map(\.description)
    }

    /// Opens a private copy of a delivery.
    ///
    /// - Parameters:
    ///   - copy: The copy, whose files must stay until the last reader is released.
    ///   - options: What the file does not say itself.
    /// - Returns: The opened delivery, perhaps without layers.
    /// - Throws: As `open` of a path.
    public static func open(_ copy: DeliveryCopy, options: SourceOptions = .init()) throws(PaftaError) -> VectorFile {
        try open(copy.path, options, unpackingIn: copy.folder)
    }

    /// Opens a file, a folder of files, or a ZIP archive of them.
    ///
    /// - Parameters:
    ///   - path: A path on this machine; addresses of servers and virtual files are refused.
    ///   - options: What the file does not say itself.
    /// - Returns: The opened delivery, perhaps without layers.
    /// - Throws: `source.notFound`, `source.unreadable`, `source.unknownFormat`, `source.unsupportedFormat` with the way
    ///   to export it, `source.damaged`, `source.limit`, `source.unsafe`, `source.encrypted`, `source.remoteReference`,
    ///   `source.member` if the delivery has not the member asked for, or members whose layers have the same name,
    ///   `encoding.unknown`, `encoding.unclear` if the name of a layer or property is not UTF-8 and no encoding is given.
    public static func open(_ path: String, options: SourceOptions = .init()) throws(PaftaError) -> VectorFile {
        try open(path, options, unpackingIn: nil)
    }

    private static func open(
        _ path: String,
        _ options: SourceOptions,
        unpackingIn folder: String?
    ) throws(PaftaError) -> VectorFile {
        GDALLibrary.prepare()
        let messages = GDALMessages()
        let source = try SourcePath(path)
        messages.hide(source.folder)
        let delivery = try messages.collect { () throws(PaftaError) in
            try DeliveryContents(source, options, unpackingIn: folder)
        }
        messages.forgetFailures()
        if let unpacked = delivery.unpacked { messages.hide(unpacked.path) }
        var opening = try DeliveryOpening(source.name, options, messages, unpacked: delivery.unpacked)
        for dataSet in delivery.dataSets { try opening.open(dataSet) }
        return try opening.finish()
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
    ///   - keepsNonFinite: Whether geometries with coordinates that are not numbers, or infinite, come as they are, for
    ///     somebody who tells which ones they are; otherwise the first one ends the reading. A point without any
    ///     coordinate that is a number always counts as none. Layers made of drawings never have such ones.
    /// - Returns: A reader that keeps the file open.
    /// - Throws: `source.layer` if there is no such layer.
    public func features(
        layer index: Int,
        batchSize: Int,
        keepsNonFinite: Bool = false
    ) throws(PaftaError) -> VectorFeatureReader {
        guard contents.indices.contains(index) else { throw .missingLayer(index, count: contents.count) }
        let reader = try contents[index].makeReader(batchSize: max(1, batchSize), keepsNonFinite: keepsNonFinite)
        return VectorFeatureReader(reader, openingNotes: notes)
    }
}
