public import FeatureQuery
public import GeoCore

/// Writes a collection of features in one format, batch by batch: memory holds one batch and its bytes.
public protocol FeatureEncoder: Sendable {
    /// Starts the collection.
    mutating func begin(to writer: inout ByteWriter)
    /// Adds the features of a batch, whose properties are those the encoder was created for.
    mutating func append(_ batch: FeatureBatch, to writer: inout ByteWriter)
    /// Ends the collection.
    ///
    /// `members` are further members of the collection as JSON without braces, such as `"numberReturned":2`; formats that
    /// are not JSON documents leave them out.
    mutating func end(members: ArraySlice<UInt8>, to writer: inout ByteWriter)
}
