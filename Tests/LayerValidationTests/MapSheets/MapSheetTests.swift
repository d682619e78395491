import GeoCore
import LayerValidation
import Testing

@Suite struct `Map sheets` {
    /// Positions on the sheet's own datum and the names of their sheets, worked out by hand from the divisions.
    static let known: [(latitude: Double, longitude: Double, name: String)] = [
        (39.93, 32.86, "I29-b-08-a-4-c-2"), (39.98, 32.86, "I29-b-03-a-4-c-2"), (37.87, 32.49, "M28-b-15-c-2-a-4"),
        (38.42, 27.14, "L18-a-08-c-2-a-4"), (40.65, 35.83, "G35-c-12-b-1-a-2"), (37.88, 41.13, "M46-a-13-b-4-d-2"),
        (41.01, 28.98, "F21-c-25-c-4-a-2"), (41.02, 40.52, "F45-d-21-d-2-b-4"),
    ]

    @Test(arguments: known)
    func `are found by a position`(latitude: Double, longitude: Double, name: String) {
        let sheet = MapSheet.holding(longitude: longitude, latitude: latitude, scale: .hundreds5)
        #expect(sheet?.description == name)
    }

    @Test(arguments: known)
    func `hold the positions they were found by at every scale`(latitude: Double, longitude: Double, name: String) {
        for scale in MapSheet.Scale.allCases {
            let sheet = MapSheet.holding(longitude: longitude, latitude: latitude, scale: scale)
            #expect(sheet?.cell.contains(x: longitude, y: latitude) == true)
            #expect(sheet.flatMap { MapSheet(name: $0.description) } == sheet)
        }
    }

    @Test func `I29 lies where it is printed`() {
        // Column 29 begins at 32.5° east, row I at 39.5° north.
        #expect(MapSheet(name: "I29")?.cell == Envelope(minX: 32.5, minY: 39.5, maxX: 33, maxY: 40))
        #expect(MapSheet(name: "D10")?.cell.minY == 42)
        #expect(MapSheet(name: "P60")?.cell.minY == 36)
    }

    @Test(arguments: [
        ("I29b08d4c", "I29-b-08-d-4-c"), ("I29-b-08-d-4-c", "I29-b-08-d-4-c"), ("H21-C-05-A", "H21-c-05-a"),
        ("i29 b1", "I29-b1"), ("İ29-B-08", "I29-b-08"), ("ı29b08", "I29-b-08"), ("I29", "I29"), ("  I29.b ", "I29-b"),
    ])
    func `are read in the spellings that are met`(text: String, name: String) {
        #expect(MapSheet(name: text)?.description == name)
    }

    @Test(arguments: [
        "", "31 J Iı C", "25N3c", "11/3", "I2", "I29e", "I29b00", "I29b26", "I29b8", "I29b08d5", "I29b08d4c2a", "Q29",
        "C29", "I61", "I29b1a", "I29b08d4c5", "İstanbul", "I29b08d4c2I29b08d4c2I29b08d4c2I29b08d4c2",
    ])
    func `are not seen in other names`(text: String) {
        #expect(MapSheet(name: text) == nil)
    }

    @Test(arguments: [(200.0, 40.0), (32, 90), (.nan, 40), (32, .infinity), (1e300, 1e300), (22.9, 40), (30, 35.9)])
    func `do not exist elsewhere`(longitude: Double, latitude: Double) {
        #expect(MapSheet.holding(longitude: longitude, latitude: latitude, scale: .hundreds5) == nil)
    }
}
