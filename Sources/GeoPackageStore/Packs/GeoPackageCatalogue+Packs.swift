internal import FeatureQuery
public import GeoCore

extension GeoPackageCatalogue {
    /// Makes the packed copy of a layer if it is missing or made from another state.
    ///
    /// - Parameters:
    ///   - identifier: The layer, or a past state of one as ``unpackedLayers()`` names it.
    ///   - progress: Told the number of features done and the total; may throw to stop, which leaves no half copy.
    /// - Throws: `collection.unknown`, `pack.failed`, what reading the layer throws.
    public func pack(
        _ identifier: String,
        progress: (Int, Int?) throws(PaftaError) -> Void = { (_, _) throws(PaftaError) in }
    ) throws(PaftaError) {
        if let copy = PastCopy(name: identifier) { return try pack(copy, progress: progress) }
        guard let reading = try collection(identifier).open() as? GeoPackageReading else { return }
        guard let state = reading.packState, packs.pack(of: identifier, in: state) == nil else { return }
        let count = reading.count
        try LayerPacker(reading: reading, shelf: packs).run { done throws(PaftaError) in try progress(done, count) }
        packs.forget(identifier)
    }

    /// Looks at every layer, so that ``unpackedLayers()`` knows of all.
    public func lookForPacks() throws(PaftaError) {
        // A home on a disk that cannot be written is served all the same; the failure is told at the end.
        var failure: PaftaError?
        do throws(PaftaError) { try packs.prepareFolder() } catch { failure = error }
        for identifier in try collections() {
            guard let reading = try collection(identifier).open() as? GeoPackageReading else { continue }
            if let state = reading.packState { _ = packs.pack(of: identifier, in: state) }
        }
        if let failure { throw failure }
    }

    /// The layers that were read lately without a packed copy, and names of the states they were in; past states of
    /// layers are among them, as `parsel@7` for what the layer was after its changeset 7.
    public func unpackedLayers() -> [String: String] { packs.missing().mapValues(\.text) }
}
