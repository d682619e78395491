internal import FeatureQuery
internal import GeoCore

/// Writes single rows of a layer from a spool.
final class RowWriter {
    private let connection: SQLiteConnection
    private let table: LayerTable
    private let spool: RowSpool
    private let promotion: GeometryType?
    private let deletion: SQLiteStatement
    private let insertion: SQLiteStatement
    private let alteration: SQLiteStatement
    private var bytes: [UInt8] = []
    /// The number of the last parameter of an update: the row.
    private let rowParameter: Int32

    init(
        _ table: LayerTable,
        _ spool: RowSpool,
        _ shapes: StoredShapes,
        in connection: SQLiteConnection
    ) throws(PaftaError) {
        self.connection = connection
        self.table = table
        self.spool = spool
        promotion = shapes.promotion(in: table)
        let columns =
            [table.schema.geometry?.name, table.identifierColumn].compactMap(\.self)
            + table.schema.properties.map(\.name)
        let (name, row) = (quoted(table.name), quoted(table.rowColumn))
        let names = ([row] + columns.map { quoted($0) }).joined(separator: ", ")
        let values = (["NULL"] + columns.map { _ in "?" }).joined(separator: ", ")
        let changes = columns.map { "\(quoted($0)) = ?" }.joined(separator: ", ")
        rowParameter = Int32(columns.count) + 1
        deletion = try connection.takeStatement("DELETE FROM \(name) WHERE \(row) = ?")
        insertion = try connection.takeStatement("INSERT INTO \(name) (\(names)) VALUES (\(values))")
        let settings = changes.isEmpty ? "\(row) = \(row)" : changes
        alteration = try connection.takeStatement("UPDATE \(name) SET \(settings) WHERE \(row) = ?")
    }

    deinit {
        for statement in [deletion, insertion, alteration] { connection.giveBack(statement) }
    }

    /// How many rows of the layer have been changed.
    private(set) var changed = 0

    func delete(_ row: Int64) throws(PaftaError) {
        deletion.reset()
        try deletion.bind(.integer(row), at: 1)
        try run(deletion)
    }

    func update(_ row: Int64, _ place: Int) throws(PaftaError) {
        try bind(place, to: alteration)
        try alteration.bind(.integer(row), at: rowParameter)
        try run(alteration)
    }

    func insert(_ place: Int) throws(PaftaError) {
        try bind(place, to: insertion)
        try run(insertion)
    }

    private func run(_ statement: SQLiteStatement) throws(PaftaError) {
        _ = try statement.step()
        changed += connection.changedRows
    }

    private func bind(_ place: Int, to statement: SQLiteStatement) throws(PaftaError) {
        try spool.read(place, into: &bytes)
        var reader = SpooledRow.Reader(bytes)
        let geometry = reader.geometry()
        statement.reset()
        var parameter: Int32 = 1
        if table.schema.geometry != nil {
            try bind(geometry, of: bytes, to: statement)
            parameter += 1
        }
        try reader.bindValues(of: table, to: statement, from: parameter)
    }

    private func bind(_ geometry: Range<Int>, of bytes: [UInt8], to statement: SQLiteStatement) throws(PaftaError) {
        if geometry.isEmpty { return try statement.bind(.null, at: 1) }
        let blob = bytes.span.extracting(geometry)
        if let promotion {
            // `Span.bytes` is marked unsafe because of types with padding; bytes have none.
            let promoted = try GeoPackageGeometry.promoted(unsafe blob.bytes, to: promotion)
            try statement.bindBlob(promoted.span, at: 1)
        } else {
            try statement.bindBlob(blob, at: 1)
        }
    }
}
