public import FeatureQuery
public import GeoCore

/// Writes features as GML 3.2 of the Simple Features Profile, level 0.
///
/// Properties come as elements in the order of the collection's schema, then the geometry; a null has no element.
/// Positions are in the order that `CoordinateForm` says, which must be that of the CRS's authority, because `srsName`
/// is its URI.
/// - SeeAlso: OGC 17-069r4, requirements class `gmlsf0`; OGC 10-100r3.
public struct GMLEncoder: FeatureEncoder {
    let coordinates: FixedPoint
    let heights = FixedPoint(decimals: 3)
    let isNorthingFirst: Bool
    private let vocabulary: GMLVocabulary
    /// The kind that the schema declares.
    let geometryType: GeometryType?
    /// ` srsName="…"` with the blank before it.
    let srsName: [UInt8]
    /// The attributes of a root element: namespaces and where the schemas lie.
    private let rootAttributes: [UInt8]
    /// The envelope of all features as `gml:boundedBy`; empty if none was given.
    private let boundedBy: [UInt8]
    private let identifierPrefix: [UInt8]
    private let feature: Tags
    private let geometry: Tags?
    /// The columns of the batches in the order of the schema, as `xs:sequence` wants it.
    private let columns: [(index: Int, tags: Tags)]

    /// The tags around a value.
    private struct Tags: Sendable {
        let opening: [UInt8]
        let closing: [UInt8]

        init(_ name: String, attributes: String = "") {
            opening = Array("<app:\(name)\(attributes)>".utf8)
            closing = Array("</app:\(name)>".utf8)
        }
    }

    /// Creates an encoder.
    ///
    /// - Parameters:
    ///   - schema: The collection's schema with all its properties.
    ///   - properties: The properties of the batches, in their order.
    ///   - crs: The CRS of the batches.
    ///   - coordinates: The decimals and the order of the authority of `crs`.
    ///   - extent: An envelope around all features in `crs`. Readers such as GDAL take the CRS of the layer from it.
    ///   - schemaLocation: The address of the application schema (``GMLSchema``), where there is one.
    public init(
        _ schema: FeatureSchema,
        properties: [PropertyDefinition],
        crs: CRSIdentity,
        coordinates: CoordinateForm,
        extent: Envelope? = nil,
        schemaLocation: String? = nil
    ) {
        let numbers = FixedPoint(decimals: min(max(coordinates.decimals, 0), 9))
        self.coordinates = numbers
        isNorthingFirst = coordinates.isNorthingFirst
        let vocabulary = GMLVocabulary(schema)
        self.vocabulary = vocabulary
        geometryType = schema.geometry?.type
        let srsName = " srsName=\"\(Self.escaped(crs.uri))\""
        self.srsName = Array(srsName.utf8)
        boundedBy = Self.boundedBy(extent, srsName, numbers, isNorthingFirst: coordinates.isNorthingFirst)
        rootAttributes = Array(Self.rootAttributes(vocabulary, schemaLocation: schemaLocation).utf8)
        identifierPrefix = Array((vocabulary.featureElement + ".").utf8)
        feature = Tags(vocabulary.featureElement)
        geometry = vocabulary.geometryElement.map { Tags($0) }
        let order = Dictionary(schema.properties.enumerated().map { ($1.name, $0) }) { first, _ in first }
        columns = properties.enumerated()
            .sorted { order[$0.element.name, default: $0.offset] < order[$1.element.name, default: $1.offset] }
            .map { ($0.offset, Tags(GMLName.encoded($0.element.name))) }
    }

    private static func rootAttributes(_ vocabulary: GMLVocabulary, schemaLocation: String?) -> String {
        var locations = "\(GMLVocabulary.features) \(GMLVocabulary.featuresSchema)"
        if let schemaLocation { locations += " \(vocabulary.namespace) \(schemaLocation)" }
        return " xmlns:sf=\"\(GMLVocabulary.features)\" xmlns:gml=\"\(GMLVocabulary.gml)\""
            + " xmlns:app=\"\(vocabulary.namespace)\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\""
            + " xsi:schemaLocation=\"\(escaped(locations))\""
    }

    private static func boundedBy(
        _ extent: Envelope?,
        _ srsName: String,
        _ numbers: FixedPoint,
        isNorthingFirst: Bool
    ) -> [UInt8] {
        guard let extent, !extent.isEmpty else { return [] }
        var writer = ByteWriter(capacity: 512)
        writer.append(verbatim: "<gml:boundedBy><gml:Envelope\(srsName) srsDimension=\"2\"><gml:lowerCorner>")
        appendCorner(extent.minX, extent.minY, numbers, isNorthingFirst: isNorthingFirst, to: &writer)
        writer.append("</gml:lowerCorner><gml:upperCorner>")
        appendCorner(extent.maxX, extent.maxY, numbers, isNorthingFirst: isNorthingFirst, to: &writer)
        writer.append("</gml:upperCorner></gml:Envelope></gml:boundedBy>\n")
        return writer.take()
    }

