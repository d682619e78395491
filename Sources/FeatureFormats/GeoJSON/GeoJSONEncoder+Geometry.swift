import GeoCore

extension GeoJSONEncoder {
    /// How many positions room is made for at once: the most that they can need is several times what they mostly do.
    private static let positionsAtOnce = 1_024

    /// Adds the geometry of row `row`, or `null`.
    func appendGeometry(row: Int, of geometry: GeometryColumn, to writer: inout ByteWriter) {
        guard let type = geometry.types[row] else { return writer.append("null") }
        let parts = geometry.parts(of: row)
        guard type == .geometryCollection else {
            return appendGeometry(type, parts, of: geometry, to: &writer)
        }
        writer.append(geometryOpenings[Int(type.rawValue)])
        for part in parts {
            if part > parts.lowerBound { writer.append(UInt8(ascii: ",")) }
            appendGeometry(geometry.partTypes[part], part..<part + 1, of: geometry, to: &writer)
        }
        writer.append("]}")
    }

    private func appendGeometry(
        _ type: GeometryType,
        _ parts: Range<Int>,
        of geometry: GeometryColumn,
        to writer: inout ByteWriter
    ) {
        writer.append(geometryOpenings[Int(type.rawValue)])
        let isMulti = type != type.single
        if isMulti { writer.append(UInt8(ascii: "[")) }
        for part in parts {
            if part > parts.lowerBound { writer.append(UInt8(ascii: ",")) }
            appendPart(part, of: geometry, to: &writer)
        }
        if isMulti { writer.append(UInt8(ascii: "]")) }
        writer.append(UInt8(ascii: "}"))
    }

    private func appendPart(_ part: Int, of geometry: GeometryColumn, to writer: inout ByteWriter) {
        let rings = geometry.rings(of: part)
        switch geometry.partTypes[part] {
        case .polygon:
            writer.append(UInt8(ascii: "["))
            for ring in rings {
                if ring > rings.lowerBound { writer.append(UInt8(ascii: ",")) }
                let runsRight = geometry.isCounterClockwise(ring) == (ring == rings.lowerBound)
                appendPath(geometry.positions(of: ring), reversed: !runsRight, of: geometry, to: &writer)
            }
            writer.append(UInt8(ascii: "]"))
        case .point:
            for ring in rings { appendPositions(geometry.positions(of: ring), step: 1, of: geometry, to: &writer) }
        default:
            for ring in rings { appendPath(geometry.positions(of: ring), reversed: false, of: geometry, to: &writer) }
        }
    }

    private func appendPath(
        _ positions: Range<Int>,
        reversed: Bool,
        of geometry: GeometryColumn,
        to writer: inout ByteWriter
    ) {
        writer.append(UInt8(ascii: "["))
        var done = 0
        while done < positions.count {
            if done > 0 { writer.append(UInt8(ascii: ",")) }
            let size = min(positions.count - done, Self.positionsAtOnce)
            let start = reversed ? positions.upperBound - done - size : positions.lowerBound + done
            appendPositions(start..<start + size, step: reversed ? -1 : 1, of: geometry, to: &writer)
            done += size
        }
        writer.append(UInt8(ascii: "]"))
    }

    /// Adds positions with commas between them, backwards for a `step` of -1.
    private func appendPositions(
        _ positions: Range<Int>,
        step: Int,
        of geometry: GeometryColumn,
        to writer: inout ByteWriter
    ) {
        writer.reserve(positions.count * (3 * FixedPoint.longest + 5))
        let xy = geometry.xy.span
        let z = geometry.z.span
        var at = writer.count
        var bytes = writer.storage.mutableSpan
        var position = step > 0 ? positions.lowerBound : positions.upperBound - 1
        for index in 0..<positions.count {
            if index > 0 {
                bytes[at] = UInt8(ascii: ",")
                at += 1
            }
            bytes[at] = UInt8(ascii: "[")
            at += 1
            coordinates.write(xy[2 * position], into: &bytes, at: &at)
            bytes[at] = UInt8(ascii: ",")
            at += 1
            coordinates.write(xy[2 * position + 1], into: &bytes, at: &at)
            if !z.isEmpty, z[position].isFinite {
                bytes[at] = UInt8(ascii: ",")
                at += 1
                heights.write(z[position], into: &bytes, at: &at)
            }
            bytes[at] = UInt8(ascii: "]")
            at += 1
            position += step
        }
        writer.count = at
    }
}

extension GeometryColumn {
    /// Whether a closed ring runs counter-clockwise, by the sign of its area.
    fileprivate func isCounterClockwise(_ ring: Int) -> Bool {
        let positions = positions(of: ring)
        guard let first = positions.first else { return true }
        // Relative to the first position, so that large coordinates do not swallow a small area.
        let (x0, y0) = (xy[2 * first], xy[2 * first + 1])
        var area = 0.0
        for position in positions.dropLast() {
            let (x1, y1) = (xy[2 * position] - x0, xy[2 * position + 1] - y0)
            let (x2, y2) = (xy[2 * position + 2] - x0, xy[2 * position + 3] - y0)
            area += x1 * y2 - x2 * y1
        }
        return area >= 0
    }
}
