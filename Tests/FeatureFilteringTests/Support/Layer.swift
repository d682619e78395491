import CQL2
import FeatureFiltering
import FeatureQuery
import GeoCore
import GeoReferencing

/// A small layer that tests write down row by row.
struct Layer {
    let schema: FeatureSchema
    private(set) var batch: FeatureBatch
    private static let references = CoordinateReferenceSystems()

    /// Creates a layer without rows; a geometry property is called `geom`.
    init(
        _ properties: [(String, PropertyType)],
        crs: CRSIdentity? = .epsg(5254),
        identifiers: FeatureSchema.IdentifierType = .integer,
        language: String? = nil
    ) {
        let definitions = properties.map { PropertyDefinition(name: $0.0, type: $0.1) }
        schema = FeatureSchema(
            collection: "parsel",
            title: "Parsel",
            geometry: crs.map { GeometryProperty(name: "geom", type: nil, hasHeights: false, crs: $0) },
            properties: definitions,
            identifiers: identifiers,
            language: language
        )
        batch = FeatureBatch(identifiers: identifiers, schema: definitions)
    }

    /// Adds a row; the geometry is well-known text.
    mutating func append(_ geometry: String? = nil, _ values: PropertyValue?..., id: String? = nil) throws {
        try append(geometry, values, id: id)
    }

    /// Adds a row; the geometry is well-known text.
    mutating func append(_ geometry: String?, _ values: [PropertyValue?], id: String? = nil) throws {
        let number = Int64(batch.count + 1)
        if let id { batch.identifiers.append(text: id) } else { batch.identifiers.append(integer: number) }
        batch.positions.append(number)
        if schema.geometry != nil { try batch.geometry.append(geometry) }
        for (index, value) in values.enumerated() {
            switch value {
            case nil: batch.properties[index].appendNull()
            case .integer(let number): batch.properties[index].append(integer: number)
            case .boolean(let value): batch.properties[index].append(integer: value ? 1 : 0)
            case .real(let number): batch.properties[index].append(real: number)
            case .text(let text): batch.properties[index].append(text: text)
            }
        }
    }

    /// Binds a filter of CQL2 text; coordinates are in the stored CRS without another one.
    func evaluator(_ text: String, crs: CRSIdentity? = nil) throws -> FilterEvaluator {
        try evaluator(CQL2Text.parse(text), crs: crs)
    }

    /// Binds a filter.
    func evaluator(_ expression: Expression, crs: CRSIdentity? = nil) throws -> FilterEvaluator {
        let filter = FilterExpression(expression, crs: crs ?? schema.geometry?.crs ?? .crs84)
        return try FilterEvaluator(filter, schema: schema, references: Self.references)
    }

    /// Returns the numbers, from 1 on, of the rows that a filter keeps.
    func rows(_ text: String, crs: CRSIdentity? = nil) throws -> [Int] {
        try rows(evaluator(text, crs: crs))
    }

    /// Returns the numbers, from 1 on, of the rows that a filter keeps.
    func rows(_ evaluator: FilterEvaluator) throws -> [Int] {
        let kept = try evaluator.rowsKept(of: batch)
        return (0..<batch.count).filter { kept?[$0] ?? true }.map { $0 + 1 }
    }

    /// Returns whether a filter without properties is true; `nil` if it is unknown.
    static func truth(_ text: String, crs: CRSIdentity = .epsg(5254)) throws -> Bool? {
        var layer = Layer([], crs: crs)
        try layer.append()
        if try layer.rows(text) == [1] { return true }
        return try layer.rows("NOT (\(text))") == [1] ? false : nil
    }
}

extension GeometryColumn {
    /// Adds a row from well-known text, as filters have it.
    fileprivate mutating func append(_ text: String?) throws {
        guard let text else { return appendNull() }
        guard case .spatial(_, _, let literal) = try CQL2Text.parse("S_EQUALS(g, \(text))").kind,
            case .literal(.geometry(let geometry)) = literal.kind
        else { return appendNull() }
        append(row: 0, of: geometry.column)
    }
}
