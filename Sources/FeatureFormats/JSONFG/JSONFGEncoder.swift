public import FeatureQuery
public import GeoCore

/// Writes features as JSON-FG (OGC Features and Geometries JSON 1.0, OGC 21-045r1), classes "Core" and "Feature Types and Schemas".
///
/// In longitude and latitude (CRS84) the geometry stands in `geometry`. In any other CRS it stands in `place`, in the axis order
/// of ``CoordinateForm``, and `geometry` is null unless the caller gives the same geometries in CRS84. What all features share,
/// their type, schema, CRS and dimension, stands once in the collection.
public struct JSONFGEncoder: FeatureEncoder {
    private let document: JSONFGDocument
    private let feature: FeatureObject
    private var isFirst = true

    /// Creates an encoder for batches with these properties.
    ///
    /// - Parameters:
    ///   - properties: The properties of the batches, in their order; without the temporal property features have no `time`.
    ///   - coordinates: Decimals, 0 … 9, and the axis order that the authority of the CRS wants.
    ///   - document: What all features share.
    public init(properties: [PropertyDefinition], coordinates: CoordinateForm, document: JSONFGDocument) {
        self.document = document
        var shape = FeatureObject.Shape()
        shape.geometryMember = document.isGeoJSON ? "geometry" : "place"
        shape.hasFallback = !document.isGeoJSON
        shape.hasUniformHeights = true
        shape.time = properties.firstIndex {
            $0.name == document.temporalProperty && ($0.type == .date || $0.type == .dateTime)
        }
        feature = FeatureObject(properties: properties, coordinates: coordinates, shape: shape)
    }

    /// Starts a feature collection.
    public mutating func begin(to writer: inout ByteWriter) {
        writer.append("{\"type\":\"FeatureCollection\",")
        writer.append(document.members(isCollection: true))
        writer.append(",\"features\":[")
        isFirst = true
    }

    /// Adds the features of a batch to the collection.
    public mutating func append(_ batch: FeatureBatch, to writer: inout ByteWriter) {
        append(batch, fallback: nil, to: &writer)
    }

    /// Adds the features of a batch, with `geometry` beside `place` for readers that know GeoJSON only.
    ///
    /// - Parameters:
    ///   - batch: The features.
    ///   - fallback: The same rows in longitude and latitude (CRS84); not used if the batch is in CRS84 itself.
    ///   - writer: Where the features go.
    public mutating func append(_ batch: FeatureBatch, fallback: GeometryColumn?, to writer: inout ByteWriter) {
        for row in 0..<batch.count {
            feature.append(row: row, of: batch, isFirst ? .first : .next, fallback: fallback, to: &writer)
            isFirst = false
        }
    }

    /// Ends the feature collection.
    public mutating func end(members: ArraySlice<UInt8>, to writer: inout ByteWriter) {
        writer.append("\n]")
        if !members.isEmpty { writer.append(UInt8(ascii: ",")) }
        writer.append(members)
        writer.append("}\n")
    }

    /// Adds one feature that is a document of its own.
    ///
    /// - Parameters:
    ///   - row: The row of the batch.
    ///   - batch: The features.
    ///   - fallback: The same rows in longitude and latitude (CRS84), or `nil`.
    ///   - members: Further members of the feature as JSON without braces.
    ///   - writer: Where the feature goes.
    public func appendFeature(
        row: Int,
        of batch: FeatureBatch,
        fallback: GeometryColumn? = nil,
        members: ArraySlice<UInt8>,
        to writer: inout ByteWriter
    ) {
        let own = document.members(isCollection: false)
        let all = members.isEmpty ? own[...] : own + [UInt8(ascii: ",")] + members
        feature.append(row: row, of: batch, .alone, fallback: fallback, members: all, to: &writer)
    }
}
