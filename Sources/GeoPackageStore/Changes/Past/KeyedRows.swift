internal import FeatureQuery
internal import GeoCore

/// Reads single rows of a layer, or of its history, into batches.
final class KeyedRows {
    /// Before the owner, as properties are released in their order: when the connection goes to another thread, nobody
    /// else may be left to free the statement.
    private let statement: SQLiteStatement
    private let connection: SQLiteConnection
    /// Kept until the statement is back: a reading gives its connection to the next one when it is released.
    private let owner: AnyObject?
    private let wkb: WKBReader
    private let hasGeometry: Bool

    /// Reads former rows by the numbers of their entries; what the history does not know is missing.
    ///
    /// `owner` is what lends the connection, if somebody does.
    init(
        of history: HistoryTable,
        _ properties: [PropertyDefinition],
        readsGeometry: Bool,
        from connection: SQLiteConnection,
        owner: AnyObject? = nil
    ) throws(PaftaError) {
        self.owner = owner
        let table = history.table
        let present = try history.presentColumns(in: connection)
        let column = { (name: String) in
            let place = HistoryTable.columnName(name)
            return present.contains(place.lowercased()) ? quoted(place) : "NULL"
        }
        let identifier = table.identifierColumn.map(column) ?? "\"row\""
        let geometry = readsGeometry ? table.schema.geometry.map { column($0.name) } : nil
        let columns = ["\"row\"", identifier, geometry ?? "NULL"] + properties.map { column($0.name) }
        self.connection = connection
        hasGeometry = table.schema.geometry != nil
        wkb = WKBReader(keepsHeights: table.schema.geometry?.hasHeights ?? false)
        statement = try connection.takeStatement(
            "SELECT \(columns.joined(separator: ", ")) FROM \(quoted(history.name)) WHERE \"entry\" = ?"
        )
    }

    /// Reads rows as they are now by their numbers.
    init(of table: LayerTable, from connection: SQLiteConnection) throws(PaftaError) {
        owner = nil
        let names = [table.rowColumn, table.publicColumn].map { quoted($0) }
        let geometry = table.schema.geometry.map { quoted($0.name) } ?? "NULL"
        let columns = names + [geometry] + table.schema.properties.map { quoted($0.name) }
        self.connection = connection
        hasGeometry = table.schema.geometry != nil
        wkb = WKBReader(keepsHeights: table.schema.geometry?.hasHeights ?? false)
        statement = try connection.takeStatement(
            """
            SELECT \(columns.joined(separator: ", ")) FROM \(quoted(table.name)) WHERE \(quoted(table.rowColumn)) = ?
            """
        )
    }

    deinit { connection.giveBack(statement) }

    /// Adds the row with a key to a batch; returns whether there is one.
    @discardableResult
    func append(_ key: Int64, to batch: inout FeatureBatch) throws(PaftaError) -> Bool {
        statement.reset()
        try statement.bind(.integer(key), at: 1)
        guard try statement.step() else { return false }
        batch.positions.append(statement.integer(0))
        batch.identifiers.append(column: 1, of: statement)
        if hasGeometry { try appendGeometry(to: &batch.geometry) }
        for index in batch.properties.indices {
            batch.properties[index].append(column: Int32(index + 3), of: statement)
        }
        return true
    }

    private func appendGeometry(to column: inout GeometryColumn) throws(PaftaError) {
        if statement.isNull(2) { return column.appendNull() }
        try statement.withBlob(2) { blob throws(PaftaError) in
            let start = try GeoPackageGeometry.headerSize(blob)
            try wkb.append(blob, from: start, to: &column)
        }
    }
}
