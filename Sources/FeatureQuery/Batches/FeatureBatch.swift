public import GeoCore

/// Some features of one collection, as columns.
///
/// All columns have the same number of rows. Memory is bounded by the batch, never by the result it is part of.
public struct FeatureBatch: Sendable {
    /// The public identifiers: an integer or a text column without nulls.
    public var identifiers: PropertyColumn
    /// The place of each feature in the source's order, growing; `Query.after` continues behind one.
    public var positions: [Int64] = []
    /// The values of the sort keys of the query, in their order; none without an order.
    public var sortValues: [PropertyColumn] = []
    /// The geometries; no rows at all when the query leaves geometry out or the collection has none.
    public var geometry = GeometryColumn()
    /// The properties, in the order of `schema`.
    public var properties: [PropertyColumn]
    /// The names and types of `properties`.
    public let schema: [PropertyDefinition]

    /// Creates a batch without features.
    public init(identifiers: FeatureSchema.IdentifierType, schema: [PropertyDefinition]) {
        self.identifiers = PropertyColumn(type: identifiers == .integer ? .integer : .text)
        self.schema = schema
        properties = schema.map { PropertyColumn(type: $0.type) }
    }

    /// The number of features.
    @inlinable
    public var count: Int { identifiers.count }

    /// Whether there are geometries.
    @inlinable
    public var hasGeometry: Bool { geometry.count == count && count > 0 }

    /// Removes every feature and keeps the memory.
    public mutating func removeAll() {
        identifiers.removeAll()
        positions.removeAll(keepingCapacity: true)
        geometry.removeAll()
        for index in properties.indices { properties[index].removeAll() }
        for index in sortValues.indices { sortValues[index].removeAll() }
    }

    /// Returns where row `row` lies in the order of the query.
    public func place(of row: Int) -> Place {
        Place(values: sortValues.map { $0.value(row) }, position: positions[row])
    }

    /// Adds row `row` of `other`, a batch of the same properties.
    public mutating func append(row: Int, of other: FeatureBatch) {
        identifiers.append(row: row, of: other.identifiers)
        positions.append(other.positions[row])
        if other.hasGeometry { geometry.append(row: row, of: other.geometry) }
        for index in properties.indices { properties[index].append(row: row, of: other.properties[index]) }
        for index in sortValues.indices { sortValues[index].append(row: row, of: other.sortValues[index]) }
    }

    /// Keeps the features for which `keep` is true, in the same order.
    public mutating func filter(keep: [Bool]) {
        if hasGeometry { geometry = geometry.filtered(keep: keep) }
        identifiers = identifiers.filtered(keep: keep)
        for index in properties.indices { properties[index] = properties[index].filtered(keep: keep) }
        for index in sortValues.indices { sortValues[index] = sortValues[index].filtered(keep: keep) }
        var row = 0
        positions.removeAll { _ in
            defer { row += 1 }
            return !keep[row]
        }
    }
}
