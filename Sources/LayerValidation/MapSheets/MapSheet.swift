public import GeoCore

/// A sheet of the Turkish national map series, such as `I29-b-08-d-4-c`.
///
/// Sheets of 1:100 000 are half a degree wide and high; each smaller scale divides the one before. Parts are counted
/// clockwise from the north-west, but the twenty-five sheets of 1:10 000 row by row. Names do not say the datum: old
/// sheets lie on the graticule of ED50, new ones on that of TUREF, and ``cell`` is in degrees of either.
public struct MapSheet: Sendable, Hashable {
    /// The scales of the series.
    public enum Scale: Int, Sendable, CaseIterable {
        /// `I29`, 30′.
        case thousands100 = 100_000
        /// `I29-b`, 15′.
        case thousands50 = 50_000
        /// `I29-b1`, 7′30″; a side branch that is not divided further.
        case thousands25 = 25_000
        /// `I29-b-08`, 3′.
        case thousands10 = 10_000
        /// `I29-b-08-d`, 1′30″.
        case thousands5 = 5_000
        /// `I29-b-08-d-4`, 45″.
        case thousands2 = 2_000
        /// `I29-b-08-d-4-c`, 22.5″.
        case thousands1 = 1_000
        /// `I29-b-08-d-4-c-2`, 11.25″.
        case hundreds5 = 500
    }

    /// The scale.
    public let scale: Scale
    /// The row of 1:100 000, counted from `A` in the north; A lies between 43.5° and 44° north.
    let row: Int
    /// The number of the column of 1:100 000: twice the degrees east of 18°.
    let column: Int
    /// The numbers from 0 of the parts: one of 4 for each step, one of 25 for the step to 1:10 000.
    let parts: [Int]

    /// The rows whose latitudes all sources agree on: D to P.
    static let rows = 3...15
    /// The columns from 23° to 48° east.
    static let columns = 10...60

    init(scale: Scale, row: Int, column: Int, parts: [Int]) {
        self.scale = scale
        self.row = row
        self.column = column
        self.parts = parts
    }

    /// The steps from 1:100 000 down to the scale: how many parts a side has.
    static func steps(to scale: Scale) -> [Int] {
        switch scale {
        case .thousands100: []
        case .thousands50: [2]
        case .thousands25: [2, 2]
        case .thousands10: [2, 5]
        case .thousands5: [2, 5, 2]
        case .thousands2: [2, 5, 2, 2]
        case .thousands1: [2, 5, 2, 2, 2]
        case .hundreds5: [2, 5, 2, 2, 2, 2]
        }
    }

    /// Where the sheet lies: longitude and latitude in degrees of the datum it was drawn in.
    public var cell: Envelope {
        var west = 18 + Double(column) / 2
        var north = 44 - Double(row) / 2
        var size = 0.5
        for (side, part) in zip(Self.steps(to: scale), parts) {
            let (line, place) = Self.place(of: part, side: side)
            size /= Double(side)
            west += Double(place) * size
            north -= Double(line) * size
        }
        return Envelope(minX: west, minY: north - size, maxX: west + size, maxY: north)
    }

    /// Returns the sheet that holds a position.
    ///
    /// - Parameters:
    ///   - longitude: In degrees of the datum the sheet is drawn in; a sheet holds its western edge.
    ///   - latitude: In degrees; a sheet holds its northern edge.
    ///   - scale: The scale.
    /// - Returns: `nil` outside of the rows D to P and the columns 10 to 60.
    public static func holding(longitude: Double, latitude: Double, scale: Scale) -> MapSheet? {
        guard longitude.isFinite, latitude.isFinite, abs(longitude) < 400, abs(latitude) < 400 else { return nil }
        // A hair moves positions on an edge to the side where they belong, whatever the rounding.
        var x = (longitude - 18) * 2 + 1e-12
        var y = (44 - latitude) * 2 + 1e-12
        let column = Int(x.rounded(.down))
        let row = Int(y.rounded(.down))
        guard columns.contains(column), rows.contains(row) else { return nil }
        x -= Double(column)
        y -= Double(row)
        var parts: [Int] = []
        for side in steps(to: scale) {
            x *= Double(side)
            y *= Double(side)
            let place = min(Int(x), side - 1)
            let line = min(Int(y), side - 1)
            x -= Double(place)
            y -= Double(line)
            parts.append(part(line: line, place: place, side: side))
        }
        return MapSheet(scale: scale, row: row, column: column, parts: parts)
    }

    /// The line from the north and the place from the west of a part.
    private static func place(of part: Int, side: Int) -> (line: Int, place: Int) {
        guard side == 2 else { return (part / side, part % side) }
        return [(0, 0), (0, 1), (1, 1), (1, 0)][part]
    }

    private static func part(line: Int, place: Int, side: Int) -> Int {
        guard side == 2 else { return line * side + place }
        return line == 0 ? place : 3 - place
    }
}
