public import GeoCore

/// What the geometry of every feature that a filter keeps fulfils: it meets one of some envelopes.
///
/// A feature without geometry fulfils none.
public struct SpatialBound: Sendable, Hashable {
    /// The envelopes.
    public var envelopes: [Envelope]
    /// The CRS of the envelopes.
    public var crs: CRSIdentity

    /// Creates a bound.
    public init(envelopes: [Envelope], crs: CRSIdentity) {
        self.envelopes = envelopes
        self.crs = crs
    }

    /// More envelopes than these are joined into one, as an index is asked for each of them.
    static let mostEnvelopes = 16

    /// Creates a bound that has few envelopes.
    init(limiting envelopes: [Envelope], crs: CRSIdentity) {
        self.init(envelopes: envelopes, crs: crs)
        guard envelopes.count > Self.mostEnvelopes else { return }
        self.envelopes = [envelopes.reduce(into: .empty) { $0.extend(by: $1) }]
    }

    /// What is fulfilled if all bounds of at least one alternative are: nothing, if an alternative has no bound or
    /// they are in different CRSs.
    static func union(of alternatives: [[SpatialBound]]) -> [SpatialBound] {
        let smallest = alternatives.compactMap { bounds in bounds.min { $0.area < $1.area } }
        guard let crs = smallest.first?.crs, smallest.count == alternatives.count,
            smallest.allSatisfy({ $0.crs == crs })
        else { return [] }
        return [SpatialBound(limiting: smallest.flatMap(\.envelopes), crs: crs)]
    }

    private var area: Double { envelopes.reduce(0) { $0 + $1.width * $1.height } }
}
