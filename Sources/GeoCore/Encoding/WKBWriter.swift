/// Writes rows of a ``GeometryColumn`` as well-known binary (OGC 06-103r4, clause 8), little-endian, ISO codes for Z.
public struct WKBWriter: Sendable {
    /// Creates a writer.
    public init() {}

    /// Appends row `row` of `column`; a row without geometry appends nothing.
    public func append(row: Int, of column: GeometryColumn, to writer: inout ByteWriter) {
        guard let type = column.types[row] else { return }
        let parts = column.parts(of: row)
        let hasZ = !column.z.isEmpty
        if type == type.single, type != .geometryCollection, let part = parts.first {
            return append(part: part, of: column, hasZ, to: &writer)
        }
        appendHeader(type, hasZ, to: &writer)
        writer.append(littleEndian: UInt32(parts.count))
        for part in parts { append(part: part, of: column, hasZ, to: &writer) }
    }

    private func appendHeader(_ type: GeometryType, _ hasZ: Bool, to writer: inout ByteWriter) {
        writer.append(1 as UInt8)
        writer.append(littleEndian: UInt32(type.rawValue) + (hasZ ? 1_000 : 0))
    }

    private func append(part: Int, of column: GeometryColumn, _ hasZ: Bool, to writer: inout ByteWriter) {
        let type = column.partTypes[part]
        let rings = column.rings(of: part)
        appendHeader(type, hasZ, to: &writer)
        if type == .polygon { writer.append(littleEndian: UInt32(rings.count)) }
        for ring in rings {
            let positions = column.positions(of: ring)
            if type != .point { writer.append(littleEndian: UInt32(positions.count)) }
            for position in positions {
                writer.append(littleEndian: column.xy[2 * position])
                writer.append(littleEndian: column.xy[2 * position + 1])
                if hasZ { writer.append(littleEndian: column.z[position]) }
            }
        }
    }
}
