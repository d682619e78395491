import FeatureQuery
import GeoCore

extension APIOperations {
    /// The query by a body, and the functions it may call.
    var queries: [APIOperation] {
        [
            APIOperation(
                path: "/query",
                method: .post,
                identifier: "query",
                tag: .data,
                summary: LocalizedText(
                    "Features of one collection by a query expression in the body, for filters too long for an address",
                    tr: "Gövdedeki sorgu ifadesiyle bir katmanın kayıtları; adrese sığmayan süzgeçler için"
                ),
                queryParameters: [FormatParameter(offered: ItemFormats.all)],
                requestContents: QueryExpression.formats.map { .component("queryExpression", $0) },
                contents: Self.featureContents(collection: true),
                furtherStatuses: [404, 409, 501]
            ),
            document("/functions", "getFunctions", .data, Titles.functions, schema: "functions"),
        ]
    }

    /// What can be asked for of a collection.
    var schemas: [APIOperation] {
        [
            schema("schema", "getSchema", Titles.schema, .returnables),
            schema("queryables", "getQueryables", Titles.queryables, .queryables),
            schema("sortables", "getSortables", Titles.sortables, .sortables),
        ]
    }

    private func schema(
        _ name: String,
        _ identifier: String,
        _ summary: LocalizedText,
        _ purpose: CollectionSchema.Purpose
    ) -> APIOperation {
        let formats = OGCFeaturesService.formats(of: purpose)
        return APIOperation(
            path: "/collections/{collectionId}/\(name)",
            identifier: identifier,
            tag: .data,
            summary: summary,
            pathParameters: [collectionParameter(collections)],
            queryParameters: [FormatParameter(offered: formats)],
            contents: formats.map {
                APIOperation.Content(format: $0, schema: ["type": $0 == .jsonSchema ? "object" : "string"])
            },
            furtherStatuses: [404]
        )
    }
}
