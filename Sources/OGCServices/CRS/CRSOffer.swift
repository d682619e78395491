import GeoCore
import GeoReferencing
import Synchronization

/// The operation that leads from the stored CRS of a collection to one that it is offered in.
public struct CoordinateOperation: Sendable, Hashable {
    /// The URI of the CRS that is offered.
    public var crs: String
    /// What the register calls the operation.
    public var name: String
    /// How far results may be from the truth, in metres, as the register says.
    public var accuracyMetres: Double?
}

/// How collections of each stored CRS reach the CRSs that they are offered in, found out once.
final class CRSOffers: Sendable {
    private struct State {
        var operations: [CRSIdentity: [CoordinateOperation]] = [:]
        var reachesAll: [CRSIdentity: Bool] = [:]
    }

    private let list: CRSList
    private let state = Mutex(State())

    init(_ list: CRSList) { self.list = list }

    /// Returns the URIs of the CRSs that collections stored in `stored` are offered in.
    ///
    /// Mostly those of the list, which one look at each datum tells; else every operation is looked up.
    func crs(for stored: CRSIdentity) -> [String] {
        reachesAll(from: stored) ? list.candidates(stored).map(\.uri) : operations(from: stored).map(\.crs)
    }

    /// Whether every CRS of the global list can be reached from `stored`.
    func reachesAll(from stored: CRSIdentity) -> Bool {
        if let known = state.withLock({ $0.reachesAll[stored] }) { return known }
        let result = list.datums.allSatisfy { Self.operation(from: stored, to: $0) != nil }
        state.withLock { $0.reachesAll[stored] = result }
        return result
    }

    /// Returns the operations from `stored` to the CRSs it is offered in; those without a good one are left out.
    ///
    /// Up to a second of work for the first time.
    func operations(from stored: CRSIdentity) -> [CoordinateOperation] {
        if let known = state.withLock({ $0.operations[stored] }) { return known }
        let operations = list.candidates(stored).compactMap { Self.operation(from: stored, to: $0) }
        state.withLock { $0.operations[stored] = operations }
        return operations
    }

    /// A transformation holds a context of PROJ open, so a registry of its own makes each and is given up at once: few of
    /// them are ever used.
    private static func operation(from stored: CRSIdentity, to crs: CRSIdentity) -> CoordinateOperation? {
        guard let way = try? CoordinateReferenceSystems().transformation(from: stored, to: crs), !way.isBallpark else {
            return nil
        }
        return CoordinateOperation(crs: crs.uri, name: way.operationName, accuracyMetres: way.accuracyMetres)
    }
}
