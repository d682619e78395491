import FeatureQuery
import GeoCore

extension APIOperations {
    /// The changes of the collections that offer them.
    var changes: [APIOperation] {
        guard !changing.isEmpty else { return [] }
        return [
            APIOperation(
                path: "/collections/{collectionId}/changes",
                identifier: "getChanges",
                tag: .data,
                summary: LocalizedText(
                    "What became of the features of a collection since an earlier answer",
                    tr: "Önceki bir yanıttan bu yana bir katmanın kayıtlarında ne değiştiği"
                ),
                pathParameters: [collectionParameter(changing)],
                queryParameters: OGCFeaturesService.changeParameters(configuration, offered: crsList.global)
                    + [FormatParameter(offered: [.json])],
                contents: [APIOperation.Content(format: .json, schema: Self.changesSchema)],
                furtherStatuses: [404, 409, 410, 501]
            )
        ]
    }

    private static var changesSchema: JSONValue {
        let kinds = FeatureChange.Kind.allCases.map(\.rawValue)
        let change: JSONValue = [
            "type": "object", "required": ["kind", "id"],
            "properties": [
                "kind": ["type": "string", "enum": .texts(kinds)],
                "id": ["oneOf": [["type": "string"], ["type": "integer"]]],
                "feature": ["$ref": "#/components/schemas/featureGeoJSON"],
            ],
        ]
        return [
            "type": "object", "required": ["changes", "next", "hasMore"],
            "properties": [
                "changes": ["type": "array", "items": change], "collection": ["type": "string"],
                "numberReturned": ["type": "integer", "minimum": 0], "hasMore": ["type": "boolean"],
                "next": ["type": "string"], "timeStamp": ["type": "string", "format": "date-time"],
                "links": ["type": "array", "items": ["$ref": "#/components/schemas/link"]],
            ],
        ]
    }
}
