import GeoCore
import GeoReferencing

/// How many metres one unit of a layer's coordinates is on the ground.
///
/// Good enough for comparing lengths of some metres with tolerances, not for areas in reports.
struct GroundScale {
    private static let metresPerDegree = 111_320.0
    private let metresPerUnit: Double
    private let isGeographic: Bool

    /// Reads the unit of a CRS; a layer without one is taken to be in metres.
    init(_ crs: CRSDescription?) {
        switch crs?.unit {
        case .metres(let perUnit): metresPerUnit = perUnit
        case .degrees(let perUnit): metresPerUnit = perUnit * Self.metresPerDegree
        case nil: metresPerUnit = 1
        }
        isGeographic = crs?.isGeographic ?? false
    }

    /// Returns the metres of one unit along x and along y at `y`.
    func factors(atY y: Double) -> (x: Double, y: Double) {
        guard isGeographic else { return (metresPerUnit, metresPerUnit) }
        let degrees = y * metresPerUnit / Self.metresPerDegree
        return (metresPerUnit * max(cosine(degrees: degrees), 1e-6), metresPerUnit)
    }

    /// Returns lengths in units of x and y that are at least `metres` everywhere in `envelope`.
    func units(_ metres: Double, in envelope: Envelope) -> (x: Double, y: Double) {
        let north = factors(atY: envelope.maxY)
        let south = factors(atY: envelope.minY)
        return (metres / min(north.x, south.x), metres / north.y)
    }

    /// The cosine of an angle to seven digits or better, by halving it and the Taylor series.
    private func cosine(degrees: Double) -> Double {
        let half = min(abs(degrees), 90) * .pi / 360
        let square = half * half
        let cosine = 1 - square / 2 * (1 - square / 12 * (1 - square / 30 * (1 - square / 56)))
        return 2 * cosine * cosine - 1
    }
}
