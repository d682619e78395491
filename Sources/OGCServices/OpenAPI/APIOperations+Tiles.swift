import FeatureQuery
import GeoCore

extension APIOperations {
    /// The collections that have tiles.
    private var tiled: [FeatureSchema] { collections.filter { $0.geometry != nil } }

    var tileMatrixSets: [APIOperation] {
        [
            document(
                "/tileMatrixSets",
                "getTileMatrixSetsList",
                .tiles,
                Titles.tileMatrixSets,
                schema: "tileMatrixSets"
            ),
            document(
                "/tileMatrixSets/{tileMatrixSetId}",
                "getTileMatrixSet",
                .tiles,
                Titles.tileMatrixSet,
                schema: "tileMatrixSet",
                path: [Self.tileMatrixSetParameter]
            ),
        ]
    }

    /// Identifiers end as OGC 20-057, requirement `/req/oas30/operation-id`, wants.
    var tiles: [APIOperation] {
        let collection = collectionParameter(tiled)
        return [
            document(
                "/collections/{collectionId}/tiles",
                "pafta.collection.vector.getTileSetsList",
                .tiles,
                LocalizedText("The tile sets of a collection", tr: "Bir katmanın karo setleri"),
                schema: "tileSets",
                path: [collection]
            ),
            document(
                "/collections/{collectionId}/tiles/{tileMatrixSetId}",
                "pafta.collection.vector.getTileSet",
                .tiles,
                LocalizedText("One tile set", tr: "Bir karo seti"),
                schema: "tileSet",
                path: [collection, Self.tileMatrixSetParameter]
            ),
            tile(
                "/collections/{collectionId}/tiles/{tileMatrixSetId}/{tileMatrix}/{tileRow}/{tileCol}",
                "pafta.collection.vector.getTile",
                [
                    collection, Self.tileMatrixSetParameter,
                    APIOperation.PathParameter(
                        name: "tileMatrix",
                        summary: LocalizedText(
                            "The tile matrix, or zoom level",
                            tr: "Karo matrisi, yani yakınlaştırma düzeyi"
                        ),
                        schema: ["type": "string"]
                    ), Self.place("tileRow", Self.row), Self.place("tileCol", Self.column),
                ]
            ),
        ]
    }

    /// The same tiles at the addresses of TileJSON.
    var webTiles: [APIOperation] {
        let collection = collectionParameter(tiled)
        return [
            APIOperation(
                path: "/tiles/{collectionId}.json",
                identifier: "getTileJSON",
                tag: .tiles,
                summary: Titles.tileJSON,
                pathParameters: [collection],
                queryParameters: [FormatParameter(offered: [.json])],
                contents: [.component("tileJSON", .json)],
                furtherStatuses: [404]
            ),
            tile(
                "/tiles/{collectionId}/{z}/{x}/{y}.mvt",
                "getWebTile",
                [
                    collection,
                    Self.place("z", LocalizedText("The zoom level", tr: "Yakınlaştırma düzeyi")),
                    Self.place("x", Self.column), Self.place("y", Self.row),
                ]
            ),
        ]
    }

    private func tile(
        _ path: String,
        _ identifier: String,
        _ parameters: [APIOperation.PathParameter]
    ) -> APIOperation {
        APIOperation(
            path: path,
            identifier: identifier,
            tag: .tiles,
            summary: Titles.tile,
            pathParameters: parameters,
            queryParameters: [FormatParameter(offered: [.vectorTile])],
            contents: [
                APIOperation.Content(format: .vectorTile, schema: ["type": "string", "format": "binary"])
            ],
            furtherStatuses: [204, 404, 501]
        )
    }

    private static let row = LocalizedText("The row, from the top", tr: "Satır, yukarıdan")
    private static let column = LocalizedText("The column, from the left", tr: "Sütun, soldan")

    private static let tileMatrixSetParameter = APIOperation.PathParameter(
        name: "tileMatrixSetId",
        summary: LocalizedText("The identifier of a tile matrix set", tr: "Bir karo matris setinin kimliği"),
        schema: ["type": "string", "enum": [.text(TileMatrixSet.webMercatorQuad.id)]]
    )

    private static func place(_ name: String, _ summary: LocalizedText) -> APIOperation.PathParameter {
        APIOperation.PathParameter(name: name, summary: summary, schema: ["type": "integer", "minimum": 0])
    }
}
