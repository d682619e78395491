public import FeatureQuery
public import GeoCore

/// Writes features as a table of comma-separated values (RFC 4180) in UTF-8, with a header and the geometry as well-known text.
///
/// The identifier is the first column and the geometry the last. A missing value is an empty field, an empty text is `""`.
/// Values are written as they are, also those that a spreadsheet would take for a formula: `Docs/Formats.md` says why.
public struct CSVEncoder: FeatureEncoder {
    /// The names of the columns, in their order; no two are equal in any letter case.
    public let header: [String]
    private let geometry: WKTWriter?
    private let properties: [PropertyDefinition]
    private let byteColumns: [Int]
    private let hasByteOrderMark: Bool

    /// Creates an encoder for batches with these properties.
    ///
    /// - Parameters:
    ///   - properties: The properties of the batches, in their order; they keep their names.
    ///   - geometry: The name of the geometry property; `nil` for a table without geometry.
    ///   - coordinates: Decimals, 0 … 9, and which coordinate stands first.
    ///   - byteOrderMark: Whether U+FEFF stands first, without which some spreadsheets do not take the text for UTF-8.
    public init(
        properties: [PropertyDefinition],
        geometry: String?,
        coordinates: CoordinateForm,
        byteOrderMark: Bool = false
    ) {
        self.properties = properties
        self.geometry = geometry == nil ? nil : WKTWriter(coordinates: coordinates)
        hasByteOrderMark = byteOrderMark
        byteColumns = properties.indices.filter { PropertyColumn(type: properties[$0].type).holdsBytes }
        var names = properties.map(\.name)
        if let geometry { names.append(Self.unused(geometry, in: names)) }
        header = [Self.unused("id", "feature_id", in: names)] + names
    }

    /// Returns the first of these names that is not taken, or the last with a number behind it.
    private static func unused(_ wanted: String..., in taken: [String]) -> String {
        let taken = Set(taken.map { $0.lowercased() })
        let last = wanted[wanted.count - 1]
        let numbered = (2...taken.count + 2).lazy.map { "\(last)_\($0)" }
        return (wanted + numbered).first { !taken.contains($0.lowercased()) } ?? last
    }

    /// Writes the header.
    public mutating func begin(to writer: inout ByteWriter) {
        if hasByteOrderMark { writer.append("\u{FEFF}") }
        for (index, name) in header.enumerated() {
            if index > 0 { writer.append(UInt8(ascii: ",")) }
            Self.append(Array(name.utf8), to: &writer)
        }
        writer.append("\r\n")
    }

    /// Adds the features of a batch, one record each.
    public mutating func append(_ batch: FeatureBatch, to writer: inout ByteWriter) {
        for row in 0..<batch.count { append(row: row, of: batch, to: &writer) }
    }

    /// Writes nothing: a table has no members.
    public mutating func end(members: ArraySlice<UInt8>, to writer: inout ByteWriter) {}

    private static func append(_ utf8: [UInt8], to writer: inout ByteWriter) {
        writer.reserve(JSONText.room(for: utf8, 0..<utf8.count))
        var at = writer.count
        var bytes = writer.storage.mutableSpan
        CSVText.write(utf8, 0..<utf8.count, into: &bytes, at: &at)
        writer.count = at
    }

    private func append(row: Int, of batch: FeatureBatch, to writer: inout ByteWriter) {
        writer.reserve(room(row: row, of: batch))
        var at = writer.count
        var bytes = writer.storage.mutableSpan
        if batch.identifiers.holdsBytes {
            CSVText.write(batch.identifiers.bytes, batch.identifiers.range(of: row), into: &bytes, at: &at)
        } else {
            JSONText.write(batch.identifiers.integers[row], into: &bytes, at: &at)
        }
        for index in properties.indices {
            bytes.put(UInt8(ascii: ","), at: &at)
            Self.writeValue(index, row: row, of: batch, into: &bytes, at: &at)
        }
        if let geometry {
            bytes.put(UInt8(ascii: ","), at: &at)
            if batch.hasGeometry, batch.geometry.types[row] != nil {
                // The commas between positions ask for quotes, and nothing in well-known text for more than that.
                bytes.put(UInt8(ascii: "\""), at: &at)
                geometry.write(row: row, of: batch.geometry, into: &bytes, at: &at)
                bytes.put(UInt8(ascii: "\""), at: &at)
            }
        }
        bytes.put(UInt8(ascii: "\r"), at: &at)
        bytes.put(UInt8(ascii: "\n"), at: &at)
        writer.count = at
    }

    /// The room that a record needs at most; a text needs no more than in JSON.
    private func room(row: Int, of batch: FeatureBatch) -> Int {
        var room = (properties.count + 2) * (JSONText.longestNumber + 1)
        if let geometry, batch.hasGeometry { room += geometry.room(row: row, of: batch.geometry) }
        for index in byteColumns {
            room += JSONText.room(for: batch.properties[index].bytes, batch.properties[index].range(of: row))
        }
        if batch.identifiers.holdsBytes {
            room += JSONText.room(for: batch.identifiers.bytes, batch.identifiers.range(of: row))
        }
        return room
    }

    /// Writes one value, or nothing; numbers that are not finite have no text.
    @inline(__always)
    private static func writeValue(
        _ index: Int,
        row: Int,
        of batch: FeatureBatch,
        into bytes: inout MutableSpan<UInt8>,
        at: inout Int
    ) {
        guard !batch.properties[index].isNull[row] else { return }
        switch batch.properties[index].type {
        case .real where !batch.properties[index].reals[row].isFinite: return
        case .text, .date, .dateTime:
            let range = batch.properties[index].range(of: row)
            CSVText.write(batch.properties[index].bytes, range, into: &bytes, at: &at)
        case .binary:
            Base64.write(batch.properties[index].bytes, batch.properties[index].range(of: row), into: &bytes, at: &at)
        case .integer, .real, .boolean: JSONText.writeValue(index, row: row, of: batch, into: &bytes, at: &at)
        }
    }
}
