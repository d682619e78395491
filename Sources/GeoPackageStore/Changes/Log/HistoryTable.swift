internal import FeatureQuery
internal import GeoCore

/// How the history of one layer lies in its GeoPackage: a row for each change, with the values from before.
struct HistoryTable {
    /// What happened to a row.
    enum Action: Int64 {
        case insert = 1
        case update
        case delete
    }

    /// One column of the layer, as the file declares it.
    struct Column {
        var name: String
        var type: String
    }

    let table: LayerTable
    /// The columns of the layer but that of the row number, which is `row` here.
    let columns: [Column]

    /// The columns that every history has.
    private static let own: Set<String> = ["entry", "changeset", "action", "row", "changed_at"]

    init(of table: LayerTable, from connection: SQLiteConnection) throws(PaftaError) {
        self.table = table
        let statement = try connection.statement("SELECT name, type FROM pragma_table_info(?, 'main') ORDER BY cid")
        defer { statement.reset() }
        try statement.bind([.text(table.name)])
        var columns: [Column] = []
        while try statement.step() {
            guard let name = statement.text(0), name != table.rowColumn else { continue }
            columns.append(Column(name: name, type: statement.text(1) ?? ""))
        }
        self.columns = columns
    }

    /// The table's name.
    var name: String { Self.name(of: table.name) }

    /// Returns the name of the history of a layer.
    static func name(of layer: String) -> String { "pafta_history_\(layer)" }

    /// The name of the R-tree of former geometries.
    var spatialIndex: String? { table.schema.geometry.map { Self.spatialIndex(of: table.name, geometry: $0.name) } }

    /// Returns the name of the R-tree of a layer's former geometries; other programs pass over tables called so.
    static func spatialIndex(of layer: String, geometry: String) -> String { "rtree_\(name(of: layer))_\(geometry)" }

    /// The name of the index by rows; a layer's name has no colon, so nothing else is called so.
    var rowIndex: String { "\(name):row" }
    /// The name of the index of entries without geometry.
    var nullGeometryIndex: String { "\(name):no_geometry" }
    /// The name of the index of former identifiers.
    var identifierIndex: String { "\(name):identifier" }

    /// Returns what a column of the layer is called here: its own name, unless the history has a column of this name.
    ///
    /// Always another name for another column, whatever columns are added later.
    static func columnName(_ name: String) -> String {
        var rest = name.lowercased()[...]
        while rest.hasPrefix("pafta_") { rest = rest.dropFirst(6) }
        return own.contains(String(rest)) ? "pafta_\(name)" : name
    }

    /// The columns that the file's history table lacks.
    func missingColumns(in connection: SQLiteConnection) throws(PaftaError) -> [Column] {
        let present = try presentColumns(in: connection)
        return columns.filter { !present.contains(Self.columnName($0.name).lowercased()) }
    }

    /// The columns that the file's history table has, in lower case.
    func presentColumns(in connection: SQLiteConnection) throws(PaftaError) -> Set<String> {
        let statement = try connection.statement("SELECT lower(name) FROM pragma_table_info(?, 'main')")
        defer { statement.reset() }
        try statement.bind([.text(name)])
        var present: Set<String> = []
        while try statement.step() {
            if let name = statement.text(0) { present.insert(name) }
        }
        return present
    }

    /// The declaration of a column.
    func declaration(_ column: Column) -> String { "\(quoted(Self.columnName(column.name))) \(column.type)" }

    /// The statements that create the table and its indexes.
    var creation: String {
        let values = columns.map { ", \(declaration($0))" }.joined()
        let main = "main."
        var statements = [
            """
            CREATE TABLE \(main)\(quoted(name)) ("entry" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, \
            "changeset" INTEGER NOT NULL, "action" INTEGER NOT NULL, "row" INTEGER NOT NULL, \
            "changed_at" TEXT NOT NULL\(values))
            """,
            "CREATE INDEX \(main)\(quoted(rowIndex)) ON \(quoted(name)) (\"row\", \"changeset\", \"entry\", \"action\")",
        ]
        if let column = table.identifierColumn {
            let place = quoted(Self.columnName(column))
            statements.append("CREATE INDEX \(main)\(quoted(identifierIndex)) ON \(quoted(name)) (\(place))")
        }
        if let geometry = table.schema.geometry, let spatialIndex {
            let place = quoted(Self.columnName(geometry.name))
            statements += [
                """
                CREATE INDEX \(main)\(quoted(nullGeometryIndex)) ON \(quoted(name)) ("entry") \
                WHERE \(place) IS NULL AND "action" <> \(Action.insert.rawValue)
                """,
                "CREATE VIRTUAL TABLE \(main)\(quoted(spatialIndex)) USING rtree(id, minx, maxx, miny, maxy)",
            ]
        }
        return statements.map { "\($0);" }.joined(separator: "\n")
    }
}
