internal import FeatureQuery
internal import GeoCore
internal import GeoPackageStore

extension LoadReport.ChangedFeatures {
    /// Features of each kind that are drawn, and features whose keys are told.
    private static let drawn = 700
    private static let told = 200

    /// Takes from a difference what a report shows.
    ///
    /// - Parameters:
    ///   - difference: What is different.
    ///   - features: The delivery.
    ///   - key: Returns the key of a feature as people write it.
    /// - Throws: `store.unreadable`, `geometry.malformed`.
    init(
        _ difference: LayerDifference,
        of features: SpooledFeatures,
        key: (Int, FeatureBatch) -> String?
    ) throws(PaftaError) {
        self.init()
        let new = try features.features(Self.spread(difference.inserted))
        let changed = try features.features(Self.spread(difference.updated).map(\.place))
        add(new, .inserted)
        add(changed, .updated)
        let first = try features.features(difference.inserted.prefix(Self.told))
        inserted = (0..<first.count).map { key($0, first) ?? "\(first.positions[$0])" }
        guard let former = difference.former else { return }
        add(former, .deleted)
        deleted = (0..<min(former.count, Self.told)).map { key($0, former) ?? "\(former.positions[$0])" }
    }

    private mutating func add(_ batch: FeatureBatch, _ action: Action) {
        for row in 0..<batch.count where LayerOutline.append(row, of: batch, to: &shapes) { actions.append(action) }
    }

    /// Evenly spread elements, so that the picture shows where changes are and not where the delivery starts.
    private static func spread<Element>(_ elements: [Element]) -> [Element] {
        let step = max(1, (elements.count + drawn - 1) / drawn)
        return stride(from: 0, to: elements.count, by: step).map { elements[$0] }
    }
}
