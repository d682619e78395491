import GeoCore
import Synchronization

/// Judges and repairs geometries with GEOS.
///
/// Everything is planar and in the units of the geometry's CRS. Geometries go in and come out as rows of a
/// ``GeometryColumn``; heights are dropped. Any thread may use it at any time: each call borrows a GEOS context.
public final class GeometryOperations: Sendable {
    /// Contexts beyond this number are destroyed when they come back.
    private static let keptContexts = 16
    private let free = Mutex<[GEOSContext]>([])

    /// Creates the operations without touching GEOS.
    public init() {}

    /// Lends a context to `body`, which must not keep it.
    func withContext<Result>(_ body: (GEOSContext) throws(PaftaError) -> Result) throws(PaftaError) -> Result {
        let pooled = free.withLock { $0.popLast() }
        let context: GEOSContext
        if let pooled { context = pooled } else { context = try GEOSContext() }
        defer {
            free.withLock { free in
                if free.count < Self.keptContexts { free.append(context) }
            }
        }
        return try body(context)
    }

    /// Refuses coordinates that are not finite: GEOS may run for ever on them.
    func requireFinite(row: Int, of column: GeometryColumn) throws(PaftaError) {
        guard column.firstNonFinitePosition(ofRow: row) == nil else { throw .nonFiniteGeometry() }
    }
}

extension GeometryColumn {
    /// The first position of a row with a coordinate that is not finite.
    func firstNonFinitePosition(ofRow row: Int) -> Int? {
        positions(ofRow: row).first { !(xy[2 * $0].isFinite && xy[2 * $0 + 1].isFinite) }
    }
}
