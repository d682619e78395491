public import FeatureQuery
public import GeoCore

/// Reads the features of one layer in batches, from the first to the last.
public final class VectorFeatureReader {
    private let reader: any LayerReader
    private let openingNotes: [LocalizedText]

    init(_ reader: any LayerReader, openingNotes: [LocalizedText]) {
        self.reader = reader
        self.openingNotes = openingNotes
    }

    /// What was odd but did not stop the reading or opening; GDAL's own remarks are in English in every language.
    public var notes: [LocalizedText] { openingNotes + reader.notes }

    /// The English wording of ``notes``.
    public var warnings: [String] { notes.map(\.english) }

    /// What reading changed in geometries so far.
    public var changes: GeometryChanges { reader.changes }

    /// Returns the next features, at least one; `nil` behind the last.
    ///
    /// x is east or longitude, whatever the axis order of the file. Arcs come as segments no farther than 1 cm from them
    /// (radii up to 10 km), surfaces as areas; measures are dropped; ``changes`` counts them. Positions count from 1.
    ///
    /// - Throws: `source.damaged`, `geometry.malformed`, `geometry.unsupported`, `encoding.unclear`, each with the number
    ///   of the feature, `source.remoteReference`. Nothing more can be read then.
    public func next() throws(PaftaError) -> FeatureBatch? { try reader.next() }
}
