/// Where the resources are; every path of the API is spelled here.
struct ResourceAddress: Sendable {
    /// Scheme, host and port.
    let base: String

    /// Returns the URL of a path made of `segments`, each of which is encoded.
    func url(_ segments: [String] = [], query: [ServiceRequest.Parameter] = []) -> String {
        base + "/" + segments.map(PercentEncoding.segment).joined(separator: "/") + Self.text(of: query)
    }

    private static func text(of query: [ServiceRequest.Parameter]) -> String {
        guard !query.isEmpty else { return "" }
        let parts = query.map { PercentEncoding.queryPart($0.name) + "=" + PercentEncoding.queryPart($0.value) }
        return "?" + parts.joined(separator: "&")
    }

    /// Returns the URL of a collection's tiles as a template with the variables of OGC 20-057.
    func tileTemplate(collection: String, set: String) -> String {
        url(Self.tileSets(collection) + [set]) + "/{tileMatrix}/{tileRow}/{tileCol}?f=mvt"
    }

    /// Returns the URL of a collection's tiles as a template with the variables of TileJSON.
    func webTileTemplate(collection: String) -> String { url(["tiles", collection]) + "/{z}/{x}/{y}.mvt" }

    static let conformance = ["conformance"]
    static let api = ["api"]
    static let collections = ["collections"]
    static let tileMatrixSets = ["tileMatrixSets"]
    static let functions = ["functions"]
    static let query = ["query"]

    static func collection(_ identifier: String) -> [String] { collections + [identifier] }
    static func items(_ collection: String) -> [String] { Self.collection(collection) + ["items"] }
    static func item(_ collection: String, _ feature: String) -> [String] { items(collection) + [feature] }
    static func changes(_ collection: String) -> [String] { Self.collection(collection) + ["changes"] }
    static func schema(_ collection: String) -> [String] { Self.collection(collection) + ["schema"] }
    static func queryables(_ collection: String) -> [String] { Self.collection(collection) + ["queryables"] }
    static func sortables(_ collection: String) -> [String] { Self.collection(collection) + ["sortables"] }
    static func tileSets(_ collection: String) -> [String] { Self.collection(collection) + ["tiles"] }
    static func tileMatrixSet(_ identifier: String) -> [String] { tileMatrixSets + [identifier] }
    static func tileJSON(_ collection: String) -> [String] { ["tiles", collection + ".json"] }
}
