public import FeatureQuery
public import GeoCore

/// Writes features as GeoJSON (RFC 7946).
///
/// Geometries must be in longitude and latitude (CRS84), or in the CRS the reader asked for. Outer rings run counter-clockwise
/// and holes clockwise, as clause 3.1.6 wants. Heights are written to the millimetre.
public struct GeoJSONEncoder: Sendable {
    private let names: [[UInt8]]
    private let decimals: Int
    private let heightDecimals = 3
    private var isFirst = true

    /// Creates an encoder for batches with these properties.
    ///
    /// - Parameters:
    ///   - properties: The properties of the batches, in their order.
    ///   - decimals: Decimals of coordinates, 0 … 8; seven are 1 cm for degrees.
    public init(properties: [PropertyDefinition], decimals: Int = 7) {
        self.decimals = min(max(decimals, 0), 8)
        names = properties.enumerated().map { index, property in
            var writer = ByteWriter(capacity: 64)
            if index > 0 { writer.append(UInt8(ascii: ",")) }
            JSONText.append(property.name, to: &writer)
            writer.append(UInt8(ascii: ":"))
            return Array(writer.bytes)
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
            writer.append(isFirst ? UInt8(ascii: "\n") : UInt8(ascii: ","))
            if !isFirst { writer.append(UInt8(ascii: "\n")) }
            isFirst = false
            appendFeature(row: row, of: batch, members: [], to: &writer)
        }
    }

    /// Ends the feature collection.
    ///
    /// - Parameter members: Further members of the collection as JSON without braces, such as `"numberReturned":2`.
    public mutating func end(members: ArraySlice<UInt8>, to writer: inout ByteWriter) {
        writer.append("\n]")
        if !members.isEmpty { writer.append(UInt8(ascii: ",")) }
        writer.append(members)
        writer.append("}\n")
    }

    /// Adds one feature.
    ///
    /// - Parameter members: Further members of the feature as JSON without braces.
    public func appendFeature(
        row: Int,
        of batch: FeatureBatch,
        members: ArraySlice<UInt8>,
        to writer: inout ByteWriter
    ) {
        writer.append("{\"type\":\"Feature\",\"id\":")
        appendValue(row: row, of: batch.identifiers, to: &writer)
        writer.append(",\"geometry\":")
        appendGeometry(row: row, of: batch, to: &writer)
        writer.append(",\"properties\":{")
        for (index, column) in batch.properties.enumerated() {
            writer.append(names[index])
            appendValue(row: row, of: column, to: &writer)
        }
        writer.append(UInt8(ascii: "}"))
        if !members.isEmpty {
            writer.append(UInt8(ascii: ","))
            writer.append(members)
        }
        writer.append(UInt8(ascii: "}"))
    }

    private func appendValue(row: Int, of column: PropertyColumn, to writer: inout ByteWriter) {
        guard !column.isNull[row] else { return writer.append("null") }
        switch column.type {
        case .integer: appendInteger(column.integers[row], to: &writer)
        case .real: JSONText.append(column.reals[row], to: &writer)
        case .boolean: writer.append(column.integers[row] == 0 ? "false" : "true")
        case .text, .date, .dateTime: JSONText.append(column.bytes[column.range(of: row)], to: &writer)
        case .binary: appendBase64(column.bytes[column.range(of: row)], to: &writer)
        }
    }

    private func appendInteger(_ number: Int64, to writer: inout ByteWriter) {
        writer.reserve(JSONText.longestNumber)
        var at = writer.count
        var bytes = writer.storage.mutableSpan
        JSONText.write(number, into: &bytes, at: &at)
        writer.count = at
    }

    /// Bytes have no form in JSON; base64 (RFC 4648, clause 4) is what readers expect.
    private func appendBase64(_ data: ArraySlice<UInt8>, to writer: inout ByteWriter) {
        let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
        writer.append(UInt8(ascii: "\""))
        var rest = data
        while !rest.isEmpty {
            let group = rest.prefix(3)
            var word: UInt32 = 0
            for byte in group { word = word << 8 | UInt32(byte) }
            word <<= UInt32(8 * (3 - group.count))
            for place in 0..<4 {
                let digit = alphabet[Int(word >> UInt32(18 - 6 * place) & 63)]
                writer.append(place <= group.count ? digit : UInt8(ascii: "="))
            }
            rest = rest.dropFirst(3)
        }
        writer.append(UInt8(ascii: "\""))
    }

