internal import FeatureQuery
internal import GeoCore

/// 128 bits that tell a row's values from others'.
///
/// Two rows with different values have equal digests once in 2^128 pairs. The start is drawn anew for every run, so nobody
/// can prepare a file in which a change goes unnoticed.
struct RowDigest: Hashable {
    private var first: UInt64
    private var second: UInt64

    init(seed: Seed) {
        first = seed.first
        second = seed.second
    }

    /// Where digests that are to be compared start.
    struct Seed {
        fileprivate let first = UInt64.random(in: .min ... .max)
        fileprivate let second = UInt64.random(in: .min ... .max)
    }

    /// The digest is spread already.
    func hash(into hasher: inout Hasher) { hasher.combine(first) }

    static func == (left: RowDigest, right: RowDigest) -> Bool {
        left.first == right.first && left.second == right.second
    }

    /// Takes in 64 bits, whose order matters.
    @inline(__always)
    mutating func combine(_ bits: UInt64) {
        let low = (first ^ bits).multipliedFullWidth(by: 0x9E37_79B9_7F4A_7C15)
        first = low.high ^ low.low &+ 0xA076_1D64_78BD_642F
        let high = (second ^ bits &+ 0xE703_7ED1_A0B4_28DB).multipliedFullWidth(by: 0xC2B2_AE3D_27D4_EB4F)
        second = high.high ^ high.low &+ bits.byteSwapped
    }

    /// Takes in bytes with their number.
    mutating func combine(_ bytes: ArraySlice<UInt8>) {
        combine(UInt64(bytes.count))
        var word: UInt64 = 0
        var shift: UInt64 = 0
        for byte in bytes {
            word |= UInt64(byte) << shift
            shift += 8
            if shift == 64 {
                combine(word)
                word = 0
                shift = 0
            }
        }
        if shift > 0 { combine(word) }
    }
}

extension FeatureBatch {
    /// Returns the digests of all rows.
    ///
    /// - Parameters:
    ///   - columns: The places of the properties that count, in this order.
    ///   - includesGeometry: Whether the geometry counts; a polygon equals the multipolygon of this one polygon.
    ///   - seed: Where to start.
    /// - Returns: One digest for each row.
    func digests(of columns: [Int], includesGeometry: Bool, seed: RowDigest.Seed) -> [RowDigest] {
        var digests = [RowDigest](repeating: RowDigest(seed: seed), count: count)
        for column in columns { properties[column].digest(into: &digests) }
        if includesGeometry, hasGeometry { geometry.digest(into: &digests) }
        return digests
    }
}

extension PropertyColumn {
    fileprivate func digest(into digests: inout [RowDigest]) {
        for row in 0..<count {
            guard !isNull[row] else {
                digests[row].combine(0x6E75_6C6C)
                continue
            }
            digests[row].combine(1)
            switch type {
            case .integer, .boolean: digests[row].combine(UInt64(bitPattern: integers[row]))
            // Zero has two signs and one meaning.
            case .real: digests[row].combine(reals[row] == 0 ? 0 : reals[row].bitPattern)
            case .text, .date, .dateTime, .binary: digests[row].combine(bytes[range(of: row)])
            }
        }
    }
}

extension GeometryColumn {
    fileprivate func digest(into digests: inout [RowDigest]) {
        for row in 0..<count {
            guard let type = types[row] else {
                digests[row].combine(0)
                continue
            }
            digests[row].combine(UInt64(type.single.rawValue))
            for part in parts(of: row) {
                digests[row].combine(UInt64(rings(of: part).count) << 8 | UInt64(partTypes[part].rawValue))
                for ring in rings(of: part) {
                    let positions = positions(of: ring)
                    digests[row].combine(UInt64(positions.count))
                    let order = order(of: positions, isRing: partTypes[part] == .polygon)
                    for index in 0..<order.count {
                        combine(
                            positions.lowerBound + (order.first + index * order.step) % order.count,
                            into: &digests[row]
                        )
                    }
                }
            }
        }
    }

    private func combine(_ position: Int, into digest: inout RowDigest) {
        let (x, y) = (xy[2 * position], xy[2 * position + 1])
        digest.combine(x == 0 ? 0 : x.bitPattern)
        digest.combine(y == 0 ? 0 : y.bitPattern)
        // A column without heights is one whose heights are all missing.
        digest.combine(z.isEmpty || z[position].isNaN ? 0 : z[position].bitPattern)
    }

    /// Returns in which order positions count: those of a ring without the last, anticlockwise from the least one.
    ///
    /// Formats turn rings and start them elsewhere, and the area is the same. A path is what it is.
    private func order(of positions: Range<Int>, isRing: Bool) -> (first: Int, step: Int, count: Int) {
        guard isRing, positions.count > 3 else { return (0, 1, positions.count) }
        let start = positions.lowerBound
        let count = positions.count - 1
        let (x, y) = (xy[2 * start], xy[2 * start + 1])
        var area = 0.0
        var least = start
        for position in start..<start + count {
            let (ax, ay) = (xy[2 * position] - x, xy[2 * position + 1] - y)
            area += ax * (xy[2 * position + 3] - y) - (xy[2 * position + 2] - x) * ay
            if (xy[2 * position], xy[2 * position + 1]) < (xy[2 * least], xy[2 * least + 1]) { least = position }
        }
        return (least - start, area < 0 ? count - 1 : 1, count)
    }
}
