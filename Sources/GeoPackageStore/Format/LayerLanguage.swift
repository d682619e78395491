internal import GeoCore

/// The languages that layers declare: the last column of `pafta_layers`, which files of Pafta 0.1 do not have.
enum LayerLanguage {
    /// Whether the file has the column.
    static func isStored(in connection: SQLiteConnection) throws(PaftaError) -> Bool {
        try connection.integer(
            "SELECT count(*) FROM pragma_table_info('pafta_layers', 'main') WHERE name = 'language'"
        ) == 1
    }

    /// Returns the language of a layer, in any letter case of its name; `nil` if it declares none that can be read.
    static func of(_ layer: String, in connection: SQLiteConnection) throws(PaftaError) -> String? {
        guard try isStored(in: connection) else { return nil }
        let text = try connection.text(
            "SELECT language FROM main.pafta_layers WHERE lower(table_name) = lower(?)",
            [.text(layer)]
        )
        // Any program may have written it.
        return text.flatMap { try? LanguageTag(parsing: $0).text }
    }

    /// Adds the column where it is missing.
    static func addColumn(in connection: SQLiteConnection) throws(PaftaError) {
        guard try !isStored(in: connection) else { return }
        try connection.execute("ALTER TABLE main.pafta_layers ADD COLUMN language TEXT")
    }

    /// Gives a layer a language if it declares none.
    static func keep(_ language: String?, for layer: String, in connection: SQLiteConnection) throws(PaftaError) {
        guard let language else { return }
        try connection.run(
            "UPDATE main.pafta_layers SET language = ? WHERE table_name = ? AND language IS NULL",
            [.text(language), .text(layer)]
        )
    }
}
