import FeatureQuery
import GeoCore

/// The operations of the API, in the order of the definition.
struct APIOperations: Sendable {
    let configuration: ServiceConfiguration
    /// The collections there are.
    let collections: [FeatureSchema]

    /// All operations.
    var all: [APIOperation] { capabilities + data + filteredItems + tileMatrixSets + tiles + webTiles }

    /// A document in JSON and as a page.
    func document(
        _ path: String,
        _ identifier: String,
        _ tag: APIOperation.Tag,
        _ summary: LocalizedText,
        schema: String,
        path parameters: [APIOperation.PathParameter] = []
    ) -> APIOperation {
        APIOperation(
            path: path,
            identifier: identifier,
            tag: tag,
            summary: summary,
            pathParameters: parameters,
            queryParameters: [FormatParameter(offered: [.json, .html])],
            contents: [.component(schema, .json), .page],
            furtherStatuses: parameters.isEmpty ? [] : [404]
        )
    }

    private var capabilities: [APIOperation] {
        [
            document(
                "/",
                "getLandingPage",
                .capabilities,
                LocalizedText("The start page", tr: "Başlangıç sayfası"),
                schema: "landingPage"
            ),
            document("/conformance", "getConformance", .capabilities, Titles.conformance, schema: "confClasses"),
            APIOperation(
                path: "/api",
                identifier: "getAPI",
                tag: .capabilities,
                summary: LocalizedText("This definition", tr: "Bu tanım"),
                queryParameters: [FormatParameter(offered: [.openAPI, .html])],
                contents: [APIOperation.Content(format: .openAPI, schema: ["type": "object"]), .page]
            ),
            document("/collections", "getCollections", .capabilities, Titles.collections, schema: "collections"),
            document(
                "/collections/{collectionId}",
                "describeCollection",
                .capabilities,
                LocalizedText("One collection", tr: "Bir katman"),
                schema: "collection",
                path: [collectionParameter(collections)]
            ),
        ]
    }

    /// The path variable for one of some collections.
    func collectionParameter(_ collections: [FeatureSchema]) -> APIOperation.PathParameter {
        var schema: JSONValue = ["type": "string"]
        if !collections.isEmpty { schema["enum"] = .texts(collections.map(\.collection)) }
        return APIOperation.PathParameter(
            name: "collectionId",
            summary: LocalizedText("The identifier of a collection", tr: "Bir katmanın kimliği"),
            schema: schema
        )
    }

    private var data: [APIOperation] {
        [
            APIOperation(
                path: "/collections/{collectionId}/items",
                identifier: "getFeatures",
                tag: .data,
                summary: LocalizedText(
                    "Features of a collection; each collection also filters by its properties, see its own path",
                    tr: "Bir katmanın kayıtları; her katman kendi alanlarıyla da süzülür, kendi yoluna bakın"
                ),
                pathParameters: [collectionParameter(collections)],
                queryParameters: ItemsRequest.parameters(configuration),
                contents: [.component("featureCollectionGeoJSON", .geoJSON), .page],
                furtherStatuses: [404, 409, 501]
            ),
            APIOperation(
                path: "/collections/{collectionId}/items/{featureId}",
                identifier: "getFeature",
                tag: .data,
                summary: LocalizedText("One feature", tr: "Bir kayıt"),
                pathParameters: [
                    collectionParameter(collections),
                    APIOperation.PathParameter(
                        name: "featureId",
                        summary: LocalizedText("The identifier of a feature", tr: "Bir kaydın kimliği"),
                        schema: ["type": "string"]
                    ),
                ],
                queryParameters: [FormatParameter(offered: ItemsRequest.formats)],
                contents: [.component("featureGeoJSON", .geoJSON), .page],
                furtherStatuses: [404, 501]
            ),
        ]
    }

    /// For each collection its own path, where the parameters named like its properties can be listed.
    private var filteredItems: [APIOperation] {
        collections.enumerated()
            .map { index, schema in
                let title = schema.title.isEmpty ? schema.collection : schema.title
                return APIOperation(
                    path: "/collections/\(PercentEncoding.segment(schema.collection))/items",
                    identifier: "getFeatures.\(index + 1)",
                    tag: .data,
                    summary: LocalizedText("Features: \(title)", tr: "Kayıtlar: \(title)"),
                    queryParameters: ItemsRequest.parameters(configuration)
                        + ItemsRequest.propertyParameters(schema, configuration),
                    contents: [.component("featureCollectionGeoJSON", .geoJSON), .page],
                    furtherStatuses: [404, 409, 501]
                )
            }
    }
}
