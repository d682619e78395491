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
        return missing.isEmpty ? hash.text : nil
    }
}

/// A hash that is the same in every process: FNV-1a of 64 bits.
private struct StableHash {
    private var value: UInt64 = 0xCBF2_9CE4_8422_2325

    mutating func add(_ text: String) {
        for byte in text.utf8 { value = (value ^ UInt64(byte)) &* 0x100_0000_01B3 }
        // No byte of UTF-8, so that two texts are not taken for one.
        value = (value ^ 0xFF) &* 0x100_0000_01B3
    }

    var text: String { String(value, radix: 16) }
}
