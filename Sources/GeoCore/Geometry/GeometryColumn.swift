/// The geometries of a batch of features in one contiguous coordinate buffer.
///
/// The layout is that of GeoArrow, the same for every kind of geometry: geometry → parts → rings → positions. Row `i`
/// has the parts `partsEnd[i - 1] ..< partsEnd[i]`, part `p` the rings `ringsEnd[p - 1] ..< ringsEnd[p]`, ring `r` the
/// positions `positionsEnd[r - 1] ..< positionsEnd[r]`; position `k` is `xy[2k], xy[2k + 1]`. A point has one part with
/// one ring of one position, a path one part with one ring. Polygon rings are closed: first and last position are equal.
/// x is east or longitude and y north or latitude, whatever the axis order of the CRS's authority.
public struct GeometryColumn: Sendable {
    /// The kind of each row; `nil` where the feature has no geometry (a null or an empty one).
    public var types: [GeometryType?] = []
    /// Where the parts of each row end.
    public var partsEnd: [Int32] = []
    /// The kind of each part: point, lineString or polygon.
    public var partTypes: [GeometryType] = []
    /// Where the rings of each part end.
    public var ringsEnd: [Int32] = []
    /// Where the positions of each ring end.
    public var positionsEnd: [Int32] = []
    /// The positions, x before y.
    public var xy: [Double] = []
    /// The heights, one for each position or none at all; not a number where a position has none.
    public var z: [Double] = []

    /// Creates a column without rows.
    public init() {}

    /// The number of rows.
    @inlinable
    public var count: Int { types.count }

    /// The number of positions of all rows.
    @inlinable
    public var positionCount: Int { xy.count / 2 }

    /// Returns the parts of row `row`, as indices into `ringsEnd`.
    @inlinable
    public func parts(of row: Int) -> Range<Int> {
        Int(row == 0 ? 0 : partsEnd[row - 1])..<Int(partsEnd[row])
    }

    /// Returns the rings of part `part`, as indices into `positionsEnd`.
    @inlinable
    public func rings(of part: Int) -> Range<Int> {
        Int(part == 0 ? 0 : ringsEnd[part - 1])..<Int(ringsEnd[part])
    }

    /// Returns the positions of ring `ring`; multiply by two for indices into `xy`.
    @inlinable
    public func positions(of ring: Int) -> Range<Int> {
        Int(ring == 0 ? 0 : positionsEnd[ring - 1])..<Int(positionsEnd[ring])
    }

    /// Returns the positions of all parts of row `row`, which lie side by side.
    @inlinable
    public func positions(ofRow row: Int) -> Range<Int> {
        let parts = parts(of: row)
        guard let first = parts.first, let last = parts.last else { return 0..<0 }
        let start = rings(of: first).lowerBound
        let end = rings(of: last).upperBound
        return Int(start == 0 ? 0 : positionsEnd[start - 1])..<Int(end == 0 ? 0 : positionsEnd[end - 1])
    }

    /// Returns the envelope of row `row`; empty if it has no geometry.
    public func envelope(of row: Int) -> Envelope {
        var envelope = Envelope.empty
        for position in positions(ofRow: row) { envelope.extend(x: xy[2 * position], y: xy[2 * position + 1]) }
        return envelope
    }

    /// Returns the envelope of all rows.
    public func envelope() -> Envelope {
        var envelope = Envelope.empty
        for position in 0..<positionCount { envelope.extend(x: xy[2 * position], y: xy[2 * position + 1]) }
        return envelope
    }

    /// Adds a row without geometry.
    public mutating func appendNull() {
        types.append(nil)
        partsEnd.append(Int32(ringsEnd.count))
    }

    /// Ends the current row, whose parts were added since the row before.
    ///
    /// A row without parts has no geometry.
    @inlinable
    public mutating func endRow(_ type: GeometryType) {
        let start = partsEnd.last ?? 0
        let end = Int32(ringsEnd.count)
        types.append(end == start ? nil : type)
        partsEnd.append(end)
    }

    /// Ends the current part; its rings were added since the part before.
    @inlinable
    public mutating func endPart(_ type: GeometryType) {
        partTypes.append(type)
        ringsEnd.append(Int32(positionsEnd.count))
    }

    /// Ends the current ring; its positions were added since the ring before.
    @inlinable
    public mutating func endRing() { positionsEnd.append(Int32(xy.count / 2)) }

    /// Adds a position to the current ring; all positions of a column have a height, or none has.
    @inlinable
    public mutating func appendPosition(x: Double, y: Double) {
        xy.append(x)
        xy.append(y)
    }

    /// Removes every row and keeps the memory for the next batch.
    public mutating func removeAll() {
        types.removeAll(keepingCapacity: true)
        partsEnd.removeAll(keepingCapacity: true)
        partTypes.removeAll(keepingCapacity: true)
        ringsEnd.removeAll(keepingCapacity: true)
        positionsEnd.removeAll(keepingCapacity: true)
        xy.removeAll(keepingCapacity: true)
        z.removeAll(keepingCapacity: true)
    }

    /// Adds row `row` of `other` as a new row.
    public mutating func append(row: Int, of other: GeometryColumn) {
        guard let type = other.types[row] else { return appendNull() }
        padHeights(for: other)
        for part in other.parts(of: row) {
            for ring in other.rings(of: part) {
                let positions = other.positions(of: ring)
                xy.append(contentsOf: other.xy[2 * positions.lowerBound..<2 * positions.upperBound])
                if !other.z.isEmpty {
                    z.append(contentsOf: other.z[positions])
                } else if !z.isEmpty {
                    z.append(contentsOf: repeatElement(.nan, count: positions.count))
                }
                endRing()
            }
            endPart(other.partTypes[part])
        }
        endRow(type)
    }

    private mutating func padHeights(for other: GeometryColumn) {
        guard !other.z.isEmpty, z.isEmpty else { return }
        z = Array(repeating: .nan, count: positionCount)
    }

    /// Returns the rows for which `keep` is true, in the same order.
    public func filtered(keep: [Bool]) -> GeometryColumn {
        var result = GeometryColumn()
        result.xy.reserveCapacity(xy.count)
        for row in 0..<count where keep[row] { result.append(row: row, of: self) }
        return result
    }
}
