internal import FeatureQuery
internal import GeoCore
internal import GeoReferencing

/// The tables that make a file a GeoPackage 1.3 (OGC 12-128r17), and the one that Pafta adds.
enum GeoPackageTables {
    /// `GPKG` in the file header.
    private static let applicationID = 0x4750_4B47
    private static let userVersion = 10_300

    /// Makes an empty file a GeoPackage with Pafta's registry of layers.
    static func create(in connection: SQLiteConnection) throws(PaftaError) {
        try connection.execute(
            """
            PRAGMA application_id = \(applicationID);
            PRAGMA user_version = \(userVersion);
            CREATE TABLE gpkg_spatial_ref_sys (
              srs_name TEXT NOT NULL, srs_id INTEGER NOT NULL PRIMARY KEY, organization TEXT NOT NULL,
              organization_coordsys_id INTEGER NOT NULL, definition TEXT NOT NULL, description TEXT);
            CREATE TABLE gpkg_contents (
              table_name TEXT NOT NULL PRIMARY KEY, data_type TEXT NOT NULL, identifier TEXT UNIQUE,
              description TEXT DEFAULT '',
              last_change DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now')),
              min_x DOUBLE, min_y DOUBLE, max_x DOUBLE, max_y DOUBLE, srs_id INTEGER,
              CONSTRAINT fk_gc_r_srs_id FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys(srs_id));
            CREATE TABLE gpkg_geometry_columns (
              table_name TEXT NOT NULL, column_name TEXT NOT NULL, geometry_type_name TEXT NOT NULL,
              srs_id INTEGER NOT NULL, z TINYINT NOT NULL, m TINYINT NOT NULL,
              CONSTRAINT pk_geom_cols PRIMARY KEY (table_name, column_name),
              CONSTRAINT uk_gc_table_name UNIQUE (table_name),
              CONSTRAINT fk_gc_tn FOREIGN KEY (table_name) REFERENCES gpkg_contents(table_name),
              CONSTRAINT fk_gc_srs FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys (srs_id));
            CREATE TABLE gpkg_extensions (
              table_name TEXT, column_name TEXT, extension_name TEXT NOT NULL, definition TEXT NOT NULL,
              scope TEXT NOT NULL, CONSTRAINT ge_tce UNIQUE (table_name, column_name, extension_name));
            CREATE TABLE gpkg_ogr_contents (table_name TEXT NOT NULL PRIMARY KEY, feature_count INTEGER DEFAULT NULL);
            CREATE TABLE pafta_layers (
              table_name TEXT NOT NULL PRIMARY KEY, title TEXT NOT NULL, theme TEXT NOT NULL, identifier_column TEXT,
              temporal_column TEXT, temporal_start TEXT, temporal_end TEXT, incarnation TEXT NOT NULL,
              change INTEGER NOT NULL DEFAULT 0, changed_at TEXT NOT NULL, source TEXT NOT NULL, loaded_at TEXT NOT NULL,
              language TEXT);
            INSERT INTO gpkg_extensions VALUES ('pafta_layers', NULL, 'pafta_layers', 'Docs/GeoPackage.md', 'write-only');
            """
        )
        for (name, id) in [("Undefined cartesian SRS", -1), ("Undefined geographic SRS", 0)] {
            try connection.run(
                "INSERT INTO gpkg_spatial_ref_sys VALUES (?, ?, 'NONE', ?, 'undefined', NULL)",
                [.text(name), .integer(Int64(id)), .integer(Int64(id))]
            )
        }
        try addReferenceSystem(.wgs84, CoordinateReferenceSystems().describe(.wgs84), to: connection)
    }

    /// Adds a CRS to the file's list, if it is not there, and returns its number in the file.
    @discardableResult
    static func addReferenceSystem(
        _ crs: CRSIdentity,
        _ description: CRSDescription,
        to connection: SQLiteConnection
    ) throws(PaftaError) -> Int32 {
        let known = try connection.integer(
            "SELECT srs_id FROM gpkg_spatial_ref_sys WHERE upper(organization) = ? AND organization_coordsys_id = ?",
            [.text(crs.authority), .text(crs.code)]
        )
        if let known { return Int32(truncatingIfNeeded: known) }
        guard let code = Int64(crs.code) else { throw .unnumbered(crs) }
        let number = Int64(number(of: crs))
        try connection.run(
            "INSERT INTO gpkg_spatial_ref_sys VALUES (?, ?, ?, ?, ?, NULL)",
            [
                .text(description.name), .integer(number), .text(crs.authority), .integer(code), .text(description.wkt),
            ]
        )
        return Int32(truncatingIfNeeded: number)
    }

    /// Returns the number of a CRS: that of EPSG, and for other authorities one that is the same in every file.
    ///
    /// A finished layer goes from one file into another, and its geometries bear the number.
    private static func number(of crs: CRSIdentity) -> Int32 {
        if let code = crs.epsgCode.flatMap({ Int32(exactly: $0) }) { return code }
        // FNV-1a, 30 bits of it, above all codes of EPSG.
        let hash = crs.description.utf8.reduce(0x811C_9DC5 as UInt32) { ($0 ^ UInt32($1)) &* 0x0100_0193 }
        return 1_000_000_000 + Int32(hash & 0x3FFF_FFFF)
    }

