/// The schemas of the documents, under `components` of the API definition.
///
/// - SeeAlso: the schemas of OGC 17-069r4 and OGC 20-057; here without what the services never send.
enum APISchemas {
    static let all: JSONValue = .object([
        .init(name: "link", value: link), .init(name: "landingPage", value: landingPage),
        .init(name: "confClasses", value: confClasses), .init(name: "collections", value: collections),
        .init(name: "collection", value: collection), .init(name: "extent", value: extent),
        .init(name: "featureCollectionGeoJSON", value: featureCollection),
        .init(name: "featureGeoJSON", value: feature), .init(name: "geometryGeoJSON", value: geometry),
        .init(name: "tileMatrixSets", value: tileMatrixSets), .init(name: "tileMatrixSet", value: tileMatrixSet),
        .init(name: "tileSets", value: tileSets), .init(name: "tileSet", value: tileSet),
        .init(name: "tileJSON", value: tileJSON), .init(name: "exception", value: exception),
        .init(name: "queryExpression", value: QueryExpression.schema), .init(name: "functions", value: functions),
    ])

    private static let text: JSONValue = ["type": "string"]
    private static let whole: JSONValue = ["type": "integer", "minimum": 0]
    private static let links: JSONValue = list(reference("link"))

    private static func reference(_ name: String) -> JSONValue { ["$ref": .text("#/components/schemas/\(name)")] }

    private static func list(_ items: JSONValue) -> JSONValue { ["type": "array", "items": items] }

    private static func object(_ required: [String], _ properties: JSONValue) -> JSONValue {
        ["type": "object", "required": .texts(required), "properties": properties]
    }

    private static let link = object(
        ["href", "rel", "type"],
        [
            "href": text, "rel": text, "type": text, "title": text, "templated": ["type": "boolean"], "method": text,
            "merge": ["type": "boolean"], "body": ["type": "object"],
        ]
    )

    private static let landingPage = object(
        ["links"],
        ["title": text, "description": text, "attribution": text, "links": links]
    )

    private static let confClasses = object(["conformsTo"], ["conformsTo": list(text), "links": links])

    private static let collections = object(
        ["links", "collections"],
        ["links": links, "crs": list(text), "collections": list(reference("collection"))]
    )

    /// OGC 19-079r2, requirement `/req/filter/get-functions-response-json`.
    private static let functions = object(
        ["functions"],
        [
            "functions": list(
                object(
                    ["name", "returns"],
                    [
                        "name": text, "description": text,
                        "arguments": list(object(["type"], ["title": text, "type": list(text)])),
                        "returns": list(text), "x-pafta-isVariadic": ["type": "boolean"],
                    ]
                )
            ), "links": links,
        ]
    )

    private static let collection = object(
        ["id", "links"],
        [
            "id": text, "title": text, "description": text, "extent": reference("extent"),
            "language": object(["code"], ["code": text, "name": text]),
            "itemType": ["type": "string", "default": "feature"], "crs": list(text), "storageCrs": text,
            "links": links, "x-pafta": ["type": "object"],
        ]
    )

    private static let extent: JSONValue = [
        "type": "object",
        "properties": [
            "spatial": [
                "type": "object",
                "properties": [
                    "bbox": [
                        "type": "array", "minItems": 1,
                        "items": ["type": "array", "minItems": 4, "maxItems": 4, "items": ["type": "number"]],
                    ],
                    "crs": text,
                ],
            ],
            "temporal": [
                "type": "object",
                "properties": [
                    "interval": [
                        "type": "array", "minItems": 1,
                        "items": [
                            "type": "array", "minItems": 2, "maxItems": 2,
                            "items": ["type": "string", "format": "date-time", "nullable": true],
                        ],
                    ],
                    "trs": text,
                ],
            ],
        ],
    ]

    private static let featureCollection = object(
        ["type", "features"],
        [
            "type": ["type": "string", "enum": ["FeatureCollection"]],
            "features": list(reference("featureGeoJSON")), "links": links,
            "timeStamp": ["type": "string", "format": "date-time"], "numberMatched": whole, "numberReturned": whole,
        ]
    )

    private static let feature = object(
        ["type", "geometry", "properties"],
        [
            "type": ["type": "string", "enum": ["Feature"]],
            "id": ["oneOf": [["type": "string"], ["type": "integer"]]],
            "geometry": reference("geometryGeoJSON"), "properties": ["type": "object", "nullable": true],
            "links": links,
        ]
    )

    private static let geometry: JSONValue = [
        "type": "object", "nullable": true, "required": ["type"],
        "properties": [
            "type": [
                "type": "string",
                "enum": [
                    "Point", "MultiPoint", "LineString", "MultiLineString", "Polygon", "MultiPolygon",
                    "GeometryCollection",
                ],
            ],
            "coordinates": ["type": "array", "items": [:]],
            "geometries": ["type": "array", "items": ["type": "object"]],
        ],
    ]

    private static let exception = object(
        ["status", "code"],
        [
            "type": ["type": "string", "format": "uri-reference"], "title": text,
            "status": ["type": "integer", "minimum": 100, "maximum": 599], "detail": text,
            "instance": ["type": "string", "format": "uri-reference"], "code": text, "remedy": text,
        ]
    )

    private static let tileMatrixSets = object(
        ["tileMatrixSets"],
        [
            "tileMatrixSets": list(
                object(["links"], ["id": text, "title": text, "uri": text, "crs": text, "links": links])
            ), "links": links,
        ]
    )

    private static let tileMatrixSet = object(
        ["crs", "tileMatrices"],
        [
            "id": text, "title": text, "uri": text, "crs": text, "orderedAxes": list(text),
            "wellKnownScaleSet": text, "tileMatrices": list(tileMatrix), "links": links,
        ]
    )

    private static let tileMatrix = object(
        [
            "id", "scaleDenominator", "cellSize", "pointOfOrigin", "tileWidth", "tileHeight", "matrixWidth",
            "matrixHeight",
        ],
        [
            "id": text, "scaleDenominator": ["type": "number"], "cellSize": ["type": "number"],
            "cornerOfOrigin": text, "pointOfOrigin": list(["type": "number"]), "tileWidth": whole,
            "tileHeight": whole, "matrixWidth": whole, "matrixHeight": whole,
        ]
    )

    private static let tileSets = object(
        ["tilesets"],
        [
            "tilesets": list(
                object(
                    ["dataType", "links", "crs"],
                    ["title": text, "dataType": text, "crs": text, "tileMatrixSetURI": text, "links": links]
                )
            ), "links": links,
        ]
    )

    private static let tileSet = object(
        ["dataType", "crs", "links"],
        [
            "title": text, "dataType": text, "crs": text, "tileMatrixSetURI": text, "attribution": text,
            "license": text, "updated": ["type": "string", "format": "date-time"], "mediaTypes": list(text),
            "tileMatrixSetLimits": list(
                object(
                    ["tileMatrix", "minTileRow", "maxTileRow", "minTileCol", "maxTileCol"],
                    [
                        "tileMatrix": text, "minTileRow": whole, "maxTileRow": whole, "minTileCol": whole,
                        "maxTileCol": whole,
                    ]
                )
            ), "boundingBox": ["type": "object"], "layers": list(["type": "object"]), "links": links,
        ]
    )

    private static let tileJSON = object(
        ["tilejson", "tiles", "vector_layers"],
        [
            "tilejson": text, "name": text, "scheme": text, "tiles": list(text), "minzoom": whole, "maxzoom": whole,
            "bounds": list(["type": "number"]), "attribution": text, "vector_layers": list(["type": "object"]),
        ]
    )
}
