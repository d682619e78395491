internal import FeatureQuery
internal import GeoCore

extension LayerTable {
    /// Reads how the layer `name` lies in a GeoPackage.
    ///
    /// - Throws: `collection.unknown` if Pafta's registry does not list it.
    init(reading name: String, from connection: SQLiteConnection) throws(PaftaError) {
        let layer = try connection.statement(
            "SELECT title, theme, identifier_column, temporal_column FROM pafta_layers WHERE table_name = ?"
        )
        defer { layer.reset() }
        try layer.bind([.text(name)])
        guard try layer.step() else { throw .unknownCollection(name) }
        let identifierColumn = layer.text(2)
        let geometry = try Self.geometry(of: name, in: connection)
        let columns = try Self.columns(of: name, in: connection)
        guard let row = columns.first(where: \.isRowNumber) else { throw .unknownCollection(name) }
        let identifier = columns.first { $0.name == identifierColumn }
        let hidden = [row.name, identifierColumn, geometry?.property.name]
        self.init(
            schema: FeatureSchema(
                collection: name,
                title: layer.text(0) ?? name,
                theme: layer.text(1) ?? "",
                geometry: geometry?.property,
                properties: columns.filter { !hidden.contains($0.name) }.map(\.definition),
                temporalProperty: columns.first { $0.name == layer.text(3) }?.name,
                identifiers: identifier.map { $0.definition.type == .integer ? .integer : .text } ?? .integer,
                language: try LayerLanguage.of(name, in: connection)
            ),
            rowColumn: row.name,
            identifierColumn: identifier?.name,
            srsID: geometry?.srsID ?? 0
        )
        inexactTexts = Set(columns.filter { $0.definition.type == .text && !$0.comparesAsText }.map(\.name))
        if let index = spatialIndex {
            let found = try connection.integer("SELECT count(*) FROM sqlite_schema WHERE name = ?", [.text(index)])
            isIndexed = found == 1
        }
    }

    private static func geometry(
        of name: String,
        in connection: SQLiteConnection
    ) throws(PaftaError) -> (property: GeometryProperty, srsID: Int32)? {
        let statement = try connection.statement(
            """
            SELECT column_name, geometry_type_name, z, g.srs_id, organization, organization_coordsys_id
            FROM gpkg_geometry_columns g JOIN gpkg_spatial_ref_sys s ON s.srs_id = g.srs_id WHERE table_name = ?
            """
        )
        defer { statement.reset() }
        try statement.bind([.text(name)])
        guard try statement.step(), let column = statement.text(0) else { return nil }
        let property = GeometryProperty(
            name: column,
            type: statement.text(1).flatMap { GeometryType(name: $0) },
            hasHeights: statement.integer(2) > 0,
            crs: CRSIdentity(authority: statement.text(4) ?? "NONE", code: statement.text(5) ?? "0")
        )
        return (property, Int32(truncatingIfNeeded: statement.integer(3)))
    }

    private struct Column {
        var name: String
        var definition: PropertyDefinition
        var isRowNumber: Bool
        var comparesAsText: Bool
    }

    private static func columns(of name: String, in connection: SQLiteConnection) throws(PaftaError) -> [Column] {
        let statement = try connection.statement("SELECT name, type, pk FROM pragma_table_info(?) ORDER BY cid")
        defer { statement.reset() }
        try statement.bind([.text(name)])
        var columns: [Column] = []
        while try statement.step() {
            guard let name = statement.text(0) else { continue }
            let type = statement.text(1) ?? ""
            let length = type.split(separator: "(").dropFirst().first.flatMap { Int($0.dropLast()) }
            columns.append(
                Column(
                    name: name,
                    definition: PropertyDefinition(
                        name: name,
                        type: PropertyType(columnType: type),
                        maximumLength: length
                    ),
                    isRowNumber: statement.integer(2) == 1,
                    comparesAsText: comparesAsText(type)
                )
            )
        }
        return columns
    }

    /// Whether SQLite compares the values of a column of this declared type as texts.
    ///
    /// - SeeAlso: "Datatypes in SQLite", 3.1, determination of column affinity.
    private static func comparesAsText(_ declaredType: String) -> Bool {
        let type = declaredType.uppercased()
        return !type.contains("INT") && ["CHAR", "CLOB", "TEXT"].contains { type.contains($0) }
    }
}
