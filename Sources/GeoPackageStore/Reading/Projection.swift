internal import FeatureQuery
internal import GeoCore
internal import GeoReferencing

/// Brings the geometries of a layer from the stored CRS to that of the answer, and tests them in that of the boxes.
struct Projection {
    private let toAnswer: CoordinateTransformation?
    private let toBoxes: CoordinateTransformation?
    private let fromBoxes: CoordinateTransformation?
    private let boxesAreInAnswer: Bool

    init(
        _ query: Query,
        of schema: FeatureSchema,
        references: CoordinateReferenceSystems
    ) throws(PaftaError) {
        let boxes = query.spatialFilter?.crs
        guard let stored = schema.geometry?.crs else {
            (toAnswer, toBoxes, fromBoxes, boxesAreInAnswer) = (nil, nil, nil, false)
            return
        }
        let answer = query.crs ?? stored
        boxesAreInAnswer = boxes == answer
        toAnswer = answer == stored ? nil : try references.transformation(from: stored, to: answer)
        if let boxes, boxes != stored {
            toBoxes = boxesAreInAnswer ? nil : try references.transformation(from: stored, to: boxes)
            fromBoxes = try references.transformation(from: boxes, to: stored)
        } else {
            (toBoxes, fromBoxes) = (nil, nil)
        }
    }

    /// Returns envelopes in the stored CRS that surely hold everything in the boxes; `nil` if there is no such bound.
    func storedBoxes(of filter: SpatialFilter) throws(PaftaError) -> [Envelope]? {
        guard let fromBoxes else { return filter.boxes }
        var boxes: [Envelope] = []
        for box in filter.boxes {
            guard let stored = fromBoxes.envelope(of: box) else { return nil }
            boxes.append(stored)
        }
        return boxes
    }

    /// Whether everything in `extent`, given in the stored CRS, surely lies outside the boxes.
    func misses(_ filter: SpatialFilter, from extent: Envelope) -> Bool {
        guard let transformation = boxesAreInAnswer ? toAnswer : toBoxes,
            let image = transformation.envelope(of: extent)
        else { return false }
        return !filter.boxes.contains { $0.intersects(image) }
    }

    /// Projects the geometries of a batch and keeps what the filter keeps.
    func apply(to batch: inout FeatureBatch, filter: SpatialFilter?) throws(PaftaError) {
        let filter = filter.flatMap { $0.allowsOthers ? nil : $0 }
        if let filter, !boxesAreInAnswer {
            var tested = batch.geometry
            if let toBoxes { try toBoxes.transform(&tested.xy) }
            if let keep = filter.rowsKept(of: tested) { batch.filter(keep: keep) }
        }
        if let toAnswer { try toAnswer.transform(&batch.geometry.xy) }
        if let filter, boxesAreInAnswer, let keep = filter.rowsKept(of: batch.geometry) { batch.filter(keep: keep) }
    }
}
