import FeatureQuery
import GeoCore

/// A schema of the features of a collection, for one purpose, in JSON Schema.
///
/// - SeeAlso: OGC 23-058r2, clauses 7, 8 and 10 to 12; OGC 19-079r2, requirement `/req/queryables/get-queryables-response`.
struct CollectionSchema: Sendable {
    /// What the schema is for.
    enum Purpose: Sendable, CaseIterable {
        /// What is returned: identifier, geometry, and all properties.
        case returnables
        /// What filters may use: the same without bytes.
        case queryables
        /// What features can be sorted by: properties with an order.
        case sortables
    }

    /// One property of the schema.
    struct Property: Sendable {
        let name: String
        /// The type as people read it.
        let shownType: String
        let json: JSONValue
    }

    let schema: FeatureSchema
    let purpose: Purpose

    /// The properties, in their order.
    var properties: [Property] {
        var properties: [Property] = []
        if purpose != .sortables {
            if let identifier { properties.append(identifier) }
            if let geometry = schema.geometry { properties.append(Self.property(geometry)) }
        }
        for definition in schema.properties where purpose == .returnables || definition.type != .binary {
            properties.append(property(definition))
        }
        return properties
    }

    /// The document, with its URL.
    ///
    /// Nothing else may be named in a filter or an order, and nothing else is returned.
    func json(at url: String, title: String) -> JSONValue {
        let members = properties.enumerated()
            .map { place, property in
                var json = property.json
                json["x-ogc-propertySeq"] = .integer(place + 1)
                return JSONValue.Member(name: property.name, value: json)
            }
        return [
            "$schema": "https://json-schema.org/draft/2020-12/schema", "$id": .text(url), "type": "object",
            "title": .text(title), "properties": .object(members), "additionalProperties": false,
        ]
    }

    /// A property of the same name takes precedence in filters; where features are described the identifier is then called
    /// otherwise.
    private var identifier: Property? {
        var name = IdentifierParameter.name
        while schema.property(named: name) != nil || schema.geometry?.name == name { name = "_" + name }
        guard purpose == .returnables || name == IdentifierParameter.name else { return nil }
        let type = IdentifierParameter(type: schema.identifiers).schema
        var json: JSONValue = ["title": .text(name)]
        json.append(membersOf: type)
        json["x-ogc-role"] = "id"
        if purpose == .returnables { json["readOnly"] = true }
        return Property(name: name, shownType: schema.identifiers.rawValue, json: json)
    }

    private static func property(_ geometry: GeometryProperty) -> Property {
        let type = geometry.type?.name.lowercased() ?? "any"
        return Property(
            name: geometry.name,
            shownType: geometry.type?.name ?? "Geometry",
            json: [
                "title": .text(geometry.name), "format": .text("geometry-\(type)"), "x-ogc-role": "primary-geometry",
            ]
        )
    }

    private func property(_ definition: PropertyDefinition) -> Property {
        var json: JSONValue = ["title": .text(definition.name)]
        if definition.type == .binary {
            json.append(membersOf: ["type": "string", "contentEncoding": "base64"])
        } else {
            json.append(membersOf: PropertyParameter.schema(of: definition))
        }
        if definition.name == schema.temporalProperty { json["x-ogc-role"] = "primary-instant" }
        return Property(name: definition.name, shownType: definition.type.rawValue, json: json)
    }
}

extension JSONValue {
    /// Adds the members of another object at the end.
    fileprivate mutating func append(membersOf other: JSONValue) {
        guard case .object(let members) = other else { return }
        for member in members { self[member.name] = member.value }
    }
}
