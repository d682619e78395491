/// How far a computed area may be from that in the land registry.
///
/// Cumulative by brackets, as the rules of 27 September 2022 (Resmî Gazete 31966) have it for parcels whose coordinates
/// are approved and in the archive.
enum RegisteredAreaTolerance {
    /// The upper end of each bracket in square metres, and the share allowed in it.
    private static let brackets: [(end: Double, share: Double)] = [
        (10, 0.05), (100, 0.02), (500, 0.01), (1_000, 0.005), (5_000, 0.004), (25_000, 0.003), (.infinity, 0.0015),
    ]

    /// Returns the tolerance in square metres for a registered area in square metres, above 0.
    static func squareMetres(for registered: Double) -> Double {
        var tolerance = 0.0
        var start = 0.0
        for (end, share) in brackets where registered > start {
            tolerance += (min(registered, end) - start) * share
            start = end
        }
        return tolerance
    }
}
