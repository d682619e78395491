/// Finds the names that somebody may have meant.
enum NearNames {
    private static let most = 5

    /// Returns the names of `names` that differ from `name` only in case, marks or one or two letters, the nearest first.
    static func near(_ name: String, in names: [String]) -> [String] {
        let wanted = Array(TurkishFolding.fold(name).unicodeScalars.prefix(80))
        let allowed = wanted.count < 4 ? 1 : 2
        let distances = names.map { other in
            (other, distance(wanted, Array(TurkishFolding.fold(other).unicodeScalars.prefix(80))))
        }
        return distances.filter { $0.1 <= allowed }.sorted { $0.1 < $1.1 }.prefix(most).map(\.0)
    }

    /// The number of letters to insert, remove or replace.
    private static func distance(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Int {
        var row = Array(0...right.count)
        for (line, letter) in left.enumerated() {
            var diagonal = row[0]
            row[0] = line + 1
            for (column, other) in right.enumerated() {
                let replaced = diagonal + (letter == other ? 0 : 1)
                diagonal = row[column + 1]
                row[column + 1] = min(replaced, diagonal + 1, row[column] + 1)
            }
        }
        return row[right.count]
    }
}