    private static func appendCorner(
        _ x: Double,
        _ y: Double,
        _ numbers: FixedPoint,
        isNorthingFirst: Bool,
        to writer: inout ByteWriter
    ) {
        writer.reserve(2 * FixedPoint.longest + 1)
        var at = writer.count
        var bytes = writer.storage.mutableSpan
        numbers.write(isNorthingFirst ? y : x, into: &bytes, at: &at)
        bytes.put(UInt8(ascii: " "), at: &at)
        numbers.write(isNorthingFirst ? x : y, into: &bytes, at: &at)
        writer.count = at
    }

    private static func escaped(_ text: String) -> String {
        var writer = ByteWriter(capacity: 256)
        XMLText.append(text, to: &writer)
        return String(decoding: writer.bytes, as: UTF8.self)
    }

    /// Starts a feature collection.
    public mutating func begin(to writer: inout ByteWriter) {
        writer.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<sf:FeatureCollection gml:id=\"_collection\"")
        writer.append(rootAttributes)
        writer.append(">\n")
        writer.append(boundedBy)
    }

    /// Adds the features of a batch to the collection.
    public mutating func append(_ batch: FeatureBatch, to writer: inout ByteWriter) {
        for row in 0..<batch.count {
            writer.append("<sf:featureMember>")
            appendFeature(row, of: batch, isRoot: false, to: &writer)
            writer.append("</sf:featureMember>\n")
        }
    }

    /// Ends the feature collection; its profile has no place for members.
    public mutating func end(members: ArraySlice<UInt8>, to writer: inout ByteWriter) {
        writer.append("</sf:FeatureCollection>\n")
    }

    /// Adds a document of one feature alone.
    public func appendDocument(row: Int, of batch: FeatureBatch, to writer: inout ByteWriter) {
        writer.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
        appendFeature(row, of: batch, isRoot: true, to: &writer)
        writer.append("\n")
    }

    private func appendFeature(_ row: Int, of batch: FeatureBatch, isRoot: Bool, to writer: inout ByteWriter) {
        writer.append(feature.opening.span.extracting(0..<feature.opening.count - 1))
        if isRoot { writer.append(rootAttributes.span) }
        writer.append(" gml:id=\"")
        let start = writer.count
        appendIdentifier(row, of: batch.identifiers, to: &writer)
        let identifier = start..<writer.count
        writer.append("\">")
        for (index, tags) in columns where !batch.properties[index].isNull[row] {
            writer.append(tags.opening.span)
            append(row, of: batch.properties[index], to: &writer)
            writer.append(tags.closing.span)
        }
        if let geometry, batch.hasGeometry, let kind = writtenKind(row, of: batch.geometry) {
            writer.append(geometry.opening.span)
            appendGeometry(kind, row, of: batch.geometry, feature: identifier, to: &writer)
            writer.append(geometry.closing.span)
        }
        writer.append(feature.closing.span)
    }

    private func appendIdentifier(_ row: Int, of column: borrowing PropertyColumn, to writer: inout ByteWriter) {
        if column.holdsBytes {
            writer.append(verbatim: vocabulary.identifier(of: .text(column.text(row) ?? "")))
        } else {
            writer.append(identifierPrefix.span)
            writer.append(verbatim: String(column.integers[row]))
        }
    }

    private func append(_ row: Int, of column: borrowing PropertyColumn, to writer: inout ByteWriter) {
        switch column.type {
        case .integer: writer.append(verbatim: String(column.integers[row]))
        case .real: appendReal(column.reals[row], to: &writer)
        case .boolean: writer.append(column.integers[row] == 0 ? "false" : "true")
        case .text, .date, .dateTime: XMLText.append(column.bytes.span.extracting(column.range(of: row)), to: &writer)
        case .binary:
            let range = column.range(of: row)
            writer.reserve(range.count / 3 * 4 + 4)
            var at = writer.count
            var bytes = writer.storage.mutableSpan
            Base64.write(column.bytes, range, into: &bytes, at: &at)
            writer.count = at
        }
    }

    /// Writes the lexical form of `xs:double`.
    private func appendReal(_ number: Double, to writer: inout ByteWriter) {
        if number.isFinite {
            JSONText.append(number, to: &writer)
        } else {
            writer.append(number.isNaN ? "NaN" : number < 0 ? "-INF" : "INF")
        }
    }
}
