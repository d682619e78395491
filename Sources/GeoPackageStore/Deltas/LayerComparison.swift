internal import FeatureQuery
internal import GeoCore

/// The rows of a layer in two states, in the order of the rows.
///
/// The first entry of a row behind a state decides what the row was then; a row without one is what it is now.
/// `@unchecked Sendable`: belongs to one thread at a time but for ``cancel()``, which touches only an atomic flag.
final class LayerComparison: StateCursor, @unchecked Sendable {
    private static let batchRows = 256

    private let comparison: StateComparison
    private let reading: LayerHistory
    private let former: KeyedRows
    private let current: KeyedRows
    private var touched: TouchedRows
    private var present: PresentRows?
    private let cancellation = Cancellation()

    init(_ comparison: StateComparison, of reading: LayerHistory) throws(PaftaError) {
        self.comparison = comparison
        self.reading = reading
        let connection = reading.connection
        former = try KeyedRows(of: reading.history, reading.schema.properties, readsGeometry: true, from: connection)
        current = try KeyedRows(of: reading.table, from: connection)
        touched = try TouchedRows(comparison, of: reading)
        present = comparison.includesUntouched ? try PresentRows(after: comparison.after, of: reading) : nil
    }

    func cancel() { cancellation.cancel() }

    func next() throws(PaftaError) -> StatePair? {
        let empty = FeatureBatch(identifiers: reading.schema.identifiers, schema: reading.schema.properties)
        var pair = StatePair(before: empty, after: empty)
        var rows = 0
        while rows < Self.batchRows, try append(to: &pair) {
            try cancellation.check()
            rows += 1
        }
        return rows == 0 ? nil : pair
    }

    /// Adds the next row; returns whether there is one.
    private func append(to pair: inout StatePair) throws(PaftaError) -> Bool {
        let history = touched.row
        if let row = present?.row, history.map({ row < $0.row }) ?? true {
            try present?.advance()
            try append(.present, row: row, to: &pair)
            return true
        }
        guard let history else { return false }
        try touched.advance()
        if present?.row == history.row { try present?.advance() }
        if history.wasTouched {
            try appendTouched(history, to: &pair)
        } else if comparison.includesUntouched {
            try append(history.after, row: history.row, to: &pair)
        }
        return true
    }

    private func appendTouched(_ history: TouchedRows.Row, to pair: inout StatePair) throws(PaftaError) {
        if comparison.from != nil { try append(history.before, row: history.row, to: &pair.before) }
        try append(history.after, row: history.row, to: &pair.after)
    }

    /// Adds a row that is the same in both states.
    private func append(_ version: TouchedRows.Version, row: Int64, to pair: inout StatePair) throws(PaftaError) {
        guard try append(version, row: row, to: &pair.after), comparison.from != nil else { return }
        pair.before.append(row: pair.after.count - 1, of: pair.after)
    }

    @discardableResult
    private func append(
        _ version: TouchedRows.Version,
        row: Int64,
        to batch: inout FeatureBatch
    ) throws(PaftaError) -> Bool {
        switch version {
        case .absent: false
        case .entry(let entry): try former.append(entry, to: &batch)
        case .present: try current.append(row, to: &batch)
        }
    }
}
