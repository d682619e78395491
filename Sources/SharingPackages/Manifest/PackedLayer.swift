internal import FeatureQuery
internal import GeoCore
internal import ProtocolViews
internal import SharingProtocols

/// A layer as it lies in a package.
struct PackedLayer {
    var shared: ProtocolDocument.SharedLayer
    var definition: ViewDefinition
    var schema: FeatureSchema
    /// The columns that were added to the schema.
    var identifierColumn: String?
    var changeColumn: String?
    var kinds: [FeatureChange.Kind: Int]
    var features: Int
    var crs: CRSIdentity?
    /// In longitude and latitude.
    var extent: Envelope?
    /// The state of the data: as the receiver is told it, and as the municipality knows it.
    var versionText: String
    var version: DataVersion
    var cursor: String?
    var notes: [LocalizedText]
    /// The beginning of its files' names.
    var stem: String

    /// The fields of the protocol that the layer does not have any more.
    var missingFields: [String] {
        let names = Set(definition.fields.map(\.name))
        return shared.fields.map(\.name).filter { !names.contains($0) }
    }

    /// The layer in the manifest.
    var tree: JSONTree {
        var members: [(name: String, value: JSONTree)] = [
            ("layer", .text(shared.layer)), ("title", .text(schema.title)), ("features", .number(Int64(features))),
            ("metadata", .text("metadata/\(stem).xml")), ("dataVersion", .text(versionText)),
        ]
        if let crs { members.append(("crs", .text("\(crs)"))) }
        if let extent {
            let numbers = [extent.minX, extent.minY, extent.maxX, extent.maxY]
            members.append(("extent", .list(numbers.map { .real($0) })))
        }
        if let changeColumn {
            var counts: [(name: String, value: JSONTree)] = [("field", .text(changeColumn))]
            for kind in FeatureChange.Kind.allCases {
                counts.append((kind.rawValue, .number(Int64(kinds[kind] ?? 0))))
            }
            members.append(("changes", .object(counts)))
        }
        if let identifierColumn { members.append(("identifierField", .text(identifierColumn))) }
        if let cursor {
            members.append(("changeCursor", .text(cursor)))
            members.append(("changesPath", .text("/collections/\(shared.layer)/changes?since=\(cursor)")))
        }
        members.append(("fields", .list(definition.fields.map(field))))
        if schema.geometry != nil || definition.geometry == .hidden {
            members.append(("geometry", .texts(definition.geometry.words)))
        }
        if !missingFields.isEmpty { members.append(("missingFields", .list(missingFields.map { .text($0) }))) }
        if !notes.isEmpty { members.append(("notes", .list(notes.map { .texts($0) }))) }
        return .object(members)
    }

    private func field(_ field: ViewDefinition.Field) -> JSONTree {
        // What a mask makes of a value may be of another type, so the view's schema is asked.
        let type = schema.property(named: field.name)?.type.rawValue ?? "text"
        return .object([
            ("name", .text(field.name)), ("type", .text(type)), ("mask", .texts(field.mask.words)),
        ])
    }
}
