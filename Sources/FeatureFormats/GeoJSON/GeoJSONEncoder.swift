public import FeatureQuery
public import GeoCore

/// Writes features as GeoJSON (RFC 7946).
///
/// Geometries must be in longitude and latitude (CRS84), or in the CRS the reader asked for. Outer rings run counter-clockwise
/// and holes clockwise, seen with east to the right and north up, as clause 3.1.6 wants; that does not change when northing is
/// written first. Heights are written to the millimetre.
public struct GeoJSONEncoder: FeatureEncoder {
    private let feature: FeatureObject
    private var isFirst = true

    /// Creates an encoder for batches with these properties.
    ///
    /// - Parameters:
    ///   - properties: The properties of the batches, in their order.
    ///   - coordinates: Decimals, 0 … 9, and which coordinate stands first.
    public init(properties: [PropertyDefinition], coordinates: CoordinateForm) {
        feature = FeatureObject(properties: properties, coordinates: coordinates)
    }

    /// Creates an encoder that writes x before y.
    ///
    /// - Parameters:
    ///   - properties: The properties of the batches, in their order.
    ///   - decimals: Decimals of coordinates, 0 … 9; seven are 1 cm for degrees.
    public init(properties: [PropertyDefinition], decimals: Int = 7) {
        self.init(properties: properties, coordinates: CoordinateForm(decimals: decimals))
    }

    /// Starts a feature collection.
    public mutating func begin(to writer: inout ByteWriter) {
        writer.append("{\"type\":\"FeatureCollection\",\"features\":[")
        isFirst = true
    }

    /// Adds the features of a batch to the collection.
    public mutating func append(_ batch: FeatureBatch, to writer: inout ByteWriter) {
        for row in 0..<batch.count {
            feature.append(row: row, of: batch, isFirst ? .first : .next, to: &writer)
            isFirst = false
        }
    }

    /// Ends the feature collection.
    ///
    /// `members` are further members of the collection as JSON without braces, such as `"numberReturned":2`.
    public mutating func end(members: ArraySlice<UInt8>, to writer: inout ByteWriter) {
        writer.append("\n]")
        if !members.isEmpty { writer.append(UInt8(ascii: ",")) }
        writer.append(members)
        writer.append("}\n")
    }

    /// Adds one feature.
    ///
    /// `members` are further members of the feature as JSON without braces.
    public func appendFeature(
        row: Int,
        of batch: FeatureBatch,
        members: ArraySlice<UInt8>,
        to writer: inout ByteWriter
    ) {
        feature.append(row: row, of: batch, .alone, members: members, to: &writer)
    }
}
