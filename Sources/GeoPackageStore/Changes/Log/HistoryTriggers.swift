internal import FeatureQuery

/// The triggers that write the history of a layer: plain SQL, so that whoever edits the file feeds the same log.
enum HistoryTriggers {
    /// The moment as the change log writes it.
    static let now = "strftime('%Y-%m-%dT%H:%M:%fZ','now')"
    /// Edits that follow each other within this time are one changeset.
    private static let pause = "-60 seconds"

    /// Returns the triggers by their names.
    static func all(of history: HistoryTable) -> [(name: String, sql: String)] {
        let table = history.table
        var triggers = [
            insertion(history), update(history), move(history), arrival(history), deletion(history),
            replacement("replace", by: table.rowColumn, history),
        ]
        if let column = table.identifierColumn { triggers.append(replacement("supersede", by: column, history)) }
        triggers.append(counting(history))
        if let geometry = table.schema.geometry, let index = history.spatialIndex {
            triggers.append(indexing(history, HistoryTable.columnName(geometry.name), index))
        }
        return triggers.map { event, sql in
            let name = name(event, of: table.name)
            return (name, "CREATE TRIGGER \(quoted(name)) \(sql)")
        }
    }

    /// Returns the names of a layer's triggers, those on its own table only.
    static func names(of layer: String) -> [String] {
        ["insert", "update", "move", "arrive", "delete", "replace", "supersede"].map { name($0, of: layer) }
    }

    private static func name(_ event: String, of layer: String) -> String { "pafta_log_\(event)_\(layer)" }

    private typealias Trigger = (event: String, sql: String)

    private static func insertion(_ history: HistoryTable) -> Trigger {
        let row = "NEW.\(quoted(history.table.rowColumn))"
        let body = entry(.insert, row: row, of: history)
        return ("insert", "AFTER INSERT ON \(quoted(history.table.name)) BEGIN \(opening(history)) \(body) END")
    }

    /// Runs before the update, when the row can still be read by columns that may have been dropped.
    private static func update(_ history: HistoryTable) -> Trigger {
        let (table, row) = (quoted(history.table.name), quoted(history.table.rowColumn))
        // An identifier that another trigger gives belongs to the change that left it out.
        let named = history.table.identifierColumn.map { column in
            let (name, found) = (quoted(column), value(column, of: "OLD.\(row)", in: history))
            return "WHERE (SELECT \(found) FROM (SELECT 1 AS \(name))) NOT NULL"
        }
        let body = entry(.update, row: "OLD.\(row)", copies: true, where: named ?? "", of: history)
        return (
            "update", "BEFORE UPDATE ON \(table) WHEN OLD.\(row) = NEW.\(row) BEGIN \(opening(history)) \(body) END"
        )
    }

    /// A row that gets another number is one that goes; see ``arrival(_:)`` for the one that comes.
    private static func move(_ history: HistoryTable) -> Trigger {
        let (table, row) = (quoted(history.table.name), quoted(history.table.rowColumn))
        let body = entry(.delete, row: "OLD.\(row)", copies: true, of: history)
        return ("move", "BEFORE UPDATE ON \(table) WHEN OLD.\(row) != NEW.\(row) BEGIN \(opening(history)) \(body) END")
    }

    /// A row that gets another number is also one that comes.
    private static func arrival(_ history: HistoryTable) -> Trigger {
        let (table, row) = (quoted(history.table.name), quoted(history.table.rowColumn))
        let body = entry(.insert, row: "NEW.\(row)", of: history)
        return ("arrive", "AFTER UPDATE ON \(table) WHEN OLD.\(row) != NEW.\(row) BEGIN \(body) END")
    }

    private static func deletion(_ history: HistoryTable) -> Trigger {
        let row = "OLD.\(quoted(history.table.rowColumn))"
        let body = entry(.delete, row: row, copies: true, of: history)
        return ("delete", "BEFORE DELETE ON \(quoted(history.table.name)) BEGIN \(opening(history)) \(body) END")
    }

