/// An exact set of numbers: a word of 64 bits for each stretch of 64 numbers that has any.
///
/// Numbers that follow each other, as most identifiers do, take about half a byte each; scattered ones at most 43 bytes.
struct NumberSet {
    private(set) var words: [UInt64: UInt64] = [:]
    private(set) var count = 0

    init() {}

    init(_ words: [UInt64: UInt64]) {
        self.words = words
        count = words.values.reduce(0) { $0 + $1.nonzeroBitCount }
    }

    /// Adds numbers and tells which of them are new, as bits of the same word.
    @discardableResult
    mutating func insert(_ bits: UInt64, at key: UInt64) -> UInt64 {
        let before = words[key, default: 0]
        let new = bits & ~before
        guard new != 0 else { return 0 }
        words[key] = before | new
        count += new.nonzeroBitCount
        return new
    }

    func contains(anyOf bits: UInt64, at key: UInt64) -> Bool { words[key, default: 0] & bits != 0 }
}
