internal import GeoCore

extension FlatGeobufFeatureForm {
    /// Returns where the geometry of a row ends, as bytes from the start of the feature.
    @inline(__always)
    func geometryEnd(_ type: GeometryType, _ row: Int, of geometry: borrowing GeometryColumn) -> Int {
        let parts = geometry.parts(of: row)
        guard type.isNested else {
            return layout(type, parts, of: geometry, from: Self.headSize, isTyped: geometryType == nil).end
        }
        var end = Self.headSize + Nested.size(parts: parts.count)
        for part in parts {
            end = layout(part, of: geometry, from: end, in: type).end
        }
        return end
    }

    /// Writes the geometry of a row of the feature that starts at `feature`; returns where it ends.
    @inline(__always)
    func writeGeometry(
        _ type: GeometryType,
        _ row: Int,
        of geometry: borrowing GeometryColumn,
        into bytes: inout MutableSpan<UInt8>,
        feature: Int
    ) -> Int {
        let parts = geometry.parts(of: row)
        if type.isNested {
            return writeNested(type, parts, of: geometry, into: &bytes, feature: feature)
        }
        let flat = layout(type, parts, of: geometry, from: Self.headSize, isTyped: geometryType == nil)
        bytes.store32(UInt32(flat.table - 20), at: feature + 20)
        write(flat, of: geometry, into: &bytes, feature: feature)
        return feature + flat.end
    }

    /// Writes a geometry of parts that are geometries themselves.
    @inline(never)
    private func writeNested(
        _ type: GeometryType,
        _ parts: Range<Int>,
        of geometry: borrowing GeometryColumn,
        into bytes: inout MutableSpan<UInt8>,
        feature: Int
    ) -> Int {
        let at = feature + Self.headSize
        bytes.store32(UInt32(Self.headSize + Nested.tableStart - 20), at: feature + 20)
        Nested.write(geometryType == nil ? type : nil, parts: parts.count, into: &bytes, at: at)
        var slot = at + Nested.size(parts: 0)
        var end = Self.headSize + Nested.size(parts: parts.count)
        for part in parts {
            let flat = layout(part, of: geometry, from: end, in: type)
            bytes.store32(UInt32(feature + flat.table - slot), at: slot)
            write(flat, of: geometry, into: &bytes, feature: feature)
            end = flat.end
            slot += 4
        }
        return feature + end
    }

    /// Only in a collection do parts say what they are.
    @inline(__always)
    private func layout(
        _ part: Int,
        of geometry: borrowing GeometryColumn,
        from start: Int,
        in type: GeometryType
    ) -> FlatGeobufGeometryLayout {
        let parts = part..<part + 1
        return layout(geometry.partTypes[part], parts, of: geometry, from: start, isTyped: type == .geometryCollection)
    }

    @inline(__always)
    private func layout(
        _ type: GeometryType,
        _ parts: Range<Int>,
        of geometry: borrowing GeometryColumn,
        from start: Int,
        isTyped: Bool
    ) -> FlatGeobufGeometryLayout {
        let first = geometry.rings(of: parts.lowerBound).lowerBound
        let rings = first..<geometry.rings(of: parts.upperBound - 1).upperBound
        let positions = geometry.positions(of: first).lowerBound..<Int(geometry.positionsEnd[rings.upperBound - 1])
        return FlatGeobufGeometryLayout(
            from: start,
            type: isTyped ? type : nil,
            // Points have no ends, and one ring or path needs none; but GDAL refuses several paths of which there is one.
            rings: (rings.count > 1 && type.single != .point) || type == .multiLineString ? rings : 0..<0,
            positions: positions,
            hasHeights: hasHeights
        )
    }

    /// Writes a geometry whose positions lie side by side.
    @inline(__always)
    private func write(
        _ layout: FlatGeobufGeometryLayout,
        of geometry: borrowing GeometryColumn,
        into bytes: inout MutableSpan<UInt8>,
        feature: Int
    ) {
        layout.writeTable(into: &bytes, feature: feature)
        let ends = geometry.positionsEnd.span
        for (index, ring) in layout.rings.enumerated() {
            let end = Int(ends[ring]) - layout.positions.lowerBound
            bytes.store32(UInt32(end), at: feature + layout.ends + 4 + 4 * index)
        }
        bytes.store(
            geometry.xy.span,
            2 * layout.positions.lowerBound..<2 * layout.positions.upperBound,
            at: feature + layout.xy + 4
        )
        guard hasHeights else { return }
        if geometry.z.isEmpty {
            for index in 0..<layout.positions.count {
                bytes.store(Double.nan.bitPattern, at: feature + layout.z + 4 + 8 * index)
            }
        } else {
            bytes.store(geometry.z.span, layout.positions, at: feature + layout.z + 4)
        }
    }

    /// The table of a geometry that consists of geometries: vtable, table, and the offsets of the parts.
    private enum Nested {
        static let tableStart = 20

        static func size(parts: Int) -> Int { 36 + 4 * parts }

        static func write(_ type: GeometryType?, parts: Int, into bytes: inout MutableSpan<UInt8>, at: Int) {
            bytes.store16(20, at: at)
            bytes.store16(12, at: at + 2)
            for slot in 0..<6 { bytes.store16(0, at: at + 4 + 2 * slot) }
            bytes.store16(type == nil ? 0 : 8, at: at + 16)
            bytes.store16(4, at: at + 18)
            bytes.store32(20, at: at + 20)
            bytes.store32(8, at: at + 24)
            bytes.store32(UInt32(type?.rawValue ?? 0), at: at + 28)
            bytes.store32(UInt32(parts), at: at + 32)
        }
    }
}

extension GeometryType {
    /// Whether FlatGeobuf keeps each part as a geometry of its own.
    fileprivate var isNested: Bool { self == .multiPolygon || self == .geometryCollection }
}

extension MutableSpan where Element == UInt8 {
    /// Writes numbers side by side, each with its lowest byte first.
    @inline(__always)
    fileprivate mutating func store(_ numbers: Span<Double>, _ range: Range<Int>, at offset: Int) {
        var at = offset
        for index in range {
            store(numbers[index].bitPattern, at: at)
            at &+= 8
        }
    }
}
