internal import GeoCore

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

    /// No row at all, for queries that no feature can meet.
    static let none = CandidateRows(rows: RowRanges([]), count: 0, lookups: [])

    /// What they are found by, for people.
    var access: LocalizedText {
        guard var access = lookups.first?.access else { return LocalizedText("nothing", tr: "hiçbir kayıt") }
        for lookup in lookups.dropFirst() {
            access += LocalizedText(" and ", tr: " ve ")
            access += lookup.access
        }
        return access
    }

    /// The names of the indexes.
    var index: String? { lookups.isEmpty ? nil : lookups.flatMap(\.indexes).joined(separator: ", ") }
}

extension RowLookup {
    /// What kind of index it asks, for people.
    fileprivate var access: LocalizedText {
        if isUnion { return LocalizedText("union of indexes", tr: "dizinlerin birleşimi") }
        return isSpatial
            ? LocalizedText("spatial index", tr: "mekânsal dizin")
            : LocalizedText("attribute index", tr: "alan dizini")
    }
}
