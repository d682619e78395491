/// Hashing and comparing runs of bytes, eight at a time.
///
/// The hash is not keyed: hostile values can at worst make one tile slower, and its size is bounded by the query.
enum ByteRun {
    /// 2^64 divided by the golden ratio, odd.
    private static let factor: UInt64 = 0x9E37_79B9_7F4A_7C15

    /// Returns the hash of a number.
    @inline(__always)
    static func hash(_ number: UInt64) -> UInt64 {
        let product = (number ^ factor).multipliedFullWidth(by: factor)
        return product.high ^ product.low
    }

    /// Returns the hash of the bytes `range`.
    @inline(__always)
    static func hash(_ bytes: Span<UInt8>, _ range: Range<Int>) -> UInt64 {
        let run = bytes.extracting(range)
        let count = run.count
        var state = UInt64(truncatingIfNeeded: count) &* factor
        guard count >= 8 else {
            var rest: UInt64 = 0
            for index in 0..<count { rest = rest << 8 | UInt64(run[index]) }
            return hash(state ^ rest)
        }
        var index = 0
        while index &+ 8 < count {
            state = hash(state ^ word(run, index))
            index &+= 8
        }
        // The last eight bytes may overlap what was read: cheaper than reading the rest one by one.
        return hash(state ^ word(run, count &- 8))
    }

    /// Whether two runs are the same.
    @inline(__always)
    static func equal(
        _ bytes: Span<UInt8>,
        _ range: Range<Int>,
        _ others: Span<UInt8>,
        _ otherRange: Range<Int>
    ) -> Bool {
        let run = bytes.extracting(range)
        let other = others.extracting(otherRange)
        let count = run.count
        guard count == other.count else { return false }
        guard count >= 8 else {
            for index in 0..<count where run[index] != other[index] { return false }
            return true
        }
        // The end first: moments and numbers in order differ there.
        guard word(run, count &- 8) == word(other, count &- 8) else { return false }
        var index = 0
        while index &+ 8 < count {
            if word(run, index) != word(other, index) { return false }
            index &+= 8
        }
        return true
    }

    /// Returns eight bytes as one number.
    @inline(__always)
    private static func word(_ bytes: Span<UInt8>, _ index: Int) -> UInt64 {
        let run = bytes.extracting(index..<index &+ 8)
        let low =
            UInt64(run[0]) | UInt64(run[1]) << 8 | UInt64(run[2]) << 16 | UInt64(run[3]) << 24
        let high =
            UInt64(run[4]) | UInt64(run[5]) << 8 | UInt64(run[6]) << 16 | UInt64(run[7]) << 24
        return low | high << 32
    }
}
