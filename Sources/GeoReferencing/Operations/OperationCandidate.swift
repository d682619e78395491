internal import CPROJ
import GeoCore

/// One way from a CRS to another, as PROJ offers it.
struct OperationCandidate {
    /// Its place in the list of PROJ.
    let index: Int
    let name: String
    /// In metres; `nil` if unknown.
    let accuracy: Double?
    /// Whether the difference of the datums is ignored.
    let isBallpark: Bool
    /// Whether it is meant for the whole area that matters here.
    let coversArea: Bool

    /// Operations that win over a better accuracy wherever they cover the area.
    ///
    /// EPSG:1784 is Turkey's own set of parameters; with it ED50 → TUREF → WGS 84 lands where ED50 → WGS 84 does. PROJ
    /// would go from ED50 to TUREF by way of ETRS89 instead.
    private static let pinned = ["ED50 to WGS 84 (30)"]

    init(_ operation: borrowing PROJObject, index: Int, area: Envelope?) {
        self.index = index
        let context = operation.context
        name = operation.name
        let accuracy = unsafe proj_coordoperation_get_accuracy(context.pointer, operation.pointer)
        self.accuracy = accuracy < 0 ? nil : accuracy
        isBallpark =
            unsafe proj_coordoperation_has_ballpark_transformation(context.pointer, operation.pointer) != 0
        coversArea = area.map { area in operation.areaOfUse.map { Self.covers($0, area) } ?? false } ?? true
    }

    /// Whether it is the better choice: first by area, then pinned, then by accuracy, then as PROJ sorts.
    func isBetter(than other: OperationCandidate) -> Bool { rank < other.rank }

    private var rank: (Int, Int, Double, Int) {
        let isPinned = Self.pinned.contains { name.contains($0) }
        return (coversArea ? 0 : 1, coversArea && isPinned ? 0 : 1, accuracy ?? .infinity, index)
    }

    /// Whether `outer`, which may cross the antimeridian, holds `inner`.
    private static func covers(_ outer: Envelope, _ inner: Envelope) -> Bool {
        guard outer.minX > outer.maxX else { return outer.contains(inner) }
        return inner.minY >= outer.minY && inner.maxY <= outer.maxY
            && (inner.minX >= outer.minX || inner.maxX <= outer.maxX)
    }
}
