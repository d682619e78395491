internal import FeatureQuery
internal import GeoCore
internal import GeoReferencing

/// A batch as the conditions of a filter see it.
final class BatchView {
    /// The features, in the stored CRS.
    let batch: FeatureBatch
    /// The number of features.
    let count: Int
    private let columns: [Int]
    private let transformation: CoordinateTransformation?
    private var projected: ProjectedGeometry?

    /// Finds the columns of the properties that the filter reads.
    init(
        _ batch: FeatureBatch,
        reading properties: [String],
        readsGeometry: Bool,
        _ transformation: CoordinateTransformation?
    ) throws(PaftaError) {
        guard !readsGeometry || batch.geometry.count == batch.count else { throw .filterWithoutColumn() }
        var columns: [Int] = []
        for name in properties {
            guard let index = batch.schema.firstIndex(where: { $0.name == name }) else {
                throw .filterWithoutColumn()
            }
            columns.append(index)
        }
        self.batch = batch
        self.columns = columns
        self.transformation = transformation
        count = batch.count
    }

    /// Returns the column of a property, by its place among those that the filter reads.
    func column(_ index: Int) -> PropertyColumn { batch.properties[columns[index]] }

    /// Returns the geometries in the CRS of the filter; only those of `rows` are sure to be there.
    ///
    /// - Throws: `transformation.failed`.
    func geometry(_ rows: [Int]) throws(PaftaError) -> ProjectedGeometry {
        let geometry = projected ?? ProjectedGeometry(batch.geometry, isProjected: transformation == nil)
        if let transformation { try geometry.project(rows, by: transformation) }
        projected = geometry
        return geometry
    }
}

/// The geometries of a batch on their way into the CRS of a filter.
///
/// Rows that a cheaper condition has dropped are never projected.
final class ProjectedGeometry {
    /// The geometries.
    private(set) var column: GeometryColumn
    private var isProjected: [Bool]
    private var envelopes: [Envelope?]

    init(_ column: GeometryColumn, isProjected: Bool) {
        self.column = column
        self.isProjected = Array(repeating: isProjected, count: column.count)
        envelopes = Array(repeating: nil, count: column.count)
    }

    /// Projects rows that are not projected yet, all of them at once.
    fileprivate func project(_ rows: [Int], by transformation: CoordinateTransformation) throws(PaftaError) {
        let open = rows.filter { !isProjected[$0] }
        guard !open.isEmpty else { return }
        if open.count == column.count {
            try transformation.transform(&column.xy)
        } else {
            var xy: [Double] = []
            for row in open { xy.append(contentsOf: column.xy[numbers(of: row)]) }
            try transformation.transform(&xy)
            var start = 0
            for row in open {
                let numbers = numbers(of: row)
                column.xy.replaceSubrange(numbers, with: xy[start..<start + numbers.count])
                start += numbers.count
            }
        }
        for row in open { isProjected[row] = true }
    }

    private func numbers(of row: Int) -> Range<Int> {
        let positions = column.positions(ofRow: row)
        return 2 * positions.lowerBound..<2 * positions.upperBound
    }

    /// Returns the envelope of a projected row; empty if a coordinate is not finite.
    func envelope(of row: Int) -> Envelope {
        if let known = envelopes[row] { return known }
        var envelope = Envelope.empty
        // Stays 0, unless a coordinate is infinite or not a number.
        var fault = 0.0
        for position in column.positions(ofRow: row) {
            let (x, y) = (column.xy[2 * position], column.xy[2 * position + 1])
            envelope.extend(x: x, y: y)
            fault += 0 * x + 0 * y
        }
        if fault != 0 { envelope = .empty }
        envelopes[row] = envelope
        return envelope
    }
}
