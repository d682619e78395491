import GeoCore
import OGCServices
import PaftaTesting
import Testing

@Suite struct `Unknown and repeated parameters` {
    static let city = City()

    /// Every operation of both services.
    enum Operation: CaseIterable {
        case landingPage, conformance, api, collections, collection, items, item
        case schema, queryables, sortables, functions, query
        case tileMatrixSets, tileMatrixSet, tileSets, tileSet, tileJSON, tile

        func answer(_ request: ServiceRequest) throws(PaftaError) -> ServiceResponse {
            let (features, tiles) = (city.features, city.tiles)
            return switch self {
            case .landingPage: try features.landingPage(request)
            case .conformance: try features.conformance(request)
            case .api: try features.api(request)
            case .collections: try features.collections(request)
            case .collection: try features.collection("parsel", request)
            case .items: try features.items(collection: "parsel", request)
            case .item: try features.item(collection: "parsel", feature: "1", request)
            case .schema: try features.schema(collection: "parsel", request)
            case .queryables: try features.queryables(collection: "parsel", request)
            case .sortables: try features.sortables(collection: "parsel", request)
            case .functions: try features.functions(request)
            case .query: try features.query(request)
            case .tileMatrixSets: try tiles.tileMatrixSets(request)
            case .tileMatrixSet: try tiles.tileMatrixSet("WebMercatorQuad", request)
            case .tileSets: try tiles.tileSets(collection: "parsel", request)
            case .tileSet: try tiles.tileSet(collection: "parsel", tileMatrixSet: "WebMercatorQuad", request)
            case .tileJSON: try tiles.tileJSON(collection: "parsel", request)
            case .tile: try tiles.tile(collection: "parsel", zoom: "0", x: "0", y: "0", request)
            }
        }
    }

    @Test(arguments: Operation.allCases)
    func `an unknown parameter is refused everywhere, /req/core/query-param-unknown`(_ operation: Operation) {
        #expect(
            code { () throws(PaftaError) in try operation.answer(ServiceRequest("nonsense=1")) } == "parameter.unknown"
        )
        #expect(code { () throws(PaftaError) in try operation.answer(ServiceRequest("F=json")) } == "parameter.unknown")
    }

    @Test(arguments: Operation.allCases)
    func `a wrong or repeated format is refused everywhere, /req/core/query-param-invalid`(_ operation: Operation) {
        #expect(code { () throws(PaftaError) in try operation.answer(ServiceRequest("f=xml")) } == "parameter.invalid")
        #expect(
            code { () throws(PaftaError) in try operation.answer(ServiceRequest("f=json&f=html")) }
                == "parameter.repeated"
        )
    }

    @Test(arguments: Operation.allCases)
    func `a client that accepts nothing offered gets 406`(_ operation: Operation) {
        let request = ServiceRequest(accept: "image/png")
        #expect(code { () throws(PaftaError) in try operation.answer(request) } == "format.notAcceptable")
    }

    @Test func `the error lists the parameters there are`() {
        let error = #expect(throws: PaftaError.self) {
            try Self.city.features.items(collection: "parsel", ServiceRequest("Ada=1"))
        }
        #expect(
            error?.remedy?.english
                == "Use these, spelled exactly so: bbox, bbox-crs, datetime, as-of, limit, cursor, filter, "
                + "filter-lang, filter-crs, sortby, crs, properties, exclude-properties, skipGeometry, tolerance, zoom-level, id, ada, "
                + "parsel, alan, tescilli, f."
        )
    }

    @Test(arguments: [
        "bbox=1,2,3", "limit=0", "datetime=x", "as-of=x", "cursor=x", "parsel=x", "alan=x", "tescilli=x", "f=",
    ])
    func `a wrong value is refused, /req/core/query-param-invalid`(_ query: String) {
        #expect(
            code { () throws(PaftaError) in
                try Self.city.features.items(collection: "parsel", ServiceRequest(query))
            } == "parameter.invalid"
        )
    }

    @Test func `a wrong time is refused where no feature has a time, /req/core/query-param-invalid`() {
        #expect(
            code { () throws(PaftaError) in
                try Self.city.features.items(collection: "sicil", ServiceRequest("datetime=x"))
            } == "parameter.invalid"
        )
    }
}
