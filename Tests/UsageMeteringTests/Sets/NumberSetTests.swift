import GeoCore
import Testing

@testable import HomeRegistry
@testable import UsageMetering

@Suite struct `Sets of numbers` {
    @Test(arguments: 0..<10 as Range<UInt64>)
    func `count exactly`(_ seed: UInt64) {
        var random = SeededRandom(seed)
        var (set, plain) = (NumberSet(), Set<UInt64>())
        for _ in 0..<5_000 {
            let number = seed.isMultiple(of: 2) ? random.next() : UInt64.random(in: 0..<3_000, using: &random)
            let isNew = set.insert(1 << (number & 63), at: number >> 6) != 0
            #expect(isNew == plain.insert(number).inserted)
        }
        #expect(set.count == plain.count)
        #expect(NumberSet(set.words).count == plain.count)
    }

    @Test(arguments: 0..<5 as Range<UInt64>)
    func `are read back as they were written`(_ seed: UInt64) throws {
        var random = SeededRandom(seed)
        var words: [UInt64: UInt64] = [0: 1, .max >> 6: .max]
        for _ in 0..<500 { words[random.next() >> UInt64.random(in: 6..<64, using: &random)] = random.next() }
        var read: [UInt64: UInt64] = [:]
        try UsageWords.add(UsageWords.bytes(of: words), to: &read)
        #expect(read == words)
    }

    @Test func `are refused when they are cut off`() {
        let bytes = UsageWords.bytes(of: [300: 7])
        for length in 1..<bytes.count {
            var words: [UInt64: UInt64] = [:]
            #expect(throws: PaftaError.self) { try UsageWords.add(Array(bytes.prefix(length)), to: &words) }
        }
        var words: [UInt64: UInt64] = [:]
        #expect(throws: PaftaError.self) { try UsageWords.add([UInt8](repeating: 0xFF, count: 40), to: &words) }
    }
}
