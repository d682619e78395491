public import FeatureQuery
public import GeoCore
internal import GeoReferencing

/// A layer of a GeoPackage that is kept in step with a collection of a server.
///
/// Each page and the cursor behind it are written in one transaction: whatever ends the program, the file is in the state
/// after some page, and the work goes on there. Belongs to one thread at a time.
public final class ReplicaLayer {
    /// What the features look like.
    public let schema: FeatureSchema
    private let connection: SQLiteConnection
    private let table: LayerTable
    private let rows: ReplicaRows

    /// Opens a replica, or creates it in a file that is made if it is missing.
    ///
    /// Columns follow the schema: what a server does not show any more is removed here, too.
    ///
    /// - Parameters:
    ///   - path: The file.
    ///   - schema: What the features look like at the source; the collection is the name of the layer.
    ///   - source: The address of the collection.
    /// - Throws: `replica.foreign` if the file was made otherwise or follows another source; `name.invalid`,
    ///   `store.locked`, `store.full`.
    public init(_ path: String, _ schema: FeatureSchema, source: String) throws(PaftaError) {
        try Home.checkName(schema.collection)
        let isNew = !FileSystem.exists(path)
        connection = try SQLiteConnection(path: path, mode: isNew ? .creating : .writing)
        try SpatialFunctions.register(on: connection)
        let connection = connection
        self.schema = try connection.transaction { () throws(PaftaError) in
            try Self.prepare(schema, source: source, in: connection)
        }
        table = try LayerTable(reading: schema.collection, from: connection)
        rows = try ReplicaRows(table, in: connection)
    }

    private static func prepare(
        _ wanted: FeatureSchema,
        source: String,
        in connection: SQLiteConnection
    ) throws(PaftaError) -> FeatureSchema {
        if try connection.integer("SELECT count(*) FROM sqlite_schema") == 0 {
            try ReplicaTables.create(in: connection)
        }
        guard try ReplicaTables.exist(in: connection) else { throw .foreignReplica() }
        let known = try connection.text(
            "SELECT source FROM \(ReplicaTables.state) WHERE layer = ?",
            [.text(wanted.collection)]
        )
        guard known == nil || known == source else { throw .foreignReplica() }
        if known == nil { try ReplicaTable.create(wanted, source: source, in: connection) }
        return try ReplicaTable.adapt(wanted, in: connection)
    }

    /// How far the layer is in step.
    ///
    /// - Throws: `store.locked`, `store.damaged`.
    public func state() throws(PaftaError) -> ReplicaState {
        let statement = try connection.statement(
            "SELECT cursor, is_whole, round, pulled_at FROM \(ReplicaTables.state) WHERE layer = ?"
        )
        defer { statement.reset() }
        try statement.bind([.text(table.name)])
        guard try statement.step() else { throw .unknownCollection(table.name) }
        return ReplicaState(
            cursor: statement.text(0),
            isWhole: statement.integer(1) != 0,
            round: statement.integer(2),
            pulledAt: statement.text(3)
        )
    }

    /// The number of features.
    ///
    /// - Throws: `store.locked`, `store.damaged`.
    public func count() throws(PaftaError) -> Int {
        Int(try connection.integer("SELECT count(*) FROM \(quoted(table.name))") ?? 0)
    }

    /// Starts anew with all features; those that are there stay until it is known that they are gone.
    ///
    /// - Throws: `store.locked`, `store.full`.
    public func restart() throws(PaftaError) {
        try connection.run(
            "UPDATE \(ReplicaTables.state) SET cursor = NULL, is_whole = 0, round = round + 1 WHERE layer = ?",
            [.text(table.name)]
        )
    }

    /// Writes a page and the cursor behind it, both or none.
    ///
    /// - Parameters:
    ///   - page: The page.
    ///   - state: The state that the page was asked for in.
    /// - Returns: The number of features that went.
    /// - Throws: `replica.changed` if another program has written a page meanwhile; `store.locked`, `store.full`.
    @discardableResult
    public func apply(_ page: ReplicaPage, after state: ReplicaState) throws(PaftaError) -> Int {
        try connection.transaction { () throws(PaftaError) in
            guard try self.state() == state else { throw .changedReplica() }
            var gone = 0
            for identifier in page.removed { gone += try rows.remove(identifier) }
            for row in 0..<page.arrived.count { try rows.put(row, of: page.arrived, round: state.round) }
            if !state.isWhole, !page.hasMore { gone += try rows.removeUnseen(before: state.round) }
            try connection.run(
                """
                UPDATE \(ReplicaTables.state) SET cursor = ?, is_whole = ?, pulled_at = \(HistoryTriggers.now) \
                WHERE layer = ?
                """,
                [.text(page.cursor), .integer(state.isWhole || !page.hasMore ? 1 : 0), .text(table.name)]
            )
            return gone
        }
    }

    /// Returns how many features of a batch are not here exactly as they are there.
    ///
    /// - Throws: `store.locked`, `store.damaged`.
    public func differences(from batch: FeatureBatch) throws(PaftaError) -> Int {
        var different = 0
        for row in 0..<batch.count where try !rows.holds(row, of: batch) { different += 1 }
        return different
    }
}
