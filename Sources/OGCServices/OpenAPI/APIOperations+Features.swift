import FeatureQuery
import GeoCore

/// The operations of the API, in the order of the definition.
struct APIOperations: Sendable {
    let configuration: ServiceConfiguration
    /// The collections there are.
    let collections: [FeatureSchema]
    /// Those whose changes can be asked for.
    var changing: [FeatureSchema] = []

    /// All operations.
    var all: [APIOperation] {
        capabilities + data + filteredItems + changes + queries + schemas + tileMatrixSets + tiles + webTiles
    }

    /// The CRSs for every collection.
    var crsList: CRSList { CRSList(further: configuration.furtherCRSs) }

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
                queryParameters: ItemsParameters(nil, configuration, offered: crsList.global).all,
                contents: Self.featureContents(collection: true),
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
                queryParameters: OGCFeaturesService.itemParameters(nil, offered: crsList.global)
                    + [FormatParameter(offered: ItemFormats.all)],
                contents: Self.featureContents(collection: false),
                furtherStatuses: [404, 409, 501]
            ),
        ]
    }

    /// The formats of features; what is no JSON has no schema but its media type.
    static func featureContents(collection: Bool) -> [APIOperation.Content] {
        ItemFormats.all.map { format in
            switch format {
            case .geoJSON: .component(collection ? "featureCollectionGeoJSON" : "featureGeoJSON", format)
            case .jsonFG: APIOperation.Content(format: format, schema: ["type": "object"])
            case .flatGeobuf: APIOperation.Content(format: format, schema: ["type": "string", "format": "binary"])
            default: APIOperation.Content(format: format, schema: ["type": "string"])
            }
        }
    }

    /// For each collection its own path, where the parameters named like its properties can be listed.
    private var filteredItems: [APIOperation] {
        collections.enumerated()
            .map { index, schema in
                let title = schema.title.isEmpty ? schema.collection : schema.title
                let offered = crsList.candidates(for: schema)
                return APIOperation(
                    path: "/collections/\(PercentEncoding.segment(schema.collection))/items",
                    identifier: "getFeatures.\(index + 1)",
                    tag: .data,
                    summary: LocalizedText("Features: \(title)", tr: "Kayıtlar: \(title)"),
                    queryParameters: ItemsParameters(schema, configuration, offered: offered).all,
                    contents: Self.featureContents(collection: true),
                    furtherStatuses: [404, 409, 501]
                )
            }
    }
}
