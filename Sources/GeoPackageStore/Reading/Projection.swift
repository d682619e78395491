internal import FeatureQuery
internal import GeoCore
internal import GeoReferencing

/// Brings the geometries of a layer from the stored CRS to that of the answer, and tests them in that of the boxes.
struct Projection {
    private let toAnswer: CoordinateTransformation?
    private let toBoxes: CoordinateTransformation?
    private let fromBoxes: CoordinateTransformation?
    private let boxesAreInAnswer: Bool
    private let generalisation: Generalisation?

    init(
        _ query: Query,
        of schema: FeatureSchema,
        references: CoordinateReferenceSystems
    ) throws(PaftaError) {
        let boxes = query.spatialFilter?.crs
        guard let stored = schema.geometry?.crs else {
            (toAnswer, toBoxes, fromBoxes, boxesAreInAnswer, generalisation) = (nil, nil, nil, false, nil)
            return
        }
        generalisation =
            try query.includesGeometry
            ? query.tolerance.map { tolerance throws(PaftaError) in
                Generalisation(metres: tolerance, unit: try references.describe(stored).unit)
            } : nil
        let answer = query.crs ?? stored
        // What is generalised is no longer what the boxes are compared with.
        boxesAreInAnswer = boxes == answer && generalisation == nil
        toAnswer = answer == stored ? nil : try references.transformation(from: stored, to: answer)
        if let boxes, boxes != stored {
            toBoxes = boxesAreInAnswer ? nil : try references.transformation(from: stored, to: boxes)
            fromBoxes = try references.transformation(from: boxes, to: stored)
        } else {
            (toBoxes, fromBoxes) = (nil, nil)
        }
    }

    /// The names of the operations that coordinates go through.
    var operations: [String] {
        [toAnswer, toBoxes].compactMap(\.self).filter { !$0.isIdentity }.map(\.operationName)
    }

    /// Returns envelopes in the stored CRS that surely hold everything in the boxes; `nil` if there is no such bound.
    ///
    /// All geometries lie in `extent`, if it is known.
    func storedBoxes(of filter: SpatialFilter, extent: Envelope?) -> [Envelope]? {
        guard let fromBoxes else { return filter.boxes }
        let boxes = filter.boxes.compactMap { fromBoxes.envelope(of: $0) }
        if boxes.count == filter.boxes.count { return boxes }
        // A box at the other end of the world has no image in the stored CRS, but the layer has one in that of the box.
        if let extent, misses(filter, from: extent) { return [] }
        return nil
    }

    /// Whether everything in `extent`, given in the stored CRS, surely lies outside the boxes.
    private func misses(_ filter: SpatialFilter, from extent: Envelope) -> Bool {
        guard let transformation = boxesAreInAnswer ? toAnswer : toBoxes,
            let image = transformation.envelope(of: extent)
        else { return false }
        return !filter.boxes.contains { $0.intersects(image) }
    }

    /// Keeps what the filter keeps, generalises the geometries of a batch and projects them.
    func apply(to batch: inout FeatureBatch, filter: SpatialFilter?) throws(PaftaError) {
        let filter = filter.flatMap { $0.allowsOthers ? nil : $0 }
        if let filter, !boxesAreInAnswer {
            var tested = batch.geometry
            if let toBoxes { try toBoxes.transform(&tested.xy) }
            if let keep = filter.rowsKept(of: tested) { batch.filter(keep: keep) }
        }
        if let generalisation { batch.geometry = generalisation.apply(to: batch.geometry) }
        if let toAnswer { try toAnswer.transform(&batch.geometry.xy) }
        if let filter, boxesAreInAnswer, let keep = filter.rowsKept(of: batch.geometry) { batch.filter(keep: keep) }
    }
}
