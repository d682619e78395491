public import FeatureQuery
public import GeoCore

/// Writes features as GeoJSON (RFC 7946).
///
/// Geometries must be in longitude and latitude (CRS84), or in the CRS the reader asked for. Outer rings run counter-clockwise
/// and holes clockwise, as clause 3.1.6 wants. Heights are written to the millimetre.
public struct GeoJSONEncoder: Sendable {
    let coordinates: FixedPoint
    let heights = FixedPoint(decimals: 3)
    /// The names of the properties as JSON with the commas and colons around them, side by side.
    private let names: [UInt8]
    private let nameEnds: [Int]
    private let opening = Array("{\"type\":\"Feature\",\"id\":".utf8)
    private let beforeGeometry = Array(",\"geometry\":".utf8)
    private let beforeProperties = Array(",\"properties\":{".utf8)
    /// What stands before the coordinates, by the raw value of the geometry type.
    let geometryOpenings: [[UInt8]]
    private var isFirst = true

    /// Creates an encoder for batches with these properties.
    ///
    /// - Parameters:
    ///   - properties: The properties of the batches, in their order.
    ///   - decimals: Decimals of coordinates, 0 … 8; seven are 1 cm for degrees.
    public init(properties: [PropertyDefinition], decimals: Int = 7) {
        coordinates = FixedPoint(decimals: min(max(decimals, 0), 8))
        var writer = ByteWriter(capacity: 1_024)
        nameEnds = properties.map { property in
            if writer.count > 0 { writer.append(UInt8(ascii: ",")) }
            JSONText.append(property.name, to: &writer)
            writer.append(UInt8(ascii: ":"))
            return writer.count
        }
        names = writer.take()
        geometryOpenings = (0...GeometryType.geometryCollection.rawValue)
            .map { code in
                guard let type = GeometryType(rawValue: code) else { return [] }
                let content = type == .geometryCollection ? "geometries\":[" : "coordinates\":"
                return Array("{\"type\":\"\(type.name)\",\"\(content)".utf8)
            }
    }

    /// Starts a feature collection.
    public mutating func begin(to writer: inout ByteWriter) {
        writer.append("{\"type\":\"FeatureCollection\",\"features\":[")
        isFirst = true
    }

    /// Adds the features of a batch to the collection.
    public mutating func append(_ batch: FeatureBatch, to writer: inout ByteWriter) {
        for row in 0..<batch.count {
            if !isFirst { writer.append(UInt8(ascii: ",")) }
            writer.append(UInt8(ascii: "\n"))
            isFirst = false
            appendFeature(row: row, of: batch, members: [], to: &writer)
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
        writer.append(opening.span)
        appendIdentifier(row: row, of: batch.identifiers, to: &writer)
        writer.append(beforeGeometry.span)
        if batch.hasGeometry {
            appendGeometry(row: row, of: batch.geometry, to: &writer)
        } else {
            writer.append("null")
        }
        writer.append(beforeProperties.span)
        var start = 0
        for (index, end) in nameEnds.enumerated() {
            writer.append(names.span.extracting(start..<end))
            start = end
            appendProperty(index, row: row, of: batch, to: &writer)
        }
        writer.append(UInt8(ascii: "}"))
        if !members.isEmpty {
            writer.append(UInt8(ascii: ","))
            writer.append(members)
        }
        writer.append(UInt8(ascii: "}"))
    }

    private func appendIdentifier(row: Int, of column: PropertyColumn, to writer: inout ByteWriter) {
        if column.holdsBytes {
            JSONText.append(column.bytes, column.range(of: row), to: &writer)
        } else {
            JSONText.append(column.integers[row], to: &writer)
        }
    }

    /// Reads the column where it lies in the batch: a copy of it would retain and release five arrays for every value.
    private func appendProperty(_ index: Int, row: Int, of batch: FeatureBatch, to writer: inout ByteWriter) {
        guard !batch.properties[index].isNull[row] else { return writer.append("null") }
        switch batch.properties[index].type {
        case .integer: JSONText.append(batch.properties[index].integers[row], to: &writer)
        case .real: JSONText.append(batch.properties[index].reals[row], to: &writer)
        case .boolean: writer.append(batch.properties[index].integers[row] == 0 ? "false" : "true")
        case .text, .date, .dateTime:
            let range = batch.properties[index].range(of: row)
            JSONText.append(batch.properties[index].bytes, range, to: &writer)
        case .binary:
            // Bytes have no form in JSON; base64 is what readers expect.
            let range = batch.properties[index].range(of: row)
            writer.append(UInt8(ascii: "\""))
            Base64.append(batch.properties[index].bytes[range], to: &writer)
            writer.append(UInt8(ascii: "\""))
        }
    }
}
