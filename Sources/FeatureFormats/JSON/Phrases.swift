/// Runs of bytes that an encoder writes for every feature, kept in whole words so that they are copied a word at a time.
struct Phrases: Sendable {
    private struct Entry {
        var firstWord: Int
        var length: Int
    }

    private var words: [UInt64] = []
    private var entries: [Entry] = []
    /// The room that writing every phrase once needs.
    private(set) var room = 0

    /// Keeps a phrase and returns its number; numbers count from 0.
    @discardableResult
    mutating func add(_ bytes: some Collection<UInt8>) -> Int {
        entries.append(Entry(firstWord: words.count, length: bytes.count))
        for (index, byte) in bytes.enumerated() {
            if index % 8 == 0 { words.append(0) }
            words[words.count - 1] |= UInt64(byte) << UInt64(8 * (index % 8))
        }
        room += 8 * ((bytes.count + 7) / 8)
        return entries.count - 1
    }

    /// Writes phrase `number` into memory that has room for it.
    @inline(__always)
    func write(_ number: Int, into bytes: inout MutableSpan<UInt8>, at: inout Int) {
        let entry = entries[number]
        var (word, place) = (entry.firstWord, at)
        let end = at + entry.length
        while place < end {
            bytes.store(words[word], at: place)
            place += 8
            word += 1
        }
        at = end
    }
}
