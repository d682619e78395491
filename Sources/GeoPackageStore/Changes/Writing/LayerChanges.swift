public import FeatureQuery
public import GeoCore

/// Changes of one layer that become visible together or not at all: one changeset.
///
/// Changes are set aside on disk first, in any order; ``commit(progress:)`` writes them in one short transaction: deletions,
/// then updates in the order of the rows, then insertions in Hilbert order. Readers never wait, other writers only for
/// that transaction. Belongs to one thread at a time.
public final class LayerChanges {
    private let writing: ChangesetWriting
    private let base: DataVersion
    private let table: LayerTable
    private let folder: HeldFolder
    private let spool: RowSpool
    private var deleted: [Int64] = []
    /// The rows that are updated, and their places in the spool.
    private var updated: [(row: Int64, place: Int)] = []
    /// The places in the spool of rows that are inserted.
    private var inserted: [Int] = []
    private var shapes = StoredShapes()
    private var isOpen = true

    /// Starts changes of a layer.
    ///
    /// - Parameters:
    ///   - home: The home.
    ///   - layer: The layer.
    ///   - kind: What makes the changes.
    ///   - origin: Who asks for them, and why.
    ///   - base: The version that the changes were found on; `nil` for the present one.
    /// - Throws: `collection.unknown`; `layer.changed` if the layer is not in the version `base` any more;
    ///   `store.locked`, `store.full`.
    public init(
        home: Home,
        layer: String,
        kind: Changeset.Kind,
        origin: ChangesetOrigin = ChangesetOrigin(),
        basedOn base: DataVersion? = nil
    ) throws(PaftaError) {
        writing = ChangesetWriting(home: home, layer: layer, kind: kind, origin: origin)
        let connection = try SQLiteConnection(path: try home.file(of: layer), mode: .reading, limits: home.limits)
        table = try LayerTable(reading: layer, from: connection)
        let present = try Self.version(of: layer, in: connection)
        if let base, !present.isSame(as: base) { throw .layerChanged(layer) }
        self.base = present
        folder = try home.makeStagingFolder()
        spool = try RowSpool(directory: folder.path)
    }

    deinit { folder.remove() }

    /// What the features of a batch must look like: the layer's schema.
    public var schema: FeatureSchema { table.schema }

    /// Whether features have the identifiers of their source; a new feature without one gets one that is free.
    public var keepsIdentifiers: Bool { table.identifierColumn != nil }

    /// How many rows have been set aside.
    public var count: Int { deleted.count + updated.count + inserted.count }

    /// Adds features; they get row numbers behind the last one.
    ///
    /// - Parameter batch: All properties of the layer, geometries in the layer's CRS. Identifiers count only where the
    ///   layer keeps those of the source.
    /// - Throws: `store.full`.
    public func insert(_ batch: FeatureBatch) throws(PaftaError) {
        for row in 0..<batch.count {
            inserted.append(spool.count)
            try setAside(row, of: batch)
        }
        shapes.add(batch)
    }

    /// Gives rows new values; they keep their row numbers.
    ///
    /// - Parameters:
    ///   - rows: The row numbers (`FeatureBatch.positions` of what was read).
    ///   - batch: For each row the feature as it shall be, as in ``insert(_:)``.
    /// - Throws: `store.full`.
    public func update(_ rows: [Int64], _ batch: FeatureBatch) throws(PaftaError) {
        precondition(rows.count == batch.count, "a feature for each row")
        for (row, number) in rows.enumerated() {
            updated.append((number, spool.count))
            try setAside(row, of: batch)
        }
        shapes.add(batch)
    }

    /// Deletes rows.
    public func delete(_ rows: [Int64]) { deleted += rows }

