internal import FeatureQuery
internal import GeoCore

/// How one layer lies in its GeoPackage: the names of its table, columns and index.
struct LayerTable: Sendable, Hashable {
    /// What the features look like to the outside; its collection is the table's name.
    var schema: FeatureSchema
    /// The column of row numbers: the place of a feature in Hilbert order.
    var rowColumn: String
    /// The column of public identifiers; `nil` where the row number itself is the identifier.
    var identifierColumn: String?
    /// The EPSG code or GeoPackage's own number of the CRS.
    var srsID: Int32

    /// The table's name.
    var name: String { schema.collection }

    /// The column that holds the public identifier.
    var publicColumn: String { identifierColumn ?? rowColumn }

    /// Whether the layer has its spatial index; other programs may drop it.
    var isIndexed = true

    /// The texts whose column is declared as something else, so that SQLite would compare them as numbers.
    var inexactTexts: Set<String> = []

    /// The name of the spatial index, if there is one (OGC 12-128r19, extension `gpkg_rtree_index`).
    var spatialIndex: String? { isIndexed ? schema.geometry.map { "rtree_\(name)_\($0.name)" } : nil }

    /// The name of the index of rows without geometry.
    var nullGeometryIndex: String { "pafta_\(name)_no_geometry" }

    /// Returns the SQL of what a property is compared, ordered and indexed by; `qualifier` stands before the column's name.
    func comparedColumn(_ property: PropertyDefinition, qualifier: String = "t.") -> String {
        let column = qualifier + quoted(property.name)
        return switch property.type {
        case .dateTime: StoredMoment.compared(sql: column)
        // Another program may have declared that letter case does not matter.
        case .text, .date: "\(column) COLLATE BINARY"
        case .integer, .real, .boolean, .binary: column
        }
    }

    /// Returns a name like `wanted` that no column has yet, whatever the letter case.
    static func uniqueName(_ wanted: String, among names: [String]) -> String {
        let taken = Set(names.map { $0.lowercased() })
        var candidate = wanted
        var number = 2
        while taken.contains(candidate.lowercased()) {
            candidate = "\(wanted)_\(number)"
            number += 1
        }
        return candidate
    }
}

extension PropertyType {
    /// The column type of OGC 12-128r19, table 1.
    func columnType(maximumLength: Int?) -> String {
        switch self {
        case .integer: "INTEGER"
        case .real: "REAL"
        case .text: maximumLength.map { "TEXT(\($0))" } ?? "TEXT"
        case .boolean: "BOOLEAN"
        case .date: "DATE"
        case .dateTime: "DATETIME"
        case .binary: "BLOB"
        }
    }

    /// Creates the type from a column type of OGC 12-128r19, table 1; other types count as text.
    init(columnType: String) {
        let name = columnType.uppercased().prefix { $0 != "(" }
        switch name {
        case "INTEGER", "INT", "MEDIUMINT", "SMALLINT", "TINYINT": self = .integer
        case "REAL", "DOUBLE", "FLOAT": self = .real
        case "BOOLEAN": self = .boolean
        case "DATE": self = .date
        case "DATETIME": self = .dateTime
        case "BLOB": self = .binary
        default: self = .text
        }
    }
}
