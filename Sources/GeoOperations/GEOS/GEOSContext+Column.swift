internal import CGEOS
import GeoCore

extension GEOSContext {
    /// Builds row `row` of `column` straight from its buffers, without heights.
    ///
    /// GEOS refuses open rings and rings of less than four positions: here they are closed and their first position is
    /// repeated, so that GEOS can judge and repair them. Only parts of `kind` are built if it is given.
    func geometry(
        row: Int,
        of column: GeometryColumn,
        only kind: GeometryType? = nil
    ) throws(PaftaError) -> GEOSGeometryHandle {
        let parts = column.parts(of: row).filter { kind == nil || column.partTypes[$0] == kind }
        let type = kind ?? column.types[row] ?? .geometryCollection
        if parts.count == 1, type == column.partTypes[parts[0]] { return try geometry(part: parts[0], of: column) }
        var members = GEOSGeometryList(in: self)
        for part in parts { members.append(try geometry(part: part, of: column)) }
        return try members.collection(type.collection)
    }

    /// Builds one part of `column` as a point, a path or a polygon.
    func geometry(part: Int, of column: GeometryColumn) throws(PaftaError) -> GEOSGeometryHandle {
        let type = column.partTypes[part]
        let rings = column.rings(of: part)
        guard let first = rings.first else { return try emptyPolygon() }
        let shell = try path(column.positions(of: first), of: column, as: type)
        guard type == .polygon else { return shell }
        var holes = GEOSGeometryList(in: self)
        for ring in rings.dropFirst() { holes.append(try path(column.positions(of: ring), of: column, as: type)) }
        return try holes.polygon(shell: shell)
    }

    private func emptyPolygon() throws(PaftaError) -> GEOSGeometryHandle {
        let call = "GEOSGeom_createEmptyPolygon_r"
        return try unsafe GEOSGeometryHandle(taking: GEOSGeom_createEmptyPolygon_r(handle), from: call, in: self)
    }

    /// Builds a point, a path or, for a polygon, a ring.
    private func path(
        _ positions: Range<Int>,
        of column: GeometryColumn,
        as type: GeometryType
    ) throws(PaftaError) -> GEOSGeometryHandle {
        var xy = column.xy[2 * positions.lowerBound..<2 * positions.upperBound]
        if type == .polygon { Self.closeRing(&xy) }
        if type == .lineString, positions.count == 1 { xy.append(contentsOf: xy) }
        let count = UInt32(xy.count / 2)
        let sequence = unsafe xy.withUnsafeBufferPointer { buffer in
            unsafe GEOSCoordSeq_copyFromBuffer_r(handle, buffer.baseAddress, count, 0, 0)
        }
        guard let sequence = unsafe sequence else { throw failure("GEOSCoordSeq_copyFromBuffer_r") }
        // Each of the three owns the sequence from here on, even if it fails.
        let made =
            switch type {
            case .polygon: unsafe GEOSGeom_createLinearRing_r(handle, sequence)
            case .point: unsafe GEOSGeom_createPoint_r(handle, sequence)
            default: unsafe GEOSGeom_createLineString_r(handle, sequence)
            }
        return try unsafe GEOSGeometryHandle(taking: made, from: "GEOSGeom_create", in: self)
    }

    private static func closeRing(_ xy: inout ArraySlice<Double>) {
        guard let x = xy.first, xy.count > 1 else { return }
        let y = xy[xy.startIndex + 1]
        if xy[xy.endIndex - 2] != x || xy[xy.endIndex - 1] != y { xy.append(contentsOf: [x, y]) }
        while xy.count < 8 { xy.append(contentsOf: [x, y]) }
    }
}

extension GeometryType {
    /// The collection of GEOS for parts of this kind.
    fileprivate var collection: GEOSGeomTypes {
        switch self {
        case .point, .multiPoint: GEOS_MULTIPOINT
        case .lineString, .multiLineString: GEOS_MULTILINESTRING
        case .polygon, .multiPolygon: GEOS_MULTIPOLYGON
        case .geometryCollection: GEOS_GEOMETRYCOLLECTION
        }
    }
}
