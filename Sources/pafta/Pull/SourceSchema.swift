import FeatureQuery
import GeoCore

extension FeatureSchema {
    /// Reads the schema that a server publishes of a collection (OGC 23-058r2, clause 7).
    ///
    /// - Throws: `source.invalid` if it is none.
    init(_ document: JSONNode, order: [String], collection: String) throws(PaftaError) {
        guard case .object(let members)? = document["properties"] else { throw .invalidSource("schema") }
        var schema = FeatureSchema(
            collection: collection,
            title: document["title"]?.text ?? collection,
            geometry: nil,
            properties: []
        )
        for name in order.filter({ members[$0] != nil }) {
            guard let member = members[name] else { continue }
            switch member["x-ogc-role"]?.text {
            case "id": schema.identifiers = member["type"]?.text == "integer" ? .integer : .text
            case "primary-geometry":
                schema.geometry = GeometryProperty(name: name, type: nil, hasHeights: true, crs: .crs84)
            default: schema.properties.append(PropertyDefinition(name: name, type: Self.type(member)))
            }
        }
        self = schema
    }

    /// The names of the properties in the order that the document gives them.
    static func order(of document: JSONNode) -> [String] {
        guard case .object(let members)? = document["properties"] else { return [] }
        return members.map { (place: $0.value["x-ogc-propertySeq"]?.integer ?? .max, name: $0.key) }
            .sorted { ($0.place, $0.name) < ($1.place, $1.name) }
            .map(\.name)
    }

    /// Bytes come as base64, and stay so.
    private static func type(_ member: JSONNode) -> PropertyType {
        switch (member["type"]?.text, member["format"]?.text) {
        case ("integer", _): .integer
        case ("number", _): .real
        case ("boolean", _): .boolean
        case (_, "date"): .date
        case (_, "date-time"): .dateTime
        default: .text
        }
    }
}
