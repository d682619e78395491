internal import FeatureQuery
internal import GeoCore

/// Judges the features of a layer by where they lie, for V-03, V-05 and V-06 alike.
///
/// What is expected is found out once, when it is first asked for: it takes several transformations. Belongs to one
/// thread at a time, as the rules do.
final class PlaceVerdicts {
    private var place: ExpectedPlace?
    private var isReady = false

    /// Gives the verdict on each feature of a batch to `body`, unless all surely lie where they should.
    func judge(_ batch: FeatureBatch, _ context: ValidationContext, _ body: (Int, ExpectedPlace.Verdict) -> Void) {
        guard batch.hasGeometry else { return }
        if !isReady { place = ExpectedPlace(context) }
        isReady = true
        guard let place, !place.isSurelyFine(batch.geometry.envelope()) else { return }
        for row in 0..<batch.count { body(row, place.verdict(on: batch.geometry.envelope(of: row))) }
    }
}
