/// A small pseudo-random generator (SplitMix64) whose numbers are the same on every machine and in every release.
///
/// Every part of the town draws from a stream of its own, so that one block can be made again without the others.
package struct SplitMix64: RandomNumberGenerator, Sendable {
    private var state: UInt64

    /// Creates the generator of one part of the town.
    package init(seed: UInt64, stream: Stream, index: Int = 0) {
        state = Self.mixed(seed ^ Self.mixed(UInt64(stream.rawValue) &+ UInt64(bitPattern: Int64(index)) &* 64))
    }

    /// Returns the next 64 bits.
    package mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        return Self.mixed(state)
    }

    /// Returns a number in `0..<1` made of 53 bits.
    package mutating func fraction() -> Double { Double(next() >> 11) / 9_007_199_254_740_992 }

    /// Returns a number in `range`.
    package mutating func number(in range: ClosedRange<Double>) -> Double {
        range.lowerBound + fraction() * (range.upperBound - range.lowerBound)
    }

    /// Returns a whole number in `0..<limit`.
    package mutating func index(below limit: Int) -> Int { Int(next() % UInt64(max(1, limit))) }

    private static func mixed(_ value: UInt64) -> UInt64 {
        var bits = value
        bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
        bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
        return bits ^ (bits >> 31)
    }

    /// The parts of the town that draw numbers.
    package enum Stream: UInt8, Sendable {
        /// The bends of the whole town.
        case bends = 1
        /// The streets that run north.
        case verticals
        /// The streets that run east.
        case horizontals
        /// The outline of the town and what each block is used for.
        case blocks
        /// How a block is divided into parcels.
        case parcels
        /// The buildings of a block.
        case buildings
        /// Names of neighbourhoods and streets.
        case names
        /// Pipes and road surfaces.
        case networks
    }
}
