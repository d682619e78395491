public import FeatureQuery
public import GeoCore

/// Writes features as a sequence of GeoJSON texts, one feature on each line.
///
/// A reader may use every feature as soon as its line has come; there is no collection around them.
public struct GeoJSONSequenceEncoder: FeatureEncoder {
    /// What marks the start of a feature.
    public enum Separation: Sendable, Hashable {
        /// Nothing: newline-delimited JSON, `application/x-ndjson`.
        case lines
        /// The control character U+001E: `application/geo+json-seq` (RFC 8142, clause 2).
        case records
    }

    private let feature: FeatureObject
    private let opening: FeatureObject.Opening

    /// Creates an encoder for batches with these properties.
    ///
    /// - Parameters:
    ///   - properties: The properties of the batches, in their order.
    ///   - coordinates: Decimals, 0 … 9, and which coordinate stands first.
    ///   - separation: What marks the start of a feature.
    public init(
        properties: [PropertyDefinition],
        coordinates: CoordinateForm = .crs84,
        separation: Separation = .lines
    ) {
        feature = FeatureObject(properties: properties, coordinates: coordinates)
        opening = separation == .records ? .record : .alone
    }

    /// Writes nothing: a sequence has no start.
    public mutating func begin(to writer: inout ByteWriter) {}

    /// Adds the features of a batch.
    public mutating func append(_ batch: FeatureBatch, to writer: inout ByteWriter) {
        for row in 0..<batch.count {
            feature.append(row: row, of: batch, opening, to: &writer)
            writer.append(UInt8(ascii: "\n"))
        }
    }

    /// Writes nothing: a sequence has neither an end nor members.
    public mutating func end(members: ArraySlice<UInt8>, to writer: inout ByteWriter) {}
}