    private func appendGeometry(row: Int, of batch: FeatureBatch, to writer: inout ByteWriter) {
        guard batch.hasGeometry, let type = batch.geometry.types[row] else { return writer.append("null") }
        let geometry = batch.geometry
        if type == .geometryCollection {
            writer.append("{\"type\":\"GeometryCollection\",\"geometries\":[")
            for (index, part) in geometry.parts(of: row).enumerated() {
                if index > 0 { writer.append(UInt8(ascii: ",")) }
                appendGeometry(geometry.partTypes[part], [part], of: geometry, to: &writer)
            }
            writer.append("]}")
        } else {
            appendGeometry(type, geometry.parts(of: row), of: geometry, to: &writer)
        }
    }

    private func appendGeometry(
        _ type: GeometryType,
        _ parts: some Collection<Int>,
        of geometry: GeometryColumn,
        to writer: inout ByteWriter
    ) {
        writer.append("{\"type\":\"")
        writer.append(verbatim: type.name)
        writer.append("\",\"coordinates\":")
        let isMulti = type != type.single
        if isMulti { writer.append(UInt8(ascii: "[")) }
        var isFirst = true
        for part in parts {
            if !isFirst { writer.append(UInt8(ascii: ",")) }
            isFirst = false
            appendPart(part, of: geometry, to: &writer)
        }
        if isMulti { writer.append(UInt8(ascii: "]")) }
        writer.append(UInt8(ascii: "}"))
    }

    private func appendPart(_ part: Int, of geometry: GeometryColumn, to writer: inout ByteWriter) {
        let type = geometry.partTypes[part]
        if type == .polygon { writer.append(UInt8(ascii: "[")) }
        let rings = geometry.rings(of: part)
        for ring in rings {
            if ring > rings.lowerBound { writer.append(UInt8(ascii: ",")) }
            if type == .polygon {
                let runsRight = geometry.isCounterClockwise(ring) == (ring == rings.lowerBound)
                appendPositions(geometry.positions(of: ring), reversed: !runsRight, of: geometry, to: &writer)
            } else if type == .point {
                appendPosition(geometry.positions(of: ring).lowerBound, of: geometry, to: &writer)
            } else {
                appendPositions(geometry.positions(of: ring), reversed: false, of: geometry, to: &writer)
            }
        }
        if type == .polygon { writer.append(UInt8(ascii: "]")) }
    }

    private func appendPosition(_ position: Int, of geometry: GeometryColumn, to writer: inout ByteWriter) {
        writer.reserve(3 * FixedPoint.longest + 4)
        var at = writer.count
        var bytes = writer.storage.mutableSpan
        write(position, of: geometry, FixedPoint.scale(decimals: decimals), into: &bytes, at: &at)
        writer.count = at
    }

    private func appendPositions(
        _ positions: Range<Int>,
        reversed: Bool,
        of geometry: GeometryColumn,
        to writer: inout ByteWriter
    ) {
        writer.reserve(positions.count * (3 * FixedPoint.longest + 5) + 2)
        let scale = FixedPoint.scale(decimals: decimals)
        var at = writer.count
        var bytes = writer.storage.mutableSpan
        bytes[at] = UInt8(ascii: "[")
        at += 1
        for step in 0..<positions.count {
            if step > 0 {
                bytes[at] = UInt8(ascii: ",")
                at += 1
            }
            let position = reversed ? positions.upperBound - 1 - step : positions.lowerBound + step
            write(position, of: geometry, scale, into: &bytes, at: &at)
        }
        bytes[at] = UInt8(ascii: "]")
        writer.count = at + 1
    }

    @inline(__always)
    private func write(
        _ position: Int,
        of geometry: GeometryColumn,
        _ scale: Double,
        into bytes: inout MutableSpan<UInt8>,
        at: inout Int
    ) {
        bytes[at] = UInt8(ascii: "[")
        at += 1
        FixedPoint.write((geometry.xy[2 * position] * scale).rounded(), decimals: decimals, into: &bytes, at: &at)
        bytes[at] = UInt8(ascii: ",")
        at += 1
        FixedPoint.write((geometry.xy[2 * position + 1] * scale).rounded(), decimals: decimals, into: &bytes, at: &at)
        if !geometry.z.isEmpty, geometry.z[position].isFinite {
            bytes[at] = UInt8(ascii: ",")
            at += 1
            let height = (geometry.z[position] * FixedPoint.scale(decimals: heightDecimals)).rounded()
            FixedPoint.write(height, decimals: heightDecimals, into: &bytes, at: &at)
        }
        bytes[at] = UInt8(ascii: "]")
        at += 1
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
