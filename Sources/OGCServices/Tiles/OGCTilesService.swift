public import FeatureQuery
import GeoCore
import GeoOperations
public import GeoReferencing

/// OGC API - Tiles - Part 1: Core (OGC 20-057) for vector tiles of single collections, and the same tiles for clients of
/// XYZ addresses and TileJSON.
///
/// Functions block while they read, so callers run them on a thread that may block. What they throw is made an answer by
/// `problem(_:_:defaultLanguage:)`.
public struct OGCTilesService: Sendable {
    private(set) var directory: CollectionDirectory
    let operations = GeometryOperations()
    var configuration: ServiceConfiguration { directory.configuration }
    /// The one grid that tiles come in.
    let grid = TileMatrixSet.webMercatorQuad

    /// Creates the service over the collections of `catalogue`.
    public init(
        catalogue: any Catalogue,
        crs: CoordinateReferenceSystems,
        configuration: ServiceConfiguration
    ) {
        directory = CollectionDirectory(catalogue, crs, configuration)
    }

    /// Returns the same service, with all it knows, that reads from another catalogue of the same contents.
    public func reading(from catalogue: any Catalogue) -> OGCTilesService {
        var copy = self
        copy.directory = directory.reading(from: catalogue)
        return copy
    }

    /// Checks the identifier of a tile matrix set.
    ///
    /// - Throws: `tileMatrixSet.unknown`.
    func requireSet(_ identifier: String) throws(PaftaError) {
        guard identifier == grid.id else { throw .unknownTileMatrixSet(identifier, known: [grid.id]) }
    }

    /// Opens a snapshot of a collection that has a geometry.
    ///
    /// - Throws: `collection.unknown`, `collection.withoutTiles`.
    func openTiled(_ collection: String) throws(PaftaError) -> any FeatureReading {
        let reading = try directory.open(collection)
        guard reading.schema.geometry != nil else { throw .noTiles(collection) }
        return reading
    }
}

extension PaftaError {
    static func unknownTileMatrixSet(_ identifier: String, known: [String]) -> PaftaError {
        let list = known.joined(separator: ", ")
        return PaftaError(
            .notFound,
            .unknownTileMatrixSet,
            LocalizedText(
                "There is no tile matrix set '\(identifier.prefix(80))'.",
                tr: "'\(identifier.prefix(80))' adında bir karo matris seti yok."
            ),
            remedy: LocalizedText("Tiles come in these: \(list).", tr: "Karolar şu setlerde sunulur: \(list).")
        )
    }

    static func noTiles(_ collection: String) -> PaftaError {
        PaftaError(
            .notFound,
            .noTiles,
            LocalizedText(
                "Collection '\(collection.prefix(80))' is a table without geometry and has no tiles.",
                tr: "'\(collection.prefix(80))' katmanı geometrisi olmayan bir tablodur; karosu yoktur."
            ),
            remedy: LocalizedText(
                "Read its features at /collections/\(collection.prefix(80))/items.",
                tr: "Kayıtlarını /collections/\(collection.prefix(80))/items adresinden okuyun."
            )
        )
    }

    static func tileOutOfRange(_ set: TileMatrixSet) -> PaftaError {
        PaftaError(
            .notFound,
            .tileOutOfRange,
            LocalizedText(
                "This tile is not in the grid of \(set.id), or no feature of the collection lies near it.",
                tr: "Bu karo \(set.id) ızgarasında yok ya da katmanın kapsamı dışında."
            ),
            remedy: LocalizedText(
                "The tile set lists the rows and columns of each tile matrix under 'tileMatrixSetLimits'.",
                tr: "Karo seti, her matrisin satır ve sütunlarını 'tileMatrixSetLimits' altında listeler."
            )
        )
    }

    static func tileBelowMinimumZoom(_ minimum: Int) -> PaftaError {
        PaftaError(
            .notFound,
            .tileBelowMinimumZoom,
            LocalizedText(
                "The collection has too many features for tiles of so low a zoom level.",
                tr: "Katmanda bu kadar düşük bir yakınlaştırma düzeyinin karoları için çok fazla kayıt var."
            ),
            remedy: LocalizedText(
                "Ask for zoom level \(minimum) or a higher one.",
                tr: "\(minimum) ya da daha yüksek bir yakınlaştırma düzeyi isteyin."
            )
        )
    }
}
