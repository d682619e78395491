import GeoCore

/// A place whose coordinates in a projected CRS are known from elsewhere.
struct ReferencePoint: Sendable, CustomStringConvertible {
    var place: String
    /// The projected CRS.
    var crs: CRSIdentity
    /// WGS 84, degrees.
    var longitude: Double
    /// WGS 84, degrees.
    var latitude: Double
    /// Metres.
    var easting: Double
    /// Metres.
    var northing: Double

    init(
        _ place: String,
        _ code: Int,
        _ longitude: Double,
        _ latitude: Double,
        east easting: Double,
        north northing: Double
    ) {
        self.place = place
        self.crs = .epsg(code)
        self.longitude = longitude
        self.latitude = latitude
        self.easting = easting
        self.northing = northing
    }

    var description: String { "\(place) in \(crs)" }

    /// Figures of the handbook of the field, published to 0.1 m.
    static let published = [
        ReferencePoint("Ankara", 5_255, 32.86, 39.93, east: 488_032.7, north: 4_421_766.0),
        ReferencePoint("Konya", 5_255, 32.49, 37.87, east: 455_126.3, north: 4_193_191.2),
        ReferencePoint("Izmir", 5_253, 27.14, 38.42, east: 512_226.1, north: 4_254_127.5),
        ReferencePoint("Batman", 5_258, 41.13, 37.88, east: 423_460.7, north: 4_194_535.4),
        ReferencePoint("Amasya", 5_256, 35.83, 40.65, east: 485_621.6, north: 4_501_719.5),
    ]

    /// Computed with `cs2cs -f %.6f EPSG:4326 EPSG:<code>` of PROJ 9.1.1, one for each zone and some more.
    static let computed = [
        ReferencePoint("Izmir", 5_253, 27.14, 38.42, east: 512_226.086_121, north: 4_254_127.492_500),
        ReferencePoint("Bilecik", 5_254, 29.5, 40.2, east: 457_427.808_275, north: 4_451_856.240_708),
        ReferencePoint("Istanbul", 5_254, 28.98, 41.01, east: 414_194.444_007, north: 4_542_185.038_889),
        ReferencePoint("Ankara", 5_255, 32.86, 39.93, east: 488_032.659_290, north: 4_421_766.037_462),
        ReferencePoint("Amasya", 5_256, 35.83, 40.65, east: 485_621.623_067, north: 4_501_719.502_208),
        ReferencePoint("Erzincan", 5_257, 39.7, 39.9, east: 559_863.072_518, north: 4_418_660.236_478),
        ReferencePoint("Batman", 5_258, 41.13, 37.88, east: 423_460.678_942, north: 4_194_535.394_909),
        ReferencePoint("Van", 5_259, 43.38, 38.5, east: 358_678.637_280, north: 4_264_242.523_945),
        ReferencePoint("Ankara", 5_273, 32.86, 39.93, east: 12_974_968.970_721, north: 4_439_851.185_922),
        ReferencePoint("Ankara", 32_636, 32.86, 39.93, east: 488_037.446_227, north: 4_419_997.331_161),
        ReferencePoint("Ankara", 3_857, 32.86, 39.93, east: 3_657_958.467_467, north: 4_855_775.278_223),
    ]

    /// Computed with `cct -I` of PROJ 9.1.1 from the published parameters of EPSG:1784: geocentric translation
    /// -84.1, -101.8, -129.7 m, rotation 0.468 arc seconds about z, scale 1.05 ppm, International 1924.
    static let ed50 = [
        ReferencePoint("Izmir", 2_319, 27.14, 38.42, east: 512_267.334_228, north: 4_254_313.769_335),
        ReferencePoint("Istanbul", 2_320, 28.98, 41.01, east: 414_229.172_851, north: 4_542_371.483_034),
        ReferencePoint("Ankara", 2_321, 32.86, 39.93, east: 488_061.056_257, north: 4_421_950.272_871),
        ReferencePoint("Konya", 2_321, 32.49, 37.87, east: 455_154.207_685, north: 4_193_374.242_617),
        ReferencePoint("Amasya", 2_322, 35.83, 40.65, east: 485_643.483_575, north: 4_501_902.918_369),
        ReferencePoint("Rize", 2_323, 40.52, 41.02, east: 627_864.755_599, north: 4_544_089.950_376),
        ReferencePoint("Batman", 2_324, 41.13, 37.88, east: 423_468.213_956, north: 4_194_715.608_061),
        ReferencePoint("Van", 2_325, 43.38, 38.5, east: 358_679.103_446, north: 4_264_422.693_689),
    ]
}

/// Distances and random numbers that tests share.
enum Check {
    /// The distance of two longitude and latitude positions in metres, on a sphere: for small distances.
    static func metres(_ a: [Double], _ b: [Double]) -> Double {
        let metresPerDegree = 111_320.0
        // cos 40° is 0.77: a little too large everywhere in Turkey.
        return max(abs(a[0] - b[0]) * metresPerDegree * 0.82, abs(a[1] - b[1]) * metresPerDegree)
    }
}

/// A generator with a fixed seed (a linear congruence modulo 2^64), so that every run sees the same positions.
struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return state ^ (state >> 29)
    }

    /// Returns `count` positions inside `envelope`, x and y in turn.
    mutating func positions(_ count: Int, in envelope: Envelope) -> [Double] {
        var xy: [Double] = []
        for _ in 0..<count {
            xy.append(Double.random(in: envelope.minX..<envelope.maxX, using: &self))
            xy.append(Double.random(in: envelope.minY..<envelope.maxY, using: &self))
        }
        return xy
    }
}
