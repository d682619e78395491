/// The rows that may belong to an answer, found by indexes; no others do.
struct CandidateRows {
    /// The rows; the few between two of them that come along are no candidates.
    var rows: RowRanges
    /// How many there are.
    var count: Int
    /// The indexes that found them.
    var lookups: [RowLookup]
    /// Finds more rows, behind the last of these; `nil` if these are all.
    var continuation: RowLookup?

    /// What they are found by, for people.
    var access: String {
        if lookups.isEmpty { return "nothing" }
        return lookups.map { $0.isSpatial ? "spatial index" : "attribute index" }.joined(separator: " and ")
    }

    /// The names of the indexes.
    var index: String? { lookups.isEmpty ? nil : lookups.map(\.index).joined(separator: ", ") }
}
