import GeoCore

extension GeometryColumn {
    /// Adds a row from its parts, their rings and the positions of those, each of two or three numbers.
    mutating func append(_ type: GeometryType, _ parts: [[[[Double]]]], kinds: [GeometryType] = []) {
        for (index, rings) in parts.enumerated() {
            for positions in rings {
                for position in positions {
                    appendPosition(x: position[0], y: position[1])
                    if position.count > 2 { z.append(position[2]) }
                }
                endRing()
            }
            endPart(kinds.isEmpty ? type.single : kinds[index])
        }
        endRow(type)
    }

    /// A column of one row.
    init(_ type: GeometryType, _ parts: [[[[Double]]]], kinds: [GeometryType] = []) {
        self.init()
        append(type, parts, kinds: kinds)
    }

    /// The positions of row `row` as pairs.
    func pairs(ofRow row: Int) -> [[Double]] { positions(ofRow: row).map { [xy[2 * $0], xy[2 * $0 + 1]] } }
}

/// The corners of a rectangle as a closed ring.
func rectangle(_ minX: Double, _ minY: Double, _ maxX: Double, _ maxY: Double) -> [[Double]] {
    [[minX, minY], [maxX, minY], [maxX, maxY], [minX, maxY], [minX, minY]]
}

/// Numbers that are the same in every run (a linear congruential generator).
struct SeededNumbers: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return state ^ (state >> 29) &* 0x9E37_79B9_7F4A_7C15
    }
}
