internal import CGEOS
import GeoCore

extension GEOSGeometryHandle {
    /// Whether this geometry has the relation to `other`; `nil` if GEOS gives up.
    borrowing func holds(_ relation: SpatialRelation, with other: borrowing GEOSGeometryHandle) -> Bool? {
        let handle = unsafe context.handle
        let answer =
            switch relation {
            case .intersects: unsafe GEOSIntersects_r(handle, borrowed, other.borrowed)
            case .equals: unsafe GEOSEquals_r(handle, borrowed, other.borrowed)
            case .disjoint: unsafe GEOSDisjoint_r(handle, borrowed, other.borrowed)
            case .touches: unsafe GEOSTouches_r(handle, borrowed, other.borrowed)
            case .within: unsafe GEOSWithin_r(handle, borrowed, other.borrowed)
            case .overlaps: unsafe GEOSOverlaps_r(handle, borrowed, other.borrowed)
            case .crosses: unsafe GEOSCrosses_r(handle, borrowed, other.borrowed)
            case .contains: unsafe GEOSContains_r(handle, borrowed, other.borrowed)
            }
        return Self.truth(answer)
    }

    /// Reads the answer of a predicate: 0 false, 1 true, 2 exception.
    static func truth(_ answer: CChar) -> Bool? { answer == 2 ? nil : answer == 1 }

    /// Returns the least distance to `other`, in units of the coordinates; `nil` if GEOS gives up or one is empty.
    borrowing func distance(to other: borrowing GEOSGeometryHandle) -> Double? {
        var distance = 0.0
        // 0 means exception
        guard unsafe GEOSDistance_r(context.handle, borrowed, other.borrowed, &distance) != 0 else { return nil }
        return distance.isFinite ? distance : nil
    }

    /// Returns the points that are at most `distance` away, or for a negative one those that deep inside.
    borrowing func buffered(by distance: Double, quadrantSegments: Int32) throws(PaftaError) -> GEOSGeometryHandle {
        let made = unsafe GEOSBuffer_r(context.handle, borrowed, distance, quadrantSegments)
        return try unsafe GEOSGeometryHandle(taking: made, from: "GEOSBuffer_r", in: context)
    }

    /// Returns the centre of gravity of the parts with the highest dimension.
    borrowing func centroid() throws(PaftaError) -> GEOSGeometryHandle {
        let made = unsafe GEOSGetCentroid_r(context.handle, borrowed)
        return try unsafe GEOSGeometryHandle(taking: made, from: "GEOSGetCentroid_r", in: context)
    }

    /// Returns the parts joined into one geometry without overlaps.
    borrowing func united() throws(PaftaError) -> GEOSGeometryHandle {
        let made = unsafe GEOSUnaryUnion_r(context.handle, borrowed)
        return try unsafe GEOSGeometryHandle(taking: made, from: "GEOSUnaryUnion_r", in: context)
    }
}

extension GEOSContext {
    /// Builds row `row` of `column` as geometries whose parts all have one dimension: one, but for a mixture.
    ///
    /// GEOS compares no mixtures. The members of a collection may overlap, so those of one dimension are joined.
    func uniformGeometries(
        row: Int,
        of column: GeometryColumn,
        _ body: (consuming GEOSGeometryHandle) throws(PaftaError) -> Void
    ) throws(PaftaError) {
        guard column.types[row] == .geometryCollection else { return try body(geometry(row: row, of: column)) }
        for kind in [GeometryType.point, .lineString, .polygon]
        where column.parts(of: row).contains(where: { column.partTypes[$0] == kind }) {
            try body(geometry(row: row, of: column, only: kind).united())
        }
    }
}
