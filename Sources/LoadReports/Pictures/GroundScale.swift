internal import GeoReferencing

/// How long the units of a CRS are on the ground.
struct GroundScale {
    /// Metres in one unit along x.
    let metresPerX: Double
    /// Metres in one unit along y.
    let metresPerY: Double

    /// Measures a CRS near a place; without a CRS units count as metres.
    ///
    /// - Parameters:
    ///   - crs: The CRS.
    ///   - y: The northing or latitude of the place, because degrees of longitude grow shorter to the north.
    init(_ crs: CRSDescription?, y: Double) {
        switch crs?.unit {
        case .degrees(let perUnit):
            // A degree of latitude, near enough for a scale bar.
            let metres = 111_320 * perUnit
            let radians = y * perUnit * .pi / 180
            metresPerX = metres * max(0.01, Self.cosine(radians))
            metresPerY = metres
        case .metres(let perUnit):
            metresPerX = perUnit
            metresPerY = perUnit
        case nil:
            metresPerX = 1
            metresPerY = 1
        }
    }

    /// The cosine of a latitude to four digits by its series, which saves importing a C library for one number.
    private static func cosine(_ radians: Double) -> Double {
        guard abs(radians) <= 1.6 else { return 0 }
        let square = radians * radians
        return 1 - square / 2 * (1 - square / 12 * (1 - square / 30 * (1 - square / 56)))
    }
}
