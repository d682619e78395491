import GeoCore
import GeoPackageStore
import PaftaTerminal

/// Tells the net difference between two states of a layer, in memory for some hundred features.
struct Difference {
    let console: Console
    let home: Home
    let layer: String
    let from: Int64
    let to: Int64
    /// The most features that are listed; all are counted.
    let limit: Int?

    /// Writes the difference.
    ///
    /// - Throws: `history.tooEarly`, `history.missing`, `changeset.unknown`, `collection.unknown`, `store.*`,
    ///   `operation.cancelled`.
    func write(json: Bool) throws(PaftaError) {
        let cursor = try home.changes(of: layer, from: from, to: to)
        let key = try FeatureKey(of: cursor.schema, in: home)
        if json {
            var document = DifferenceDocument(
                console: console,
                schema: cursor.schema,
                key: key,
                from: from,
                to: to
            )
            let count = try read(cursor) { document.append($0, of: $1) }
            document.finish(count)
        } else {
            var table = DifferenceTable(console: console, schema: cursor.schema, key: key)
            let count = try read(cursor) { table.append($0, of: $1) }
            let listed = min(limit ?? count.total, count.total)
            table.finish(count, from: from, to: to, unlisted: count.total - listed)
        }
    }

    private func read(
        _ cursor: ChangeCursor,
        _ list: ([LayerChange], LayerChangeBatch) -> Void
    ) throws(PaftaError) -> DifferenceCount {
        let line = ProgressLine(console: console)
        defer { line.finish() }
        let label = LocalizedText("\(layer): comparing", tr: "\(layer): karşılaştırılıyor")
        var count = DifferenceCount()
        while let batch = try cursor.next() {
            try Interruption.check()
            let room = max(0, (limit ?? Int.max) - count.total)
            let listed = Array(batch.changes.prefix(room))
            if !listed.isEmpty { list(listed, batch) }
            for change in batch.changes { count.add(change) }
            // A list on the terminal shows itself how far it is.
            if listed.isEmpty || !Environment.writesToTerminal { line.show(label, done: count.total, total: nil) }
        }
        return count
    }
}
