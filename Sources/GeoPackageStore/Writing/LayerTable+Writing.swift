internal import FeatureQuery
internal import GeoCore

extension LayerTable {
    /// The statement that creates the table.
    var creation: String {
        var columns = ["\(quoted(rowColumn)) INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL"]
        if let geometry = schema.geometry {
            columns.append("\(quoted(geometry.name)) \(geometry.type?.name.uppercased() ?? "GEOMETRY")")
        }
        if let identifierColumn {
            columns.append("\(quoted(identifierColumn)) \(schema.identifiers == .integer ? "INTEGER" : "TEXT")")
        }
        for property in schema.properties {
            let type = property.type.columnType(maximumLength: property.maximumLength)
            columns.append("\(quoted(property.name)) \(type)")
        }
        return "CREATE TABLE \(quoted(name)) (\(columns.joined(separator: ", ")))"
    }

    /// The statement that adds a row; its parameters are the columns in the order of ``creation``.
    var insertion: String {
        let columns = 1 + (schema.geometry == nil ? 0 : 1) + (identifierColumn == nil ? 0 : 1) + schema.properties.count
        let parameters = repeatElement("?", count: columns).joined(separator: ", ")
        return "INSERT INTO \(quoted(name)) VALUES (\(parameters))"
    }

    /// The name of the index of public identifiers, quoted.
    var identifierIndex: String { quoted("pafta_\(name)_identifier") }
}
