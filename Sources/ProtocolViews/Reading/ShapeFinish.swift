internal import FeatureQuery
internal import GeoCore
internal import GeoOperations
internal import GeoReferencing

/// What becomes of masked geometries, which are in the stored CRS: compared with boxes, generalised and projected.
///
/// Does nothing where the layer did all of that.
struct ShapeFinish {
    private let boxes: SpatialFilter?
    private let toBoxes: CoordinateTransformation?
    private let toAnswer: CoordinateTransformation?
    private let tolerance: Double?
    private let isWanted: Bool

    /// - Throws: `crs.unknown`, `transformation.unknown` and their kin.
    init(_ query: Query, _ work: ViewPlan, of view: View) throws(PaftaError) {
        boxes = work.boxes
        isWanted = query.includesGeometry && view.schema.geometry != nil
        guard let stored = view.schema.geometry?.crs, work.finishesShapes else {
            (toBoxes, toAnswer, tolerance) = (nil, nil, nil)
            return
        }
        let way = { (crs: CRSIdentity?) throws(PaftaError) -> CoordinateTransformation? in
            guard let crs, crs != stored else { return nil }
            return try view.references.transformation(from: stored, to: crs)
        }
        toBoxes = try way(work.boxes?.crs)
        toAnswer = try way(query.crs)
        let unit = try view.references.describe(stored).unit
        tolerance = query.tolerance.map { unit.length($0, perDegree: ShapeMask.metresPerDegree) }
    }

    /// The names of the operations that coordinates of the answer go through.
    var operations: [String] { [toAnswer].compactMap(\.self).filter { !$0.isIdentity }.map(\.operationName) }

    /// Returns which masked geometries meet the boxes; `nil` if all do.
    func rowsKept(of column: GeometryColumn) throws(PaftaError) -> [Bool]? {
        guard let boxes else { return nil }
        var tested = column
        try toBoxes?.transform(&tested.xy)
        return boxes.rowsKept(of: tested)
    }

    /// Returns the geometries as they are wanted; none if they are not.
    func finished(_ column: GeometryColumn) throws(PaftaError) -> GeometryColumn {
        guard isWanted else { return GeometryColumn() }
        guard let toAnswer else { return tolerance.map { column.generalised(tolerance: $0) } ?? column }
        var result = tolerance.map { column.generalised(tolerance: $0) } ?? column
        try toAnswer.transform(&result.xy)
        return result
    }
}
