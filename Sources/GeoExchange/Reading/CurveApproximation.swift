internal import CGDAL

/// Makes straight segments of arcs, and plain areas of surfaces.
struct CurveApproximation {
    /// The greatest distance between an arc and its segments, in units of the CRS: 1 cm, or about as much in degrees.
    private let tolerance: Double

    /// The angle between two positions of an arc in degrees: finer steps only make work, coarser ones look like corners.
    private static let steps = 0.05...4.0

    init(isGeographic: Bool) { tolerance = isGeographic ? 9e-8 : 0.01 }

    /// Returns the linear form of a geometry; `nil` if it is linear already or has none.
    func linear(_ geometry: OGRGeometryH) -> OGRGeometry? {
        let type = unsafe OGR_GT_Flatten(OGR_G_GetGeometryType(geometry))
        switch type {
        // A ring on its own, as KML has it, says that it is a line but is not written as one.
        case wkbLineString where unsafe String(cString: OGR_G_GetGeometryName(geometry)) == "LINEARRING":
            return unsafe Self.line(ofRing: geometry)
        case wkbPoint, wkbLineString, wkbPolygon, wkbMultiPoint, wkbMultiLineString, wkbMultiPolygon: return nil
        case wkbPolyhedralSurface, wkbTIN:
            return unsafe OGRGeometry(taking: OGR_G_ForceTo(OGR_G_Clone(geometry), wkbMultiPolygon, nil))
        case wkbTriangle:
            return unsafe OGRGeometry(taking: OGR_G_ForceTo(OGR_G_Clone(geometry), wkbPolygon, nil))
        case wkbGeometryCollection: return unsafe linearCollection(geometry)
        default:
            let step = unsafe step(forRadius: largestRadius(geometry))
            return unsafe OGRGeometry(taking: OGR_G_GetLinearGeometry(geometry, step, nil))
        }
    }

    private static func line(ofRing ring: OGRGeometryH) -> OGRGeometry? {
        let hasHeights = unsafe OGR_G_Is3D(ring) != 0
        guard let line = unsafe OGRGeometry(taking: OGR_G_CreateGeometry(wkbLineString)) else { return nil }
        for index in unsafe 0..<OGR_G_GetPointCount(ring) {
            let (x, y, z) = unsafe (OGR_G_GetX(ring, index), OGR_G_GetY(ring, index), OGR_G_GetZ(ring, index))
            if hasHeights {
                unsafe OGR_G_AddPoint(line.borrowed, x, y, z)
            } else {
                unsafe OGR_G_AddPoint_2D(line.borrowed, x, y)
            }
        }
        return line
    }

    /// Members are made linear one by one, because OGR leaves surfaces in collections as they are.
    private func linearCollection(_ geometry: OGRGeometryH) -> OGRGeometry? {
        guard let result = unsafe OGRGeometry(taking: OGR_G_CreateGeometry(wkbGeometryCollection)) else { return nil }
        var isChanged = false
        for index in unsafe 0..<OGR_G_GetGeometryCount(geometry) {
            guard let member = unsafe OGR_G_GetGeometryRef(geometry, index) else { continue }
            if let linear = unsafe linear(member) {
                isChanged = true
                unsafe OGR_G_AddGeometry(result.borrowed, linear.borrowed)
            } else {
                unsafe OGR_G_AddGeometry(result.borrowed, member)
            }
        }
        guard isChanged else { return nil }
        return result
    }

    /// The step for which the height of the segment under the arc, r (1 - cos(step / 2)), is the tolerance.
    private func step(forRadius radius: Double) -> Double {
        guard radius > tolerance else { return Self.steps.upperBound }
        // 2 acos(1 - t / r) loses its digits for small t / r; the half angle's sine does not.
        let degrees = 4 * (tolerance / (2 * radius)).squareRoot() * 180 / Double.pi
        return min(max(degrees, Self.steps.lowerBound), Self.steps.upperBound)
    }

    private func largestRadius(_ geometry: OGRGeometryH) -> Double {
        if unsafe OGR_GT_Flatten(OGR_G_GetGeometryType(geometry)) == wkbCircularString {
            var largest = 0.0
            let count = unsafe OGR_G_GetPointCount(geometry)
            for index in stride(from: Int32(0), to: count - 2, by: 2) {
                largest = max(largest, unsafe radius(geometry, index))
            }
            return largest
        }
        var largest = 0.0
        for index in unsafe 0..<OGR_G_GetGeometryCount(geometry) {
            guard let part = unsafe OGR_G_GetGeometryRef(geometry, index) else { continue }
            largest = max(largest, unsafe largestRadius(part))
        }
        return largest
    }

    /// The radius of the circle through three positions; half their distance if first and last are the same.
    private func radius(_ curve: OGRGeometryH, _ index: Int32) -> Double {
        func side(_ from: Int32, _ to: Int32) -> (Double, Double) {
            unsafe (OGR_G_GetX(curve, to) - OGR_G_GetX(curve, from), OGR_G_GetY(curve, to) - OGR_G_GetY(curve, from))
        }
        let a = side(index, index + 1)
        let b = side(index + 1, index + 2)
        let c = side(index, index + 2)
        func length(_ side: (Double, Double)) -> Double { (side.0 * side.0 + side.1 * side.1).squareRoot() }
        if length(c) == 0 { return length(a) / 2 }
        let doubleArea = abs(a.0 * b.1 - a.1 * b.0)
        return doubleArea == 0 ? 0 : length(a) * length(b) * length(c) / (2 * doubleArea)
    }
}
