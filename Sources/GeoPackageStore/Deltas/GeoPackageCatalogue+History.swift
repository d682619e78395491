public import FeatureQuery
public import GeoCore

extension GeoPackageCatalogue: ChangeHistory {
    /// Opens a snapshot of a layer and of its history.
    ///
    /// - Throws: `collection.unknown`; `history.missing` if the layer has no history, or one that changes may have been
    ///   kept from; `store.locked`.
    public func history(of collection: String) throws(PaftaError) -> any HistoryReading {
        guard let source = try self.collection(collection) as? GeoPackageSource else {
            throw .unknownCollection(collection)
        }
        return try LayerHistory(of: collection, path: source.pool.path, limits: source.pool.limits)
    }
}
