internal import FeatureQuery
internal import GeoCore
internal import GeoPackageStore
internal import HTTPTypes
internal import OGCServices

/// Which service answers which address.
struct Routes: Sendable {
    let store: GeoPackageCatalogue
    var features: OGCFeaturesService
    var tiles: OGCTilesService
    let viewer: Viewer
    /// What a partner agreed to, as it is shown at `/protocol`; `nil` for others.
    var contract: ContractDocument?

    /// Returns the same routes, whose services read from another catalogue of the same contents.
    func reading(from catalogue: any Catalogue) -> Routes {
        var copy = self
        copy.features = features.reading(from: catalogue)
        copy.tiles = tiles.reading(from: catalogue)
        return copy
    }

    /// Answers a request; runs on a worker thread.
    func answer(
        _ method: HTTPRequest.Method,
        _ target: RequestTarget,
        _ request: ServiceRequest
    ) throws(PaftaError) -> ServiceResponse {
        switch method {
        case .get, .head: try get(target.segments, request)
        case .post where target.segments == Self.queryPath: try features.query(request)
        case .options: options(target.segments == Self.queryPath ? "POST, OPTIONS" : "GET, HEAD, OPTIONS")
        default: throw .methodNotAllowed(method.rawValue)
        }
    }

    /// Whether a request may carry a body that is of interest.
    static func takesBody(_ method: HTTPRequest.Method, _ target: RequestTarget) -> Bool {
        method == .post && target.segments == queryPath
    }

    private static let queryPath = ["query"]

    private func get(_ path: [String], _ request: ServiceRequest) throws(PaftaError) -> ServiceResponse {
        switch path.first {
        case nil: try features.landingPage(request)
        case "collections": try collections(path, request)
        case "tileMatrixSets": try tileMatrixSets(path, request)
        case "tiles": try webTiles(path, request)
        case "map" where path.count == 1: try viewer.page()
        case "web" where path.count == 2: try viewer.file(path[1], request)
        case "conformance" where path.count == 1: try features.conformance(request)
        case "functions" where path.count == 1: try features.functions(request)
        case "api" where path.count == 1: try features.api(request)
        case "protocol" where path.count == 1: try protocolDocument()
        case "health" where path.count == 1: .json(status: 200, #"{"status":"ok"}"#)
        case "ready" where path.count == 1: try ready()
        default: throw .unknownPath
        }
    }

    private func collections(_ path: [String], _ request: ServiceRequest) throws(PaftaError) -> ServiceResponse {
        if path.count == 1 { return try features.collections(request) }
        let collection = path[1]
        switch (path.count, path.count > 2 ? path[2] : "") {
        case (2, _): return try features.collection(collection, request)
        case (3, "items"): return try features.items(collection: collection, request)
        case (3, "changes"): return try features.changes(collection: collection, request)
        case (3, "schema"): return try features.schema(collection: collection, request)
        case (3, "queryables"): return try features.queryables(collection: collection, request)
        case (3, "sortables"): return try features.sortables(collection: collection, request)
        case (4, "items"): return try features.item(collection: collection, feature: path[3], request)
        case (3, "tiles"): return try tiles.tileSets(collection: collection, request)
        case (4, "tiles"): return try tiles.tileSet(collection: collection, tileMatrixSet: path[3], request)
        case (7, "tiles"):
            return try tiles.tile(
                collection: collection,
                tileMatrixSet: path[3],
                matrix: path[4],
                row: path[5],
                column: path[6],
                request
            )
        default: throw .unknownPath
        }
    }

    private func tileMatrixSets(_ path: [String], _ request: ServiceRequest) throws(PaftaError) -> ServiceResponse {
        switch path.count {
        case 1: try tiles.tileMatrixSets(request)
        case 2: try tiles.tileMatrixSet(path[1], request)
        default: throw .unknownPath
        }
    }

    /// The addresses that web map libraries expect: `/tiles/{id}.json` and `/tiles/{id}/{z}/{x}/{y}.mvt`.
    private func webTiles(_ path: [String], _ request: ServiceRequest) throws(PaftaError) -> ServiceResponse {
        if path.count == 2, path[1].hasSuffix(".json") {
            return try tiles.tileJSON(collection: String(path[1].dropLast(5)), request)
        }
        guard path.count == 5, path[4].hasSuffix(".mvt") else { throw .unknownPath }
        return try tiles.tile(
            collection: path[1],
            tileMatrixSet: TileMatrixSet.webMercatorQuad.id,
            matrix: path[2],
            row: String(path[4].dropLast(4)),
            column: path[3],
            request
        )
    }

    /// Ready when the store can be read; how many layers there are is nobody's business.
    private func ready() throws(PaftaError) -> ServiceResponse {
        _ = try store.check()
        return .json(status: 200, #"{"status":"ready"}"#)
    }

    private func protocolDocument() throws(PaftaError) -> ServiceResponse {
        guard let contract else { throw .unknownPath }
        return contract.answer
    }

    private func options(_ methods: String) -> ServiceResponse {
        ServiceResponse(
            status: 204,
            headers: [
                ServiceResponse.HeaderField(name: "Allow", value: methods),
                ServiceResponse.HeaderField(name: "Access-Control-Allow-Methods", value: methods),
                ServiceResponse.HeaderField(
                    name: "Access-Control-Allow-Headers",
                    value: "Accept, Accept-Language, Authorization, Content-Type, If-None-Match, X-API-Key"
                ),
                ServiceResponse.HeaderField(name: "Access-Control-Max-Age", value: "86400"),
            ],
            body: .empty
        )
    }
}

extension ServiceResponse {
    /// A small JSON document that is never kept.
    static func json(status: Int, _ text: String) -> ServiceResponse {
        ServiceResponse(
            status: status,
            headers: [
                ServiceResponse.HeaderField(name: "Content-Type", value: "application/json"),
                ServiceResponse.HeaderField(name: "Cache-Control", value: "no-store"),
            ],
            body: .bytes(Array(text.utf8))
        )
    }
}

extension PaftaError {
    static var unknownPath: PaftaError {
        PaftaError(
            .notFound,
            .unknownPath,
            LocalizedText("Nothing is served at this address.", tr: "Bu adreste bir şey sunulmuyor."),
            remedy: LocalizedText("Start at the landing page '/'.", tr: "Giriş sayfası '/' adresinden başlayın.")
        )
    }

    static func methodNotAllowed(_ method: String) -> PaftaError {
        PaftaError(
            .unsupported,
            .methodNotAllowed,
            LocalizedText(
                "The method \(method.prefix(20)) is not offered here.",
                tr: "\(method.prefix(20)) yöntemi burada desteklenmiyor."
            ),
            remedy: LocalizedText("Use GET, HEAD or OPTIONS.", tr: "GET, HEAD ya da OPTIONS kullanın.")
        )
    }
}
