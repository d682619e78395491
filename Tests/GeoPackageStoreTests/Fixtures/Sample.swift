import FeatureQuery
import GeoCore

/// A value of a property, written down by hand.
enum Value: Equatable {
    case null
    case number(Int64)
    case real(Double)
    case text(String)
    case bytes([UInt8])

    init(row: Int, of column: PropertyColumn) {
        if column.isNull[row] {
            self = .null
            return
        }
        switch column.type {
        case .integer, .boolean: self = .number(column.integers[row])
        case .real: self = .real(column.reals[row])
        case .text, .date, .dateTime: self = .text(column.text(row) ?? "")
        case .binary: self = .bytes(Array(column.bytes[column.range(of: row)]))
        }
    }

    func append(to column: inout PropertyColumn) {
        switch self {
        case .null: column.appendNull()
        case .number(let number): column.append(integer: number)
        case .real(let number): column.append(real: number)
        case .text(let text): column.append(text: text)
        case .bytes(let bytes):
            column.bytes += bytes
            column.endBytes()
        }
    }
}

/// A feature as it is put into a layer.
struct Sample {
    var identifier = Value.null
    var shape: Shape?
    var values: [Value] = []
}

/// A feature as it is read from a layer.
struct Row: Equatable {
    var position: Int64
    var identifier: Value
    var shape: Shape?
    var values: [Value]
}

extension FeatureBatch {
    /// Creates a batch of samples for a schema.
    init(_ samples: [Sample], _ schema: FeatureSchema) {
        self.init(identifiers: schema.identifiers, schema: schema.properties)
        for sample in samples {
            sample.identifier.append(to: &identifiers)
            if let shape = sample.shape { shape.append(to: &geometry) } else { geometry.appendNull() }
            for (index, value) in sample.values.enumerated() { value.append(to: &properties[index]) }
        }
        if schema.geometry == nil { geometry = GeometryColumn() }
    }

    /// The features one by one.
    var rows: [Row] {
        (0..<count)
            .map { row in
                Row(
                    position: positions[row],
                    identifier: Value(row: row, of: identifiers),
                    shape: hasGeometry ? Shape(row: row, of: geometry) : nil,
                    values: properties.map { Value(row: row, of: $0) }
                )
            }
    }
}

extension FeatureReading {
    /// Reads all features of a query.
    func rows(_ query: Query = Query()) throws -> [Row] {
        let cursor = try features(query)
        var rows: [Row] = []
        while let batch = try cursor.next() { rows += batch.rows }
        return rows
    }
}

extension FeatureSchema {
    /// The schema of a layer with a geometry column in TUREF / TM27.
    static func layer(
        _ name: String = "parsel",
        type: GeometryType? = .polygon,
        hasHeights: Bool = false,
        crs: CRSIdentity = .epsg(5_253),
        properties: [PropertyDefinition] = [],
        temporal: String? = nil,
        identifiers: IdentifierType = .integer
    ) -> FeatureSchema {
        FeatureSchema(
            collection: name,
            title: "Katman",
            theme: "kadastro",
            geometry: GeometryProperty(name: "geom", type: type, hasHeights: hasHeights, crs: crs),
            properties: properties,
            temporalProperty: temporal,
            identifiers: identifiers
        )
    }
}
