internal import FeatureQuery

/// The triggers of a layer: plain SQL, so that every SQLite client that edits the file keeps index, count and change number right.
enum LayerTriggers {
    /// Returns the statements that create the triggers.
    static func sql(for table: LayerTable) -> String {
        (spatialIndex(table) + [featureCount(table), changeNumber(table), identifiers(table)]).joined(separator: "\n")
    }

    /// The triggers of OGC 12-128r17, annex F.3, in the spelling that readers recognise.
    private static func spatialIndex(_ table: LayerTable) -> [String] {
        guard let geometry = table.schema.geometry, let index = table.spatialIndex else { return [] }
        let (t, c, i, r) = (quoted(table.name), quoted(geometry.name), quoted(table.rowColumn), quoted(index))
        let name = { (suffix: String) in quoted("\(index)_\(suffix)") }
        let filled = "NEW.\(c) NOT NULL AND NOT ST_IsEmpty(NEW.\(c))"
        let empty = "(NEW.\(c) ISNULL OR ST_IsEmpty(NEW.\(c)))"
        let values = "NEW.\(i), ST_MinX(NEW.\(c)), ST_MaxX(NEW.\(c)), ST_MinY(NEW.\(c)), ST_MaxY(NEW.\(c))"
        let put = "INSERT OR REPLACE INTO \(r) VALUES (\(values));"
        return [
            "CREATE TRIGGER \(name("insert")) AFTER INSERT ON \(t) WHEN (\(filled)) BEGIN \(put) END;",
            """
            CREATE TRIGGER \(name("update1")) AFTER UPDATE OF \(c) ON \(t) \
            WHEN OLD.\(i) = NEW.\(i) AND (\(filled)) BEGIN \(put) END;
            """,
            """
            CREATE TRIGGER \(name("update2")) AFTER UPDATE OF \(c) ON \(t) \
            WHEN OLD.\(i) = NEW.\(i) AND \(empty) BEGIN DELETE FROM \(r) WHERE id = OLD.\(i); END;
            """,
            """
            CREATE TRIGGER \(name("update3")) AFTER UPDATE ON \(t) \
            WHEN OLD.\(i) != NEW.\(i) AND (\(filled)) BEGIN DELETE FROM \(r) WHERE id = OLD.\(i); \(put) END;
            """,
            """
            CREATE TRIGGER \(name("update4")) AFTER UPDATE ON \(t) \
            WHEN OLD.\(i) != NEW.\(i) AND \(empty) BEGIN DELETE FROM \(r) WHERE id IN (OLD.\(i), NEW.\(i)); END;
            """,
            """
            CREATE TRIGGER \(name("delete")) AFTER DELETE ON \(t) \
            WHEN OLD.\(c) NOT NULL BEGIN DELETE FROM \(r) WHERE id = OLD.\(i); END;
            """,
        ]
    }

    /// The triggers of GDAL's `gpkg_ogr_contents`, in GDAL's spelling, so that GDAL and QGIS keep the count too.
    private static func featureCount(_ table: LayerTable) -> String {
        let update = { (sign: String) in
            """
            UPDATE gpkg_ogr_contents SET feature_count = feature_count \(sign) 1 \
            WHERE lower(table_name) = lower(\(literal(table.name)));
            """
        }
        let name = { (suffix: String) in quoted("trigger_\(suffix)_feature_count_\(table.name)") }
        return """
            CREATE TRIGGER \(name("insert")) AFTER INSERT ON \(quoted(table.name)) BEGIN \(update("+")) END;
            CREATE TRIGGER \(name("delete")) AFTER DELETE ON \(quoted(table.name)) BEGIN \(update("-")) END;
            """
    }

    private static let changeEvents = ["INSERT", "UPDATE", "DELETE"]

    private static func changeTrigger(_ event: String, _ table: LayerTable) -> String {
        "pafta_\(event.lowercased())_\(table.name)"
    }

    /// The names of the triggers that count changes.
    static func changeTriggers(of table: LayerTable) -> [String] { changeEvents.map { changeTrigger($0, table) } }

    /// Counts every change, so that an entity tag can tell one state of the layer from every other.
    private static func changeNumber(_ table: LayerTable) -> String {
        changeEvents
            .map { event in
                """
                CREATE TRIGGER \(quoted(changeTrigger(event, table))) AFTER \(event) ON \(quoted(table.name)) \
                BEGIN UPDATE pafta_layers SET change = change + 1, changed_at = strftime('%Y-%m-%dT%H:%M:%fZ','now') \
                WHERE table_name = \(literal(table.name)); END;
                """
            }
            .joined(separator: "\n")
    }

    /// Gives a feature a public identifier of its own where another program leaves it out or clears it.
    private static func identifiers(_ table: LayerTable) -> String {
        guard let column = table.identifierColumn else { return "" }
        let (t, c, i) = (quoted(table.name), quoted(column), quoted(table.rowColumn))
        let next =
            table.schema.identifiers == .integer
            ? "(SELECT coalesce(max(\(c)), 0) + 1 FROM \(t))"
            : "'pafta-' || lower(hex(randomblob(8)))"
        return [("identify", "INSERT"), ("reidentify", "UPDATE OF \(c)")]
            .map { name, event in
                """
                CREATE TRIGGER \(quoted("pafta_\(name)_\(table.name)")) AFTER \(event) ON \(t) WHEN NEW.\(c) IS NULL \
                BEGIN UPDATE \(t) SET \(c) = \(next) WHERE \(i) = NEW.\(i); END;
                """
            }
            .joined(separator: "\n")
    }
}