    /// What `INSERT OR REPLACE` overwrites goes without a trigger of its own.
    private static func replacement(_ event: String, by column: String, _ history: HistoryTable) -> Trigger {
        let (table, row) = (quoted(history.table.name), quoted(history.table.rowColumn))
        let found = "FROM \(table) WHERE \(quoted(column)) = NEW.\(quoted(column))"
        let body = entry(.update, row: "(SELECT \(row) \(found))", copies: true, of: history)
        return (
            event, "BEFORE INSERT ON \(table) WHEN EXISTS (SELECT 1 \(found)) BEGIN \(opening(history)) \(body) END"
        )
    }

    /// Opens a changeset for edits, unless Pafta itself is writing or the last one has hardly ended.
    private static func opening(_ history: HistoryTable) -> String {
        let layer = literal(history.table.name)
        return """
            INSERT INTO pafta_changesets (layer, kind, started_at, ended_at) SELECT \(layer), 'edit', \(now), \(now) \
            WHERE NOT EXISTS (SELECT 1 FROM pafta_change_state WHERE layer = \(layer)) AND NOT EXISTS \
            (SELECT 1 FROM pafta_changesets WHERE changeset = (\(last(layer))) AND kind = 'edit' \
            AND ended_at > strftime('%Y-%m-%dT%H:%M:%fZ','now','\(pause)'));
            """
    }

    private static func last(_ layer: String) -> String {
        "SELECT max(changeset) FROM pafta_changesets WHERE layer = \(layer)"
    }

    /// Adds an entry, with copies of the row's values if it had any.
    private static func entry(
        _ action: HistoryTable.Action,
        row: String,
        copies: Bool = false,
        where condition: String = "",
        of history: HistoryTable
    ) -> String {
        let layer = literal(history.table.name)
        let changeset =
            "coalesce((SELECT changeset FROM pafta_change_state WHERE layer = \(layer)), (\(last(layer))))"
        let columns = copies ? history.columns.map(\.name) : []
        let names = columns.map { ", \(quoted(HistoryTable.columnName($0)))" }.joined()
        let values = columns.map { ", \(value($0, of: row, in: history))" }.joined()
        let absent = columns.map { "NULL AS \(quoted($0))" }.joined(separator: ", ")
        let source = columns.isEmpty ? "" : "FROM (SELECT \(absent)) "
        return """
            INSERT INTO \(quoted(history.name)) ("changeset", "action", "row", "changed_at"\(names)) \
            SELECT \(changeset), \(action.rawValue), \(row), \(now)\(values) \(source)\(condition);
            """
    }

    /// Returns the SQL of a column's value in a row of the layer.
    ///
    /// The column is not named with its table: once another program has dropped it, the name means the column of the
    /// select around this one. With `OLD.` before it, SQLite would not let anybody drop the column.
    private static func value(_ column: String, of row: String, in history: HistoryTable) -> String {
        let key = quoted(history.table.rowColumn)
        return "(SELECT \(quoted(column)) FROM \(quoted(history.table.name)) WHERE \(key) = \(row))"
    }

    private static func counting(_ history: HistoryTable) -> Trigger {
        (
            "count",
            """
            AFTER INSERT ON \(quoted(history.name)) BEGIN UPDATE pafta_changesets SET \
            inserted = inserted + (NEW."action" = \(HistoryTable.Action.insert.rawValue)), \
            updated = updated + (NEW."action" = \(HistoryTable.Action.update.rawValue)), \
            deleted = deleted + (NEW."action" = \(HistoryTable.Action.delete.rawValue)), \
            ended_at = NEW."changed_at" WHERE changeset = NEW."changeset"; END
            """
        )
    }

    private static func indexing(_ history: HistoryTable, _ column: String, _ index: String) -> Trigger {
        let geometry = "NEW.\(quoted(column))"
        let edges = ["MinX", "MaxX", "MinY", "MaxY"].map { "ST_\($0)(\(geometry))" }.joined(separator: ", ")
        return (
            "index",
            """
            AFTER INSERT ON \(quoted(history.name)) WHEN \(geometry) NOT NULL AND NOT ST_IsEmpty(\(geometry)) \
            BEGIN INSERT OR REPLACE INTO \(quoted(index)) VALUES (NEW."entry", \(edges)); END
            """
        )
    }
}
