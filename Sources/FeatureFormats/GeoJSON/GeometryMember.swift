import FeatureQuery
import GeoCore

/// Writes a geometry as a member of a feature, with the comma before it.
struct GeometryMember: Sendable {
    private let coordinates: CoordinateText
    /// Whether a geometry is written without heights if one of its positions has none.
    private let hasUniformHeights: Bool
    /// By the raw value of the geometry type, 0 for no geometry: the member up to the coordinates.
    private let openings: Phrases
    /// The same for the geometries in a collection.
    private let inner: Phrases

    /// Creates a writer of the member `name`.
    init(name: String, form: CoordinateForm, hasUniformHeights: Bool) {
        coordinates = CoordinateText(form)
        self.hasUniformHeights = hasUniformHeights
        openings = name == "geometry" ? Self.usual : Self.openings(",\"\(name)\":")
        inner = Self.bare
    }

    // Made once: for an answer of one feature they would be a visible part of the work.
    private static let usual = openings(",\"geometry\":")
    private static let bare = openings("")

    private static func openings(_ start: String) -> Phrases {
        var phrases = Phrases()
        phrases.add((start + "null").utf8)
        for type in GeometryType.allCases {
            let content = type == .geometryCollection ? "geometries" : "coordinates"
            phrases.add((start + "{\"type\":\"\(type.name)\",\"\(content)\":").utf8)
        }
        return phrases
    }

    /// The room that row `row` needs.
    func room(row: Int, of geometry: GeometryColumn) -> Int { coordinates.room(row: row, of: geometry) }

    /// Writes row `row`, or a null, into memory that has room for it.
    func write(row: Int, of geometry: GeometryColumn, into bytes: inout MutableSpan<UInt8>, at: inout Int) {
        guard let type = geometry.types[row] else { return writeNull(into: &bytes, at: &at) }
        openings.write(Int(type.rawValue), into: &bytes, at: &at)
        let parts = geometry.parts(of: row)
        let hasHeights = hasUniformHeights ? geometry.hasAllHeights(row: row) : !geometry.z.isEmpty
        switch type {
        case .point, .lineString, .polygon:
            for part in parts { write(part: part, of: geometry, hasHeights, into: &bytes, at: &at) }
        case .multiPoint, .multiLineString, .multiPolygon:
            bytes.put(UInt8(ascii: "["), at: &at)
            for part in parts {
                if part > parts.lowerBound { bytes.put(UInt8(ascii: ","), at: &at) }
                write(part: part, of: geometry, hasHeights, into: &bytes, at: &at)
            }
            bytes.put(UInt8(ascii: "]"), at: &at)
        case .geometryCollection:
            bytes.put(UInt8(ascii: "["), at: &at)
            for part in parts {
                if part > parts.lowerBound { bytes.put(UInt8(ascii: ","), at: &at) }
                inner.write(Int(geometry.partTypes[part].rawValue), into: &bytes, at: &at)
                write(part: part, of: geometry, hasHeights, into: &bytes, at: &at)
                bytes.put(UInt8(ascii: "}"), at: &at)
            }
            bytes.put(UInt8(ascii: "]"), at: &at)
        }
        bytes.put(UInt8(ascii: "}"), at: &at)
    }

    /// Writes the member without a geometry.
    func writeNull(into bytes: inout MutableSpan<UInt8>, at: inout Int) {
        openings.write(0, into: &bytes, at: &at)
    }

    private func write(
        part: Int,
        of geometry: GeometryColumn,
        _ hasHeights: Bool,
        into bytes: inout MutableSpan<UInt8>,
        at: inout Int
    ) {
        let rings = geometry.rings(of: part)
        switch geometry.partTypes[part] {
        case .polygon:
            bytes.put(UInt8(ascii: "["), at: &at)
            for ring in rings {
                if ring > rings.lowerBound { bytes.put(UInt8(ascii: ","), at: &at) }
                let runsRight = geometry.isCounterClockwise(ring) == (ring == rings.lowerBound)
                bytes.put(UInt8(ascii: "["), at: &at)
                let positions = geometry.positions(of: ring)
                write(positions, step: runsRight ? 1 : -1, of: geometry, hasHeights, into: &bytes, at: &at)
                bytes.put(UInt8(ascii: "]"), at: &at)
            }
            bytes.put(UInt8(ascii: "]"), at: &at)
        case .point:
            for ring in rings {
                write(geometry.positions(of: ring), step: 1, of: geometry, hasHeights, into: &bytes, at: &at)
            }
        default:
            bytes.put(UInt8(ascii: "["), at: &at)
            for ring in rings {
                write(geometry.positions(of: ring), step: 1, of: geometry, hasHeights, into: &bytes, at: &at)
            }
            bytes.put(UInt8(ascii: "]"), at: &at)
        }
    }

    /// Writes positions with commas between them, backwards for a `step` of -1.
    private func write(
        _ positions: Range<Int>,
        step: Int,
        of geometry: GeometryColumn,
        _ hasHeights: Bool,
        into bytes: inout MutableSpan<UInt8>,
        at: inout Int
    ) {
        guard !positions.isEmpty else { return }
        // "],[" between two positions.
        let between: UInt64 = 0x5B_2C5D
        let xy = geometry.xy.span
        let z = geometry.z.span
        let (first, second) = (coordinates.first, coordinates.second)
        var position = step > 0 ? positions.lowerBound : positions.upperBound - 1
        bytes.put(UInt8(ascii: "["), at: &at)
        for _ in 0..<positions.count {
            coordinates.horizontal.write(xy[2 * position + first], into: &bytes, at: &at)
            bytes.put(UInt8(ascii: ","), at: &at)
            coordinates.horizontal.write(xy[2 * position + second], into: &bytes, at: &at)
            if hasHeights, z[position].isFinite {
                bytes.put(UInt8(ascii: ","), at: &at)
                coordinates.heights.write(z[position], into: &bytes, at: &at)
            }
            bytes.store(between, at: at)
            at += 3
            position += step
        }
        at -= 2
    }
}

extension GeometryColumn {
    /// Whether a closed ring runs counter-clockwise, by the sign of its area.
    fileprivate func isCounterClockwise(_ ring: Int) -> Bool {
        let positions = positions(of: ring)
        guard let first = positions.first else { return true }
        let xy = xy.span
        // Relative to the first position, so that large coordinates do not swallow a small area.
        let (x0, y0) = (xy[2 * first], xy[2 * first + 1])
        var (x1, y1, area) = (0.0, 0.0, 0.0)
        for position in first + 1..<max(first + 1, positions.upperBound) {
            let (x2, y2) = (xy[2 * position] - x0, xy[2 * position + 1] - y0)
            area += x1 * y2 - x2 * y1
            (x1, y1) = (x2, y2)
        }
        return area >= 0
    }
}
