import Glibc

/// A position in longitude and latitude.
///
/// TUREF and WGS 84 are taken as one: they differ by decimetres, and the transformation of EPSG between them is null.
package struct GeographicPosition: Sendable {
    /// Degrees east, rounded to 1e-7 (about 1 cm): finer digits may differ between machines with another sine.
    package let longitude: Double
    /// Degrees north, rounded in the same way.
    package let latitude: Double

    /// Creates the position of a point in TUREF / TM27 by the inverse Gauss-Krüger series to the third order.
    ///
    /// The sample must come out the same whatever release of PROJ is installed; the series agrees with it within a
    /// millimetre throughout the zone. Formulas: EPSG Guidance Note 7-2, "Transverse Mercator (JHS formulas)".
    package init(turefTM27 point: GroundPoint) {
        let flattening = 1 / 298.257222101
        let n = flattening / (2 - flattening)
        let radius = 6_378_137 / (1 + n) * (1 + n * n / 4 + n * n * n * n / 64)
        let xi = point.y / radius
        let eta = (point.x - 500_000) / radius
        let h = [
            n / 2 - 2.0 / 3 * n * n + 37.0 / 96 * n * n * n,
            n * n / 48 + n * n * n / 15,
            17.0 / 480 * n * n * n,
        ]
        var sphereXi = xi
        var sphereEta = eta
        for (order, factor) in h.enumerated() {
            let turns = 2 * Double(order + 1)
            sphereXi -= factor * sin(turns * xi) * cosh(turns * eta)
            sphereEta -= factor * cos(turns * xi) * sinh(turns * eta)
        }
        let conformal = asin(sin(sphereXi) / cosh(sphereEta))
        let east = atan2(sinh(sphereEta), cos(sphereXi))
        latitude = Self.degrees(Self.latitude(conformal: conformal, flattening: flattening))
        longitude = Self.degrees(east, from: 27)
    }

    /// Turns a conformal latitude into a geodetic one; each round leaves under a hundredth of the error before.
    private static func latitude(conformal: Double, flattening: Double) -> Double {
        let eccentricity = (flattening * (2 - flattening)).squareRoot()
        let isometric = asinh(tan(conformal))
        var result = isometric
        for _ in 0..<6 { result = isometric + eccentricity * atanh(eccentricity * tanh(result)) }
        return atan(sinh(result))
    }

    private static func degrees(_ radians: Double, from origin: Double = 0) -> Double {
        ((origin + radians * 180 / .pi) * 1e7).rounded() / 1e7
    }
}