    private func setAside(_ row: Int, of batch: FeatureBatch) throws(PaftaError) {
        precondition(isOpen, "the changes have been written")
        precondition(
            batch.properties.map(\.type) == table.schema.properties.map(\.type),
            "the columns are not those of the layer"
        )
        let envelope = batch.hasGeometry ? batch.geometry.envelope(of: row) : .empty
        try spool.append(envelope) { SpooledRow.append(row: row, of: batch, srsID: table.srsID, to: &$0) }
    }

    /// Drops everything that was set aside; nothing is written.
    public func rollback() {
        isOpen = false
        folder.remove()
    }

    /// Writes the changes.
    ///
    /// - Parameter progress: Told how many rows are written, and of how many; may throw to cancel, which undoes all.
    /// - Returns: The changeset, also if there was nothing to change.
    /// - Throws: `layer.changed` if the layer was changed since the start, or lacks a row; `identifier.invalid` if
    ///   identifiers would be missing or not unique; `store.locked`, `store.full`. Nothing is changed then, and it may
    ///   be tried again.
    public func commit(
        progress: (Int, Int) throws(PaftaError) -> Void = { (_, _) throws(PaftaError) in }
    ) throws(PaftaError) -> Changeset {
        precondition(isOpen, "the changes have been written")
        try spool.flush()
        let changeset = try writing.run(check: check) { connection, history throws(PaftaError) in
            try shapes.declare(in: table, connection)
            let writer = try RowWriter(table, spool, shapes, in: connection)
            var done = 0
            func step() throws(PaftaError) {
                done += 1
                if done.isMultiple(of: 1_024) { try progress(done, count) }
            }
            try write(writer, step)
            try progress(count, count)
            guard writer.changed == count else { throw .layerChanged(table.name) }
        }
        isOpen = false
        folder.remove()
        return changeset
    }

    private func write(_ writer: RowWriter, _ step: () throws(PaftaError) -> Void) throws(PaftaError) {
        for row in deleted.sorted() {
            try writer.delete(row)
            try step()
        }
        do throws(PaftaError) {
            for (row, place) in updated.sorted(by: { $0.row < $1.row }) {
                try writer.update(row, place)
                try step()
            }
            for place in hilbertOrder() {
                try writer.insert(place)
                try step()
            }
        } catch  where error.code == .fault && table.identifierColumn != nil {
            throw .invalidIdentifiers(layer: table.name)
        }
    }

    private func check(_ connection: SQLiteConnection, _ now: LayerTable) throws(PaftaError) {
        guard now.schema == table.schema,
            try Self.version(of: table.name, in: connection).isSame(as: base)
        else { throw .layerChanged(table.name) }
    }

    /// Returns the places of new rows so that neighbours are written side by side.
    private func hilbertOrder() -> [Int] {
        var extent = Envelope.empty
        for place in inserted where !spool.centres[2 * place].isNaN {
            extent.extend(x: spool.centres[2 * place], y: spool.centres[2 * place + 1])
        }
        let curve = HilbertCurve(over: extent)
        let keys = inserted.map { place in
            let x = spool.centres[2 * place]
            return (x.isNaN ? UInt32.max : curve.position(x: x, y: spool.centres[2 * place + 1]), place)
        }
        return keys.sorted { $0 < $1 }.map(\.1)
    }

    private static func version(of layer: String, in connection: SQLiteConnection) throws(PaftaError) -> DataVersion {
        let statement = try connection.statement(
            "SELECT incarnation, change, changed_at FROM main.pafta_layers WHERE table_name = ?"
        )
        defer { statement.reset() }
        try statement.bind([.text(layer)])
        guard try statement.step() else { throw .unknownCollection(layer) }
        return DataVersion(
            incarnation: statement.text(0) ?? "",
            change: statement.integer(1),
            changedAt: statement.text(2) ?? ""
        )
    }
}

extension DataVersion {
    /// Whether this version, whose incarnation is that of the load alone, has the rows of one that a reading told.
    fileprivate func isSame(as other: DataVersion) -> Bool {
        change == other.change
            && (other.incarnation == incarnation || other.incarnation.hasPrefix("\(incarnation)-"))
    }
}
