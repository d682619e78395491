internal import FeatureQuery
internal import GeoCore
internal import GeoReferencing

/// One layer of a GeoPackage as a source of features.
struct GeoPackageSource: FeatureSource {
    let layer: String
    let pool: ConnectionPool
    let references: CoordinateReferenceSystems
    let packs: PackShelf?

    func open() throws(PaftaError) -> any FeatureReading { try reading() }

    func reading() throws(PaftaError) -> GeoPackageReading {
        try GeoPackageReading(layer: layer, pool: pool, references: references, packs: packs)
    }
}
