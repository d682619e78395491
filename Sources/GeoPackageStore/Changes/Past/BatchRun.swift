internal import FeatureQuery
internal import GeoCore

/// Neighbouring rows of one of two batches.
///
/// Copying a run costs little more than copying a row, and most rows of a past state come in long runs.
struct BatchRun {
    /// Whether the rows belong to the second batch.
    var isSecond = false
    var rows: Range<Int>

    /// Joins the rows for which `keep` is true.
    static func kept(_ keep: [Bool]) -> [BatchRun] {
        var runs: [BatchRun] = []
        for row in keep.indices where keep[row] { append(row, isSecond: false, to: &runs) }
        return runs
    }

    /// Adds a row behind those before.
    static func append(_ row: Int, isSecond: Bool, to runs: inout [BatchRun]) {
        if let last = runs.last, last.isSecond == isSecond, last.rows.upperBound == row {
            runs[runs.count - 1].rows = last.rows.lowerBound..<row + 1
        } else {
            runs.append(BatchRun(isSecond: isSecond, rows: row..<row + 1))
        }
    }
}

extension FeatureBatch {
    /// Adds rows of two batches of the same properties, column by column.
    mutating func append(_ runs: [BatchRun], _ first: FeatureBatch, _ second: FeatureBatch) {
        identifiers.append(runs, first.identifiers, second.identifiers)
        for run in runs { positions += run.isSecond ? second.positions[run.rows] : first.positions[run.rows] }
        if first.hasGeometry || second.hasGeometry { geometry.append(runs, first.geometry, second.geometry) }
        for index in properties.indices {
            properties[index].append(runs, first.properties[index], second.properties[index])
        }
        for index in sortValues.indices {
            sortValues[index].append(runs, first.sortValues[index], second.sortValues[index])
        }
    }

    /// Returns the rows of some runs.
    func picked(_ runs: [BatchRun]) -> FeatureBatch {
        var picked = self
        picked.removeAll()
        picked.append(runs, self, self)
        return picked
    }
}

extension PropertyColumn {
    fileprivate mutating func append(_ runs: [BatchRun], _ first: PropertyColumn, _ second: PropertyColumn) {
        for run in runs {
            if run.isSecond { append(run.rows, of: second) } else { append(run.rows, of: first) }
        }
    }

    private mutating func append(_ rows: Range<Int>, of other: PropertyColumn) {
        isNull += other.isNull[rows]
        switch type {
        case .integer, .boolean: integers += other.integers[rows]
        case .real: reals += other.reals[rows]
        case .text, .date, .dateTime, .binary:
            let start = rows.lowerBound == 0 ? 0 : other.ends[rows.lowerBound - 1]
            let shift = bytes.count - start
            bytes += other.bytes[start..<other.ends[rows.upperBound - 1]]
            for row in rows { ends.append(other.ends[row] + shift) }
        }
    }
}

extension GeometryColumn {
    fileprivate mutating func append(_ runs: [BatchRun], _ first: GeometryColumn, _ second: GeometryColumn) {
        for run in runs {
            if run.isSecond { append(run.rows, of: second) } else { append(run.rows, of: first) }
        }
    }

    private mutating func append(_ rows: Range<Int>, of other: GeometryColumn) {
        // Where only one of both has heights, those that are missing are made up row by row.
        guard z.isEmpty == other.z.isEmpty || xy.isEmpty else {
            for row in rows { append(row: row, of: other) }
            return
        }
        let parts = Self.start(rows.lowerBound, in: other.partsEnd)..<Int(other.partsEnd[rows.upperBound - 1])
        let rings = Self.start(parts.lowerBound, in: other.ringsEnd)..<Self.start(parts.upperBound, in: other.ringsEnd)
        let positions =
            Self.start(
                rings.lowerBound,
                in: other.positionsEnd
            )..<Self.start(
                rings.upperBound,
                in: other.positionsEnd
            )
        let shifts = (
            Int32(ringsEnd.count - parts.lowerBound), Int32(positionsEnd.count - rings.lowerBound),
            Int32(positionCount - positions.lowerBound)
        )
        types += other.types[rows]
        for row in rows { partsEnd.append(other.partsEnd[row] + shifts.0) }
        partTypes += other.partTypes[parts]
        for part in parts { ringsEnd.append(other.ringsEnd[part] + shifts.1) }
        for ring in rings { positionsEnd.append(other.positionsEnd[ring] + shifts.2) }
        xy += other.xy[2 * positions.lowerBound..<2 * positions.upperBound]
        if !other.z.isEmpty { z += other.z[positions] }
    }

    /// Where what belongs to number `index` starts, given where each ends.
    private static func start(_ index: Int, in ends: [Int32]) -> Int { index == 0 ? 0 : Int(ends[index - 1]) }
}
