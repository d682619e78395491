import SampleCity
import Testing

@Suite struct `Geographic positions` {
    /// Easting, northing, longitude, latitude; degrees from `cs2cs EPSG:5253 EPSG:4326` of PROJ 9.1.1.
    static let references = [
        [530_000, 4_240_000, 27.3429245507, 38.2923114291],
        [512_345.678, 4_259_123.457, 27.1414572477, 38.4650049347],
        [400_000, 4_200_000, 25.8626145337, 37.9269508732],
        [630_000, 4_400_000, 28.5162411808, 39.7241471689],
        [500_000, 4_240_000, 27, 38.2928126190],
    ]

    @Test(arguments: references)
    func `positions agree with PROJ within a centimetre`(_ sample: [Double]) {
        let position = GeographicPosition(turefTM27: GroundPoint(x: sample[0], y: sample[1]))
        let degreesPerCentimetre = 1e-7
        #expect(abs(position.longitude - sample[2]) < degreesPerCentimetre)
        #expect(abs(position.latitude - sample[3]) < degreesPerCentimetre)
    }
}

@Suite struct `Sheet names` {
    /// Longitude, latitude, name at 1:1000; calculated by hand from the division of the sheets.
    @Test(arguments: [
        (27.14, 38.42, "L18-a-08-c-2-a"), (32.86, 39.93, "I29-b-08-a-4-c"), (32.49, 37.87, "M28-b-15-c-2-a"),
        (35.83, 40.65, "G35-c-12-b-1-a"), (41.13, 37.88, "M46-a-13-b-4-d"), (28.98, 41.01, "F21-c-25-c-4-a"),
    ])
    func `a position gives the name of its sheet`(longitude: Double, latitude: Double, name: String) {
        #expect(SheetName.thousand(longitude: longitude, latitude: latitude) == name)
    }
}
