/// The names of Turkish map sheets.
package enum SheetName {
    /// Names the 1:1000 sheet that holds a position.
    ///
    /// The sheet of 1:100 000 is half a degree wide and high. It is quartered for 1:50 000, cut into 5 × 5 for
    /// 1:10 000, and quartered again for 1:5000, 1:2000 and 1:1000. Quarters run clockwise from the north-west.
    /// - Parameters:
    ///   - longitude: Degrees east, on the datum of the sheets.
    ///   - latitude: Degrees north, from 36 to 44.
    /// - Returns: A name such as `L18-a-08-c-2-a`.
    package static func thousand(longitude: Double, latitude: Double) -> String {
        // Column 29 starts at 32.5 degrees; the rows fall by letter from A at 43.5, without leaving out any.
        let letters = Array("ABCDEFGHIJKLMNOP")
        let column = ((longitude - 18) * 2).rounded(.down)
        let row = ((latitude - 36) * 2).rounded(.down)
        var x = (longitude - 18) * 2 - column
        var y = (latitude - 36) * 2 - row
        let letter = letters[min(max(0, 15 - Int(row)), letters.count - 1)]
        var parts = ["\(letter)\(Int(column))", quarter(&x, &y, "abcd")]
        let cell = (4 - Int(y * 5)) * 5 + Int(x * 5) + 1
        parts.append(cell < 10 ? "0\(cell)" : "\(cell)")
        x = x * 5 - (x * 5).rounded(.down)
        y = y * 5 - (y * 5).rounded(.down)
        for names in ["abcd", "1234", "abcd"] { parts.append(quarter(&x, &y, names)) }
        return parts.joined(separator: "-")
    }

    /// Names the quarter of a unit square and goes on inside it.
    private static func quarter(_ x: inout Double, _ y: inout Double, _ names: String) -> String {
        let isEast = x >= 0.5
        let isNorth = y >= 0.5
        x = 2 * x - (isEast ? 1 : 0)
        y = 2 * y - (isNorth ? 1 : 0)
        let place = isNorth ? (isEast ? 1 : 0) : (isEast ? 2 : 3)
        return String(Array(names)[place])
    }
}
