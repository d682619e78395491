import FeatureQuery
import GeoCore
import GeoPackageStore

/// An answer of a server with changes.
struct ChangeDocument {
    /// What is to be written.
    private(set) var page: ReplicaPage
    /// How many changes of each kind there are.
    private(set) var counts: [FeatureChange.Kind: Int] = [:]

    /// Reads an answer.
    ///
    /// - Throws: `source.invalid` if it is none; `source.changed` if features have properties that the schema lacks.
    init(_ document: JSONNode, _ schema: FeatureSchema) throws(PaftaError) {
        guard let changes = document["changes"]?.elements, let cursor = document["next"]?.text,
            let hasMore = document["hasMore"]?.boolean
        else { throw .invalidSource("changes") }
        page = ReplicaPage(
            arrived: FeatureBatch(identifiers: schema.identifiers, schema: schema.properties),
            cursor: cursor,
            hasMore: hasMore
        )
        for change in changes {
            guard let kind = change["kind"]?.text.flatMap(FeatureChange.Kind.init(rawValue:)),
                let identifier = Self.identifier(change["id"], schema)
            else { throw .invalidSource("change") }
            counts[kind, default: 0] += 1
            switch kind {
            case .deleted, .left: page.removed.append(identifier)
            case .inserted, .updated, .entered: try append(change["feature"], identifier, schema)
            }
        }
    }

    private static func identifier(_ node: JSONNode?, _ schema: FeatureSchema) -> FeatureIdentifier? {
        schema.identifiers == .integer
            ? node?.integer.map(FeatureIdentifier.integer) : node?.text.map(FeatureIdentifier.text)
    }

    private mutating func append(
        _ feature: JSONNode?,
        _ identifier: FeatureIdentifier,
        _ schema: FeatureSchema
    ) throws(PaftaError) {
        guard case .object(let values)? = feature?["properties"] else { throw .invalidSource("feature") }
        guard values.keys.allSatisfy({ schema.property(named: $0) != nil }) else { throw .changedSource() }
        switch identifier {
        case .integer(let number): page.arrived.identifiers.append(integer: number)
        case .text(let text): page.arrived.identifiers.append(text: text)
        }
        page.arrived.positions.append(Int64(page.arrived.count))
        if schema.geometry != nil, !page.arrived.geometry.append(feature?["geometry"]) {
            throw .invalidSource("geometry")
        }
        for (index, property) in schema.properties.enumerated() {
            guard page.arrived.properties[index].append(values[property.name]) else { throw .changedSource() }
        }
    }
}

extension PropertyColumn {
    /// Adds a value; returns whether it is of the column's type.
    fileprivate mutating func append(_ node: JSONNode?) -> Bool {
        switch node {
        case nil, .null?: appendNull()
        case .boolean(let isTrue)? where type == .boolean: append(integer: isTrue ? 1 : 0)
        case .number(let text)?:
            if type == .integer, let number = Int64(text) {
                append(integer: number)
            } else if type == .real, let number = Double(text) {
                append(real: number)
            } else {
                return false
            }
        case .text(let text)? where holdsBytes: append(text: text)
        default: return false
        }
        return true
    }
}
