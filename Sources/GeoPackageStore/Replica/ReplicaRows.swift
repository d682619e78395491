internal import FeatureQuery
internal import GeoCore

/// Writes and compares single features of a replica by their identifiers.
final class ReplicaRows {
    private let connection: SQLiteConnection
    private let table: LayerTable
    private let insertion: SQLiteStatement
    private let alteration: SQLiteStatement
    private let comparison: SQLiteStatement
    private let deletion: SQLiteStatement
    private let marking: SQLiteStatement
    private let unmarking: SQLiteStatement
    /// Where each property of the table stands in a batch is looked up by name.
    private let properties: [PropertyDefinition]

    init(_ table: LayerTable, in connection: SQLiteConnection) throws(PaftaError) {
        self.connection = connection
        self.table = table
        properties = table.schema.properties
        let (name, identifier) = (quoted(table.name), quoted(table.publicColumn))
        let others = ([table.schema.geometry?.name].compactMap(\.self) + properties.map(\.name)).map { quoted($0) }
        let parameters = repeatElement("?", count: others.count + 1).joined(separator: ", ")
        insertion = try connection.takeStatement(
            "INSERT INTO \(name) (\(([identifier] + others).joined(separator: ", "))) VALUES (\(parameters))"
        )
        // No upsert: it would take the place of what the triggers of the spatial index say of conflicts.
        let settings = others.enumerated().map { "\($1) = ?\($0 + 2)" }.joined(separator: ", ")
        alteration = try connection.takeStatement(
            "UPDATE \(name) SET \(others.isEmpty ? "\(identifier) = ?1" : settings) WHERE \(identifier) = ?1"
        )
        let conditions = others.map { " AND \($0) IS ?" }.joined()
        comparison = try connection.takeStatement("SELECT 1 FROM \(name) WHERE \(identifier) = ?\(conditions)")
        deletion = try connection.takeStatement("DELETE FROM \(name) WHERE \(identifier) = ?")
        let marks = ReplicaTables.marks
        marking = try connection.takeStatement("INSERT OR REPLACE INTO \(marks) VALUES (?, ?, ?)")
        unmarking = try connection.takeStatement("DELETE FROM \(marks) WHERE layer = ? AND id = ?")
    }

    deinit {
        for statement in [insertion, alteration, comparison, deletion, marking, unmarking] {
            connection.giveBack(statement)
        }
    }

    /// Whether a feature is here exactly as it is in a batch.
    func holds(_ row: Int, of batch: FeatureBatch) throws(PaftaError) -> Bool {
        try bind(row, of: batch, to: comparison)
        defer { comparison.reset() }
        return try comparison.step()
    }

    /// Makes a feature what it is in a batch; what is the same is not written.
    func put(_ row: Int, of batch: FeatureBatch, round: Int64) throws(PaftaError) {
        if try !holds(row, of: batch) {
            try write(row, of: batch, by: alteration)
            if connection.changedRows == 0 { try write(row, of: batch, by: insertion) }
        }
        try run(marking, [.text(table.name), Self.identifier(row, of: batch), .integer(round)])
    }

    private func write(_ row: Int, of batch: FeatureBatch, by statement: SQLiteStatement) throws(PaftaError) {
        try bind(row, of: batch, to: statement)
        _ = try statement.step()
        statement.reset()
    }

    /// Removes a feature; returns how many there were.
    func remove(_ identifier: FeatureIdentifier) throws(PaftaError) -> Int {
        let value: SQLiteValue =
            switch identifier {
            case .integer(let number): .integer(number)
            case .text(let text): .text(text)
            }
        try run(deletion, [value])
        let count = connection.changedRows
        try run(unmarking, [.text(table.name), value])
        return count
    }

    /// Removes the features that were not seen since the start of a round; returns how many there were.
    func removeUnseen(before round: Int64) throws(PaftaError) -> Int {
        let marks = ReplicaTables.marks
        try connection.run(
            """
            DELETE FROM \(quoted(table.name)) WHERE \(quoted(table.publicColumn)) NOT IN \
            (SELECT id FROM \(marks) WHERE layer = ?1 AND round >= ?2)
            """,
            [.text(table.name), .integer(round)]
        )
        let count = connection.changedRows
        try connection.run(
            "DELETE FROM \(marks) WHERE layer = ? AND round < ?",
            [.text(table.name), .integer(round)]
        )
        return count
    }

    private func run(_ statement: SQLiteStatement, _ values: [SQLiteValue]) throws(PaftaError) {
        statement.reset()
        try statement.bind(values)
        _ = try statement.step()
        statement.reset()
    }

    private func bind(_ row: Int, of batch: FeatureBatch, to statement: SQLiteStatement) throws(PaftaError) {
        statement.reset()
        try statement.bind(Self.identifier(row, of: batch), at: 1)
        var parameter: Int32 = 2
        if table.schema.geometry != nil {
            try bind(geometry: row, of: batch, to: statement, at: parameter)
            parameter += 1
        }
        for property in properties {
            let place = batch.schema.firstIndex { $0.name == property.name }
            try statement.bind(place.map { Self.value(row, of: batch.properties[$0]) } ?? .null, at: parameter)
            parameter += 1
        }
    }

    private func bind(
        geometry row: Int,
        of batch: FeatureBatch,
        to statement: SQLiteStatement,
        at parameter: Int32
    ) throws(PaftaError) {
        guard batch.hasGeometry, batch.geometry.types[row] != nil else {
            return try statement.bind(.null, at: parameter)
        }
        var single = GeometryColumn()
        single.append(row: row, of: batch.geometry)
        // Its neighbours in the batch may have heights.
        if single.z.allSatisfy(\.isNaN) { single.z = [] }
        var writer = ByteWriter()
        GeoPackageGeometry.append(row: 0, of: single, srsID: table.srsID, to: &writer)
        try statement.bindBlob(writer.take().span, at: parameter)
    }

    private static func identifier(_ row: Int, of batch: FeatureBatch) -> SQLiteValue {
        value(row, of: batch.identifiers)
    }

    private static func value(_ row: Int, of column: PropertyColumn) -> SQLiteValue {
        switch column.value(row) {
        case .integer(let number): .integer(number)
        case .boolean(let isTrue): .integer(isTrue ? 1 : 0)
        case .real(let number): .real(number)
        case .text(let text): .text(text)
        case nil: .null
        }
    }
}
