public import GeoCore
import Synchronization

/// The CRSs and transformations of a process, looked up in PROJ on first use and kept.
///
/// Creating it costs nothing; the first look-up opens the database of PROJ (some milliseconds), and so does the first
/// use of each pair of CRSs. Any thread may use it at any time.
public final class CoordinateReferenceSystems: Sendable {
    private struct Pair: Hashable {
        let source: CRSIdentity
        let target: CRSIdentity
    }

    private struct State {
        var descriptions: [CRSIdentity: CRSDescription] = [:]
        var transformations: [Pair: CoordinateTransformation] = [:]
    }

    /// Clients may name any CRS: what exceeds this number is made anew each time.
    private static let kept = 512
    private static let longitudeLatitude: Set<CRSIdentity> = [.crs84, .wgs84]
    private let cellCapacity: Int
    private let state = Mutex(State())
    private let chosen: @Sendable (CoordinateTransformation) -> Void

    /// Creates the registry without touching PROJ.
    ///
    /// - Parameter chosen: Told each operation when it is chosen for a pair of CRSs, for the record.
    public convenience init(chosen: @escaping @Sendable (CoordinateTransformation) -> Void = { _ in }) {
        self.init(cellCapacity: CellCache.capacity, chosen: chosen)
    }

    /// Creates a registry whose transformations keep at most `cellCapacity` cells each.
    package init(cellCapacity: Int, chosen: @escaping @Sendable (CoordinateTransformation) -> Void = { _ in }) {
        self.cellCapacity = cellCapacity
        self.chosen = chosen
    }

    /// Returns what PROJ knows of a CRS.
    ///
    /// - Throws: `crs.unknown` if it is not in the database of PROJ; `crs.unsupported` if it is neither geographic nor
    ///   projected.
    public func describe(_ crs: CRSIdentity) throws(PaftaError) -> CRSDescription {
        if let known = state.withLock({ $0.descriptions[crs] }) { return known }
        let description = try CRSDescription.read(crs, in: PROJContext())
        state.withLock { state in
            if state.descriptions.count < Self.kept { state.descriptions[crs] = description }
        }
        return description
    }

    /// Returns the transformation between two CRSs; the way back is the one with both exchanged.
    ///
    /// The operation is the most accurate one that is made for the area both CRSs are used in (for Turkey, if they reach
    /// it) and needs no grid that is missing; ED50 goes by EPSG:1784.
    ///
    /// - Throws: `crs.unknown`, `crs.unsupported`, `transformation.unknown`; `transformation.ballpark` if every operation
    ///   ignores the difference of the datums.
    public func transformation(
        from source: CRSIdentity,
        to target: CRSIdentity
    ) throws(PaftaError) -> CoordinateTransformation {
        let pair = Pair(source: source, target: target)
        if let known = state.withLock({ $0.transformations[pair] }) { return known }
        let made = try makeTransformation(pair)
        if !made.isIdentity { chosen(made) }
        return state.withLock { state in
            // Another thread may have been faster; all share its cells then.
            if let known = state.transformations[pair] { return known }
            if state.transformations.count < Self.kept { state.transformations[pair] = made }
            return made
        }
    }

    private func makeTransformation(_ pair: Pair) throws(PaftaError) -> CoordinateTransformation {
        if Self.longitudeLatitude.isSuperset(of: [pair.source, pair.target]) {
            return CoordinateTransformation(identity: pair.source, pair.target, isGeographic: true)
        }
        let source = try describe(pair.source)
        guard pair.source != pair.target else {
            return CoordinateTransformation(identity: pair.source, pair.target, isGeographic: source.isGeographic)
        }
        let target = try describe(pair.target)
        let search = OperationSearch(source: pair.source, target: pair.target, context: try PROJContext())
        return CoordinateTransformation(source, target, try search.best(), cellCapacity: cellCapacity)
    }
}
