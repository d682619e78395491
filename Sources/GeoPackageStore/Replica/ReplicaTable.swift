internal import FeatureQuery
internal import GeoCore
internal import GeoReferencing

/// The table of a replica: made by the schema of the source, and changed with it.
enum ReplicaTable {
    private static let rowColumn = "fid"

    /// Makes the layer, empty.
    static func create(
        _ wanted: FeatureSchema,
        source: String,
        in connection: SQLiteConnection
    ) throws(PaftaError) {
        let names = wanted.properties.map(\.name)
        var schema = wanted
        if schema.geometry != nil {
            schema.geometry = GeometryProperty(
                name: LayerTable.uniqueName("geom", among: names + [rowColumn]),
                type: nil,
                hasHeights: true,
                crs: .wgs84
            )
        }
        let identifier = LayerTable.uniqueName("id", among: names + [rowColumn, schema.geometry?.name ?? rowColumn])
        let row = LayerTable.uniqueName(rowColumn, among: names)
        let table = LayerTable(schema: schema, rowColumn: row, identifierColumn: identifier, srsID: 4_326)
        try connection.execute(table.creation)
        try connection.execute(
            "CREATE UNIQUE INDEX \(table.identifierIndex) ON \(quoted(table.name)) (\(quoted(identifier)))"
        )
        if let index = table.spatialIndex {
            try connection.execute("CREATE VIRTUAL TABLE \(quoted(index)) USING rtree(id, minx, maxx, miny, maxy)")
        }
        var summary = LayerSummary()
        summary.heights = [.with, .without]
        let incarnation = String(UInt64.random(in: 0...UInt64.max), radix: 36)
        try GeoPackageTables.register(table, summary, incarnation: incarnation, source: source, in: connection)
        try connection.execute(LayerTriggers.sql(for: table))
        try connection.run(
            "INSERT INTO \(ReplicaTables.state) VALUES (?, ?, NULL, 1, 0, NULL)",
            [.text(table.name), .text(source)]
        )
    }

    /// Brings the columns in line with the source, and returns what the features look like then.
    ///
    /// Values of new columns come with the changes: the server tells every feature anew when a view has other fields.
    static func adapt(_ wanted: FeatureSchema, in connection: SQLiteConnection) throws(PaftaError) -> FeatureSchema {
        let present = try LayerTable(reading: wanted.collection, from: connection)
        guard present.schema.identifiers == wanted.identifiers,
            (present.schema.geometry == nil) == (wanted.geometry == nil)
        else { throw .reshapedReplica() }
        let own = [present.rowColumn, present.publicColumn, present.schema.geometry?.name]
            .compactMap { $0?.lowercased() }
        guard !wanted.properties.contains(where: { own.contains($0.name.lowercased()) }) else {
            throw .reshapedReplica()
        }
        let table = quoted(present.name)
        for old in present.schema.properties where wanted.property(named: old.name)?.type != old.type {
            try connection.execute("ALTER TABLE \(table) DROP COLUMN \(quoted(old.name))")
        }
        for new in wanted.properties where present.schema.property(named: new.name)?.type != new.type {
            let type = new.type.columnType(maximumLength: nil)
            try connection.execute("ALTER TABLE \(table) ADD COLUMN \(quoted(new.name)) \(type)")
        }
        return try LayerTable(reading: wanted.collection, from: connection).schema
    }
}
