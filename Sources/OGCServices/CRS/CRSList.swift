import FeatureQuery
import GeoCore

/// The CRSs that collections are offered in.
///
/// Heights are those of the survey and never transformed, so that no CRS with a third axis is offered: neither CRS84h nor
/// EPSG:5251 would tell the truth.
struct CRSList: Sendable {
    /// The CRSs for every collection, in the order they are listed.
    let global: [CRSIdentity]

    /// One CRS for each datum of the list, and what a publisher adds: who reaches these reaches all.
    let datums: [CRSIdentity]

    /// Creates the list with what a publisher adds.
    init(further: [CRSIdentity]) {
        var list = Self.standard
        for crs in further where !list.contains(crs) { list.append(crs) }
        global = list
        datums = [.crs84, .epsg(5252), .epsg(4230), .epsg(4258)] + further
    }

    /// Returns the CRSs to be offered for a collection: the global ones and that of its storage.
    func candidates(for schema: FeatureSchema) -> [CRSIdentity] { schema.geometry.map { candidates($0.crs) } ?? global }

    /// Returns the global CRSs and `stored`.
    func candidates(_ stored: CRSIdentity) -> [CRSIdentity] { global.contains(stored) ? global : global + [stored] }

    private static let standard: [CRSIdentity] =
        [.crs84, .wgs84, .webMercator] + (turef + ed50 + europe + wgs84).map(CRSIdentity.epsg)

    /// TUREF: geographic, TM27 to TM45, 3-degree Gauss-Kruger zones 9 to 15, Europe by Lambert.
    private static let turef = [5252] + Array(5253...5259) + Array(5269...5275) + [5636, 5637]
    /// ED50: geographic, TM27 to TM45, 3-degree Gauss-Kruger zones 9 to 15, UTM zones 35 to 38.
    private static let ed50 = [4230] + Array(2319...2325) + Array(2206...2212) + Array(23035...23038)
    /// ETRS89 by Lambert, as European bodies ask for it.
    private static let europe = [3035, 3034]
    /// UTM zones 35 to 38, in use for small scales since TUREF has no zones of six degrees.
    private static let wgs84 = Array(32635...32638)
}
