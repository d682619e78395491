internal import GeoCore

extension ReadingConnection {
    /// Names the definitions of a layer's table and triggers; `nil` if changes of the layer would go unnoticed.
    ///
    /// Programs that rebuild a table may leave our triggers behind; then nothing counts the changes any more.
    func fingerprint(of table: LayerTable) throws(PaftaError) -> String? {
        let statement = try connection.statement(
            """
            SELECT name, sql FROM sqlite_schema WHERE tbl_name = ? AND type IN ('table', 'trigger') AND sql NOT NULL ORDER BY name
            """
        )
        defer { statement.reset() }
        try statement.bind([.text(table.name)])
        var hash = StableHash()
        var missing = Set(LayerTriggers.changeTriggers(of: table))
        while try statement.step() {
            if let name = statement.text(0) { missing.remove(name) }
            if let sql = statement.text(1) { hash.add(sql) }
        }
        return missing.isEmpty ? String(hash.value, radix: 16) : nil
    }
}