    /// Registers a table as a layer of the GeoPackage and of Pafta.
    static func register(
        _ table: LayerTable,
        _ summary: LayerSummary,
        incarnation: String,
        source: String,
        in connection: SQLiteConnection
    ) throws(PaftaError) {
        let schema = table.schema
        let box = summary.extent
        try connection.run(
            """
            INSERT INTO gpkg_contents
              (table_name, data_type, identifier, description, min_x, min_y, max_x, max_y, srs_id)
            VALUES (?1, ?2, ?1, ?3, ?4, ?5, ?6, ?7, ?8)
            """,
            [
                .text(table.name), .text(schema.geometry == nil ? "attributes" : "features"), .text(schema.title),
                box.isEmpty ? .null : .real(box.minX), box.isEmpty ? .null : .real(box.minY),
                box.isEmpty ? .null : .real(box.maxX), box.isEmpty ? .null : .real(box.maxY),
                schema.geometry == nil ? .null : .integer(Int64(table.srsID)),
            ]
        )
        if let geometry = schema.geometry {
            try connection.run(
                "INSERT INTO gpkg_geometry_columns VALUES (?, ?, ?, ?, ?, 0)",
                [
                    .text(table.name), .text(geometry.name), .text(geometry.type?.name.uppercased() ?? "GEOMETRY"),
                    .integer(Int64(table.srsID)), .integer(summary.heights.code(declared: geometry.hasHeights)),
                ]
            )
            try connection.run(
                """
                INSERT INTO gpkg_extensions VALUES (?, ?, 'gpkg_rtree_index',
                  'http://www.geopackage.org/spec120/#extension_rtree', 'write-only')
                """,
                [.text(table.name), .text(geometry.name)]
            )
        }
        try connection.run(
            "INSERT INTO gpkg_ogr_contents VALUES (?, ?)",
            [.text(table.name), .integer(Int64(summary.count))]
        )
        try connection.run(
            """
            INSERT INTO pafta_layers
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, 0, strftime('%Y-%m-%dT%H:%M:%fZ','now'), ?,
                    strftime('%Y-%m-%dT%H:%M:%fZ','now'), ?)
            """,
            [
                .text(table.name), .text(schema.title), .text(schema.theme), .text(table.identifierColumn),
                .text(schema.temporalProperty), .text(summary.temporalExtent?.lowerBound),
                .text(summary.temporalExtent?.upperBound), .text(incarnation), .text(source),
                .text(schema.language),
            ]
        )
    }

    /// Takes a layer, in any letter case, out of every list of the file and drops its table, indices and triggers.
    ///
    /// Everything is named with its database: what `main` lacks would be dropped from an attached one.
    static func remove(layer name: String, from connection: SQLiteConnection) throws(PaftaError) {
        let column = try connection.text(
            "SELECT column_name FROM main.gpkg_geometry_columns WHERE lower(table_name) = lower(?)",
            [.text(name)]
        )
        if let column { try connection.execute("DROP TABLE IF EXISTS main.\(quoted("rtree_\(name)_\(column)"))") }
        try connection.execute("DROP TABLE IF EXISTS main.\(quoted(name))")
        try ChangeLog.remove(name, geometry: column, from: connection)
        for list in ["gpkg_geometry_columns", "gpkg_extensions", "gpkg_ogr_contents", "pafta_layers", "gpkg_contents"] {
            try connection.run("DELETE FROM main.\(list) WHERE lower(table_name) = lower(?)", [.text(name)])
        }
    }
}

/// What is known of a layer's content when it has been written.
struct LayerSummary {
    var count = 0
    var extent = Envelope.empty
    var temporalExtent: ClosedRange<String>?
    var heights: Heights = []

    /// Whether there are positions with and without heights.
    struct Heights: OptionSet {
        let rawValue: Int
        static let with = Heights(rawValue: 1)
        static let without = Heights(rawValue: 2)

        /// The `z` of `gpkg_geometry_columns`: 0 for none, 1 for all, 2 for some; as declared if there is no position.
        func code(declared: Bool) -> Int64 {
            if isEmpty { return declared ? 1 : 0 }
            return self == .with ? 1 : contains(.with) ? 2 : 0
        }
    }
}

extension PaftaError {
    fileprivate static func unnumbered(_ crs: CRSIdentity) -> PaftaError {
        PaftaError(
            .unsupported,
            .unsupportedCRS,
            LocalizedText(
                "\(crs) cannot be stored: a GeoPackage takes only a CRS whose code is a number.",
                tr: "\(crs) saklanamaz: GeoPackage yalnızca kodu sayı olan koordinat sistemlerini alır."
            ),
            remedy: LocalizedText("Name the CRS by its EPSG code.", tr: "Koordinat sistemini EPSG koduyla verin.")
        )
    }
}
