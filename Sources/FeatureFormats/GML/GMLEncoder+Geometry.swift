internal import GeoCore

extension GMLEncoder {
    /// How many positions room is made for at once: the most that they can need is several times what they mostly do.
    private static let positionsAtOnce = 1_024

    /// The kind that the geometry of a row is written as; `nil` if it has none, or one that cannot be written.
    ///
    /// `gml:posList` takes numbers only, so one coordinate that is none would make the whole document invalid.
    func writtenKind(_ row: Int, of geometry: borrowing GeometryColumn) -> GeometryType? {
        guard let kind = geometry.kind(of: row, declared: geometryType) else { return nil }
        let xy = geometry.xy.span
        let positions = geometry.positions(ofRow: row)
        // The difference of a number to itself is 0 for numbers and not a number for all else.
        var sum = 0.0
        for index in 2 * positions.lowerBound..<2 * positions.upperBound { sum += xy[index] - xy[index] }
        return sum == 0 ? kind : nil
    }

    /// Adds the geometry of a row as `kind`; `feature` is where the identifier of its feature lies in the writer.
    func appendGeometry(
        _ kind: GeometryType,
        _ row: Int,
        of geometry: borrowing GeometryColumn,
        feature: Range<Int>,
        to writer: inout ByteWriter
    ) {
        let parts = geometry.parts(of: row)
        let hasHeights = hasHeights(row, of: geometry)
        guard kind != kind.single || kind == .geometryCollection else {
            return appendPart(
                parts.lowerBound,
                of: geometry,
                0,
                feature: feature,
                hasHeights,
                isOutermost: true,
                to: &writer
            )
        }
        let names = GMLMembers(kind)
        writer.append(names.opening)
        appendAttributes(0, feature: feature, hasHeights, isOutermost: true, to: &writer)
        for part in parts {
            writer.append(names.memberOpening)
            let number = part - parts.lowerBound + 1
            appendPart(part, of: geometry, number, feature: feature, hasHeights, isOutermost: false, to: &writer)
            writer.append(names.memberClosing)
        }
        writer.append(names.closing)
    }

    /// Heights are written only if every position of the geometry has one: `srsDimension` is one number for all.
    private func hasHeights(_ row: Int, of geometry: borrowing GeometryColumn) -> Bool {
        guard !geometry.z.isEmpty else { return false }
        for position in geometry.positions(ofRow: row) where !geometry.z[position].isFinite { return false }
        return true
    }

    /// Adds ` gml:id="…" srsName="…" srsDimension="…">`; only the outermost geometry names the CRS.
    ///
    /// Each geometry needs an identifier of its own: `_g`, the number of the part, a dot and that of the feature.
    private func appendAttributes(
        _ number: Int,
        feature: Range<Int>,
        _ hasHeights: Bool,
        isOutermost: Bool,
        to writer: inout ByteWriter
    ) {
        writer.append(" gml:id=\"_g")
        writer.append(verbatim: String(number))
        writer.append(UInt8(ascii: "."))
        writer.reserve(feature.count)
        for index in feature { writer.append(writer.storage[index]) }
        writer.append(UInt8(ascii: "\""))
        if isOutermost {
            writer.append(srsName.span)
            if hasHeights { writer.append(" srsDimension=\"3\"") } else { writer.append(" srsDimension=\"2\"") }
        }
        writer.append(UInt8(ascii: ">"))
    }

    private func appendPart(
        _ part: Int,
        of geometry: borrowing GeometryColumn,
        _ number: Int,
        feature: Range<Int>,
        _ hasHeights: Bool,
        isOutermost: Bool,
        to writer: inout ByteWriter
    ) {
        let type = geometry.partTypes[part]
        writer.append(type == .point ? "<gml:Point" : type == .polygon ? "<gml:Polygon" : "<gml:LineString")
        appendAttributes(number, feature: feature, hasHeights, isOutermost: isOutermost, to: &writer)
        let rings = geometry.rings(of: part)
        switch type {
        case .point:
            writer.append("<gml:pos>")
            for ring in rings { appendPositions(geometry.positions(of: ring), of: geometry, hasHeights, to: &writer) }
            writer.append("</gml:pos></gml:Point>")
        case .polygon:
            for ring in rings {
                let isOuter = ring == rings.lowerBound
                writer.append(isOuter ? "<gml:exterior><gml:LinearRing>" : "<gml:interior><gml:LinearRing>")
                appendList(geometry.positions(of: ring), of: geometry, hasHeights, to: &writer)
                writer.append(isOuter ? "</gml:LinearRing></gml:exterior>" : "</gml:LinearRing></gml:interior>")
            }
            writer.append("</gml:Polygon>")
        default:
            for ring in rings { appendList(geometry.positions(of: ring), of: geometry, hasHeights, to: &writer) }
            writer.append("</gml:LineString>")
        }
    }

    private func appendList(
        _ positions: Range<Int>,
        of geometry: borrowing GeometryColumn,
        _ hasHeights: Bool,
        to writer: inout ByteWriter
    ) {
        writer.append("<gml:posList>")
        var start = positions.lowerBound
        while start < positions.upperBound {
            if start > positions.lowerBound { writer.append(UInt8(ascii: " ")) }
            let end = min(positions.upperBound, start + Self.positionsAtOnce)
            appendPositions(start..<end, of: geometry, hasHeights, to: &writer)
            start = end
        }
        writer.append("</gml:posList>")
    }

    /// Adds coordinates with blanks between them.
    private func appendPositions(
        _ positions: Range<Int>,
        of geometry: borrowing GeometryColumn,
        _ hasHeights: Bool,
        to writer: inout ByteWriter
    ) {
        writer.reserve(positions.count * 3 * (FixedPoint.longest + 1))
        let xy = geometry.xy.span
        let z = geometry.z.span
        let first = isNorthingFirst ? 1 : 0
        var at = writer.count
        var bytes = writer.storage.mutableSpan
        for position in positions {
            if position > positions.lowerBound { bytes.put(UInt8(ascii: " "), at: &at) }
            coordinates.write(xy[2 * position + first], into: &bytes, at: &at)
            bytes.put(UInt8(ascii: " "), at: &at)
            coordinates.write(xy[2 * position + 1 - first], into: &bytes, at: &at)
            if hasHeights {
                bytes.put(UInt8(ascii: " "), at: &at)
                heights.write(z[position], into: &bytes, at: &at)
            }
        }
        writer.count = at
    }
}

/// The elements of a geometry that consists of others and around its members.
private struct GMLMembers {
    let opening: StaticString
    let memberOpening: StaticString
    let memberClosing: StaticString
    let closing: StaticString

    init(_ kind: GeometryType) {
        switch kind {
        case .point, .multiPoint:
            opening = "<gml:MultiPoint"
            memberOpening = "<gml:pointMember>"
            memberClosing = "</gml:pointMember>"
            closing = "</gml:MultiPoint>"
        case .lineString, .multiLineString:
            opening = "<gml:MultiCurve"
            memberOpening = "<gml:curveMember>"
            memberClosing = "</gml:curveMember>"
            closing = "</gml:MultiCurve>"
        case .polygon, .multiPolygon:
            opening = "<gml:MultiSurface"
            memberOpening = "<gml:surfaceMember>"
            memberClosing = "</gml:surfaceMember>"
            closing = "</gml:MultiSurface>"
        case .geometryCollection:
            opening = "<gml:MultiGeometry"
            memberOpening = "<gml:geometryMember>"
            memberClosing = "</gml:geometryMember>"
            closing = "</gml:MultiGeometry>"
        }
    }
}
