extension Array where Element: Equatable {
    /// Returns the number of elements to insert, remove or replace to make one list of the other (Levenshtein).
    ///
    /// - Parameter other: The other list; the time grows with the product of both lengths.
    /// - Returns: 0 for equal lists, at most the length of the longer one.
    public func editDistance(to other: [Element]) -> Int {
        var row = [Int](0...other.count)
        for (line, element) in enumerated() {
            var diagonal = row[0]
            row[0] = line + 1
            for (column, candidate) in other.enumerated() {
                let replaced = diagonal + (element == candidate ? 0 : 1)
                diagonal = row[column + 1]
                row[column + 1] = Swift.min(replaced, diagonal + 1, row[column] + 1)
            }
        }
        return row[other.count]
    }
}
