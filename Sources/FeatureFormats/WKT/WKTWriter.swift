public import GeoCore

/// Writes rows of a ``GeometryColumn`` as well-known text (OGC 06-103r4, clause 7), with `Z` where all positions have heights.
///
/// Rings keep the direction they are stored in. Heights are written to the millimetre.
public struct WKTWriter: Sendable {
    private let coordinates: CoordinateText

    /// Creates a writer.
    public init(coordinates: CoordinateForm) { self.coordinates = CoordinateText(coordinates) }

    /// Appends row `row`; a row without geometry appends nothing.
    ///
    /// A geometry without positions, or with a coordinate that is not finite and so has no text, is written as `EMPTY`.
    public func append(row: Int, of geometry: GeometryColumn, to writer: inout ByteWriter) {
        writer.reserve(room(row: row, of: geometry))
        var at = writer.count
        var bytes = writer.storage.mutableSpan
        write(row: row, of: geometry, into: &bytes, at: &at)
        writer.count = at
    }

    /// The room that row `row` needs.
    func room(row: Int, of geometry: GeometryColumn) -> Int { coordinates.room(row: row, of: geometry) }

    /// Writes row `row` into memory that has room for it.
    func write(row: Int, of geometry: GeometryColumn, into bytes: inout MutableSpan<UInt8>, at: inout Int) {
        guard let type = geometry.types[row] else { return }
        Self.write(type.wktName, into: &bytes, at: &at)
        let positions = geometry.positions(ofRow: row)
        guard !positions.isEmpty, positions.allSatisfy({ geometry.isFinite($0) }) else {
            return Self.write(" EMPTY", into: &bytes, at: &at)
        }
        let hasHeights = geometry.hasAllHeights(row: row)
        let parts = geometry.parts(of: row)
        Self.write(hasHeights ? " Z " : " ", into: &bytes, at: &at)
        guard type != type.single || type == .geometryCollection else {
            return write(part: parts.lowerBound, of: geometry, hasHeights, into: &bytes, at: &at)
        }
        bytes.put(UInt8(ascii: "("), at: &at)
        for part in parts {
            if part > parts.lowerBound { bytes.put(UInt8(ascii: ","), at: &at) }
            if type == .geometryCollection {
                Self.write(geometry.partTypes[part].wktName, into: &bytes, at: &at)
                Self.write(hasHeights ? " Z " : " ", into: &bytes, at: &at)
            }
            write(part: part, of: geometry, hasHeights, into: &bytes, at: &at)
        }
        bytes.put(UInt8(ascii: ")"), at: &at)
    }

    private func write(
        part: Int,
        of geometry: GeometryColumn,
        _ hasHeights: Bool,
        into bytes: inout MutableSpan<UInt8>,
        at: inout Int
    ) {
        let rings = geometry.rings(of: part)
        guard let first = rings.first, let last = rings.last,
            geometry.positions(of: first).lowerBound
                < geometry.positions(of: last).upperBound
        else { return Self.write("EMPTY", into: &bytes, at: &at) }
        let isPolygon = geometry.partTypes[part] == .polygon
        if isPolygon { bytes.put(UInt8(ascii: "("), at: &at) }
        for ring in rings {
            if ring > rings.lowerBound { bytes.put(UInt8(ascii: ","), at: &at) }
            write(geometry.positions(of: ring), of: geometry, hasHeights, into: &bytes, at: &at)
        }
        if isPolygon { bytes.put(UInt8(ascii: ")"), at: &at) }
    }

    private func write(
        _ positions: Range<Int>,
        of geometry: GeometryColumn,
        _ hasHeights: Bool,
        into bytes: inout MutableSpan<UInt8>,
        at: inout Int
    ) {
        let xy = geometry.xy.span
        bytes.put(UInt8(ascii: "("), at: &at)
        for position in positions {
            if position > positions.lowerBound { bytes.put(UInt8(ascii: ","), at: &at) }
            coordinates.horizontal.write(xy[2 * position + coordinates.first], into: &bytes, at: &at)
            bytes.put(UInt8(ascii: " "), at: &at)
            coordinates.horizontal.write(xy[2 * position + coordinates.second], into: &bytes, at: &at)
            if hasHeights {
                bytes.put(UInt8(ascii: " "), at: &at)
                coordinates.heights.write(geometry.z[position], into: &bytes, at: &at)
            }
        }
        bytes.put(UInt8(ascii: ")"), at: &at)
    }

    private static func write(_ text: StaticString, into bytes: inout MutableSpan<UInt8>, at: inout Int) {
        for byte in text.description.utf8 { bytes.put(byte, at: &at) }
    }
}

extension GeometryColumn {
    fileprivate func isFinite(_ position: Int) -> Bool { xy[2 * position].isFinite && xy[2 * position + 1].isFinite }
}

extension GeometryType {
    /// The keyword of well-known text.
    fileprivate var wktName: StaticString {
        switch self {
        case .point: "POINT"
        case .lineString: "LINESTRING"
        case .polygon: "POLYGON"
        case .multiPoint: "MULTIPOINT"
        case .multiLineString: "MULTILINESTRING"
        case .multiPolygon: "MULTIPOLYGON"
        case .geometryCollection: "GEOMETRYCOLLECTION"
        }
    }
}
