import FeatureQuery
import GeoCore

/// The tiles of one collection in one tile matrix set, described as OGC 17-083r4 and TileJSON want it.
struct TileSetDescription: Sendable {
    let collection: CollectionSummary
    let geometryDimension: Int?
    let grid: TileMatrixSet
    let measure: CollectionMeasure
    let attribution: String?
    let licence: String?
    let changedAt: String?

    init(
        _ collection: CollectionSummary,
        _ schema: FeatureSchema,
        _ grid: TileMatrixSet,
        _ measure: CollectionMeasure,
        _ configuration: ServiceConfiguration,
        changedAt: String?
    ) {
        self.collection = collection
        geometryDimension = schema.geometry?.type?.dimension
        self.grid = grid
        self.measure = measure
        attribution = configuration.attribution
        licence = configuration.licence?.name
        self.changedAt = changedAt
    }

    /// Which tiles there are, by tile matrix.
    var limits: [TileLimits] { grid.matrices.indices.compactMap { measure.limits(in: grid, matrix: $0) } }

    /// The tile set metadata.
    ///
    /// - SeeAlso: OGC 20-057, requirement `/req/tileset/description`; OGC 17-083r4, clause 7.
    func json(links: [Link], geodata: Link) -> JSONValue {
        var json = head
        json["attribution"] = attribution.map(JSONValue.text)
        json["license"] = licence.map(JSONValue.text)
        json["updated"] = changedAt.map(JSONValue.text)
        json["mediaTypes"] = [.text(ContentFormat.vectorTile.mediaType)]
        json["tileMatrixSetLimits"] = .array(limits.map(Self.json))
        json["boundingBox"] = measure.extent.map(Self.boundingBox)
        json["layers"] = [layer(geodata)]
        json["links"] = .array(links.map(\.json))
        return json
    }

    /// The members that the list of tile sets has too (`/req/tilesets-list/tileset-links`).
    var head: JSONValue {
        [
            "title": .text(collection.title), "dataType": "vector", "crs": .text(grid.crs.uri),
            "tileMatrixSetURI": .text(grid.uri),
        ]
    }

    private static func json(_ limits: TileLimits) -> JSONValue {
        [
            "tileMatrix": .text(String(limits.tileMatrix)),
            "minTileRow": .integer(limits.rows.lowerBound), "maxTileRow": .integer(limits.rows.upperBound),
            "minTileCol": .integer(limits.columns.lowerBound), "maxTileCol": .integer(limits.columns.upperBound),
        ]
    }

    private static func boundingBox(_ extent: Envelope) -> JSONValue {
        [
            "lowerLeft": [.number(extent.minX), .number(extent.minY)],
            "upperRight": [.number(extent.maxX), .number(extent.maxY)],
            "crs": .text(CRSIdentity.crs84.uri),
        ]
    }

    private func layer(_ geodata: Link) -> JSONValue {
        var layer: JSONValue = [
            "id": .text(collection.identifier), "title": .text(collection.title), "dataType": "vector",
        ]
        layer["geometryDimension"] = geometryDimension.map(JSONValue.integer)
        layer["minTileMatrix"] = .text(String(measure.minimumZoom))
        layer["maxTileMatrix"] = .text(String(grid.matrices.count - 1))
        layer["propertiesSchema"] = ["type": "object", "properties": propertiesSchema]
        layer["links"] = [geodata.json]
        return layer
    }

    /// The properties that become attributes of tiles; bytes do not.
    private var attributes: [CollectionSummary.Property] {
        collection.properties.filter { $0.type != PropertyType.binary.rawValue }
    }

    private var propertiesSchema: JSONValue {
        .object(
            attributes.map { property in
                let type = PropertyType(rawValue: property.type) ?? .text
                return JSONValue.Member(
                    name: property.name,
                    value: PropertyParameter.schema(of: PropertyDefinition(name: property.name, type: type))
                )
            }
        )
    }
}

extension TileSetDescription {
    /// The deepest level that TileJSON names; clients enlarge its tiles for deeper ones.
    private static let maximumTileJSONZoom = 22

    /// The tiles as TileJSON 3.0.0; `bounds` in degrees, as west, south, east, north.
    func tileJSON(template: String) -> JSONValue {
        var json: JSONValue = [
            "tilejson": "3.0.0", "name": .text(collection.title), "scheme": "xyz", "tiles": [.text(template)],
            "minzoom": .integer(min(measure.minimumZoom, Self.maximumTileJSONZoom)),
            "maxzoom": .integer(Self.maximumTileJSONZoom),
        ]
        json["bounds"] = measure.extent?.json
        json["attribution"] = attribution.map(JSONValue.text)
        json["vector_layers"] = [
            [
                "id": .text(collection.identifier), "description": .text(collection.title),
                "minzoom": .integer(min(measure.minimumZoom, Self.maximumTileJSONZoom)),
                "maxzoom": .integer(Self.maximumTileJSONZoom),
                "fields": .object(attributes.map { .init(name: $0.name, value: Self.field($0.type)) }),
            ]
        ]
        return json
    }

    private static func field(_ type: String) -> JSONValue {
        switch PropertyType(rawValue: type) {
        case .integer, .real: "Number"
        case .boolean: "Boolean"
        case .text, .date, .dateTime, .binary, nil: "String"
        }
    }
}
