public import GeoCore

extension PropertyColumn {
    /// Whether a row has the very same value as one of another column of this type.
    public func equals(row: Int, _ other: PropertyColumn, row second: Int) -> Bool {
        guard isNull[row] == other.isNull[second], !isNull[row] else { return isNull[row] == other.isNull[second] }
        switch type {
        case .integer, .boolean: return integers[row] == other.integers[second]
        case .real: return reals[row].bitPattern == other.reals[second].bitPattern
        case .text, .date, .dateTime, .binary:
            return bytes[range(of: row)].elementsEqual(other.bytes[other.range(of: second)])
        }
    }
}

extension GeometryColumn {
    /// Whether a row has the very same geometry as one of another column: kind, parts, rings and positions.
    public func equals(row: Int, _ other: GeometryColumn, row second: Int) -> Bool {
        guard types[row] == other.types[second] else { return false }
        let (parts, otherParts) = (parts(of: row), other.parts(of: second))
        guard parts.count == otherParts.count else { return false }
        for (part, otherPart) in zip(parts, otherParts) {
            let (rings, otherRings) = (rings(of: part), other.rings(of: otherPart))
            guard partTypes[part] == other.partTypes[otherPart], rings.count == otherRings.count else { return false }
            for (ring, otherRing) in zip(rings, otherRings)
            where positions(of: ring).count != other.positions(of: otherRing).count { return false }
        }
        let (mine, others) = (positions(ofRow: row), other.positions(ofRow: second))
        let same = { (left: ArraySlice<Double>, right: ArraySlice<Double>) in
            left.elementsEqual(right) { $0.bitPattern == $1.bitPattern }
        }
        return same(
            xy[2 * mine.lowerBound..<2 * mine.upperBound],
            other.xy[2 * others.lowerBound..<2 * others.upperBound]
        ) && sameHeights(mine, other, others)
    }

    /// A column has no heights at all if none of its rows has any.
    private func sameHeights(_ mine: Range<Int>, _ other: GeometryColumn, _ others: Range<Int>) -> Bool {
        zip(mine, others)
            .allSatisfy { left, right in
                let first = z.isEmpty ? Double.nan : z[left]
                let second = other.z.isEmpty ? Double.nan : other.z[right]
                return first.bitPattern == second.bitPattern || (first.isNaN && second.isNaN)
            }
    }
}
