internal import FeatureQuery
internal import GeoCore

/// An index of a layer's table that finds rows by properties, whoever made it.
struct TableIndex: Sendable {
    var name: String
    /// The properties that it is ordered by, as far as they are compared as Pafta compares them.
    var properties: [PropertyDefinition]
    /// How many rows share the values of the first property, the first two …, on average; empty if nobody counted.
    var averages: [Int] = []
    /// Whether no two rows share the values of all properties.
    var isUnique: Bool

    /// Whether entries with the same values of `properties` come in the order of row numbers.
    var endsWithProperties: Bool

    /// Reads the indexes of a layer.
    static func read(of table: LayerTable, from connection: SQLiteConnection) throws(PaftaError) -> [TableIndex] {
        let statement = try connection.statement(
            "SELECT name, \"unique\" FROM pragma_index_list(?) WHERE NOT partial ORDER BY name"
        )
        defer { statement.reset() }
        try statement.bind([.text(table.name)])
        var indexes: [TableIndex] = []
        while try statement.step() {
            guard let name = statement.text(0) else { continue }
            let index = try TableIndex(name, isUnique: statement.integer(1) == 1, of: table, from: connection)
            if let index { indexes.append(index) }
        }
        try addStatistics(to: &indexes, of: table, from: connection)
        return indexes
    }

    private init?(
        _ name: String,
        isUnique: Bool,
        of table: LayerTable,
        from connection: SQLiteConnection
    ) throws(PaftaError) {
        self.name = name
        let declared = try DeclaredIndex(reading: name, of: table, from: connection)
        let statement = try connection.statement(
            "SELECT name, \"desc\", coll FROM pragma_index_xinfo(?) WHERE \"key\" ORDER BY seqno"
        )
        defer { statement.reset() }
        try statement.bind([.text(name)])
        var properties: [PropertyDefinition] = []
        var count = 0
        while try statement.step() {
            defer { count += 1 }
            guard properties.count == count else { continue }
            // An expression has no name; Pafta's own are known by their declaration.
            let column = statement.text(0) ?? declared?.properties.dropFirst(count).first
            let isPlain = statement.text(0) != nil
            guard let property = column.flatMap({ table.schema.property(named: $0) }),
                property.type != .binary, statement.integer(1) == 0, statement.text(2) == "BINARY",
                isPlain != (property.type == .dateTime), !table.inexactTexts.contains(property.name)
            else { continue }
            properties.append(property)
        }
        guard !properties.isEmpty else { return nil }
        self.properties = properties
        endsWithProperties = properties.count == count
        self.isUnique = isUnique && endsWithProperties
    }

    private static func addStatistics(
        to indexes: inout [TableIndex],
        of table: LayerTable,
        from connection: SQLiteConnection
    ) throws(PaftaError) {
        guard !indexes.isEmpty,
            try connection.integer("SELECT count(*) FROM sqlite_schema WHERE name = 'sqlite_stat1'") == 1
        else { return }
        for place in indexes.indices {
            let text = try connection.text(
                "SELECT stat FROM sqlite_stat1 WHERE tbl = ? AND idx = ?",
                [.text(table.name), .text(indexes[place].name)]
            )
            // The number of rows comes first, then the averages, then words.
            let numbers = (text ?? "").split(separator: " ").dropFirst().prefix { Int($0) != nil }
            indexes[place].averages = numbers.compactMap { Int($0) }
        }
    }
}
