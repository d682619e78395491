internal import FeaturePack
internal import FeatureQuery
internal import GeoCore
internal import GeoReferencing

/// A snapshot of one layer of a GeoPackage.
///
/// `@unchecked Sendable`: belongs to one thread at a time, as ``FeatureReading`` says.
final class GeoPackageReading: FeatureReading, @unchecked Sendable {
    let schema: FeatureSchema
    let version: DataVersion
    let table: LayerTable
    let reader: ReadingConnection
    let references: CoordinateReferenceSystems
    /// What a packed copy must have been made from; `nil` if none can stand for the layer.
    let packState: PackState?
    private let pool: ConnectionPool
    let packs: PackShelf?
    /// The state that is asked for, if it is not the present one: then rows that changed since are left out.
    var past: PastState?

    init(
        layer: String,
        pool: ConnectionPool,
        references: CoordinateReferenceSystems,
        packs: PackShelf? = nil
    ) throws(PaftaError) {
        let reader = try pool.lend()
        do throws(PaftaError) {
            table = try reader.table(layer)
            (version, packState) = try reader.version(of: table)
        } catch {
            pool.giveBack(reader)
            throw error
        }
        schema = table.schema
        self.reader = reader
        self.pool = pool
        self.references = references
        self.packs = packs
    }

    deinit { pool.giveBack(reader) }

    var count: Int? {
        // A missing or wrong list of counts only costs the number, never the answer.
        let count = try? reader.connection.integer(
            "SELECT feature_count FROM gpkg_ogr_contents WHERE table_name = ?",
            [.text(table.name)]
        )
        return count.flatMap { $0 }.map { Int($0) }
    }

    func extent(in crs: CRSIdentity) throws(PaftaError) -> Envelope? {
        guard let geometry = schema.geometry, let stored = try storedExtent(), !stored.isEmpty else { return nil }
        return try references.transformation(from: geometry.crs, to: crs).envelope(of: stored)
    }

    /// The extent that surely holds every geometry, if one is known.
    func indexedExtent() throws(PaftaError) -> Envelope? {
        guard version.change == 0 || table.spatialIndex != nil, var extent = try storedExtent() else { return nil }
        if let former = past?.extent { extent.extend(by: former) }
        return extent
    }

    /// The extent as loaded, or after an edit that of the index, which is right to single precision.
    func storedExtent() throws(PaftaError) -> Envelope? {
        guard version.change > 0, let index = table.spatialIndex else {
            let statement = try reader.connection.statement(
                "SELECT min_x, min_y, max_x, max_y FROM gpkg_contents WHERE table_name = ?"
            )
            defer { statement.reset() }
            try statement.bind([.text(table.name)])
            guard try statement.step(), !statement.isNull(0) else { return nil }
            return Envelope(
                minX: statement.real(0),
                minY: statement.real(1),
                maxX: statement.real(2),
                maxY: statement.real(3)
            )
        }
        return try reader.connection.extent(ofSpatialIndex: index)
    }

    func temporalExtent() throws(PaftaError) -> ClosedRange<String>? {
        guard let column = schema.temporalProperty else { return nil }
        let sql =
            version.change == 0
            ? "SELECT temporal_start, temporal_end FROM pafta_layers WHERE table_name = ?1"
            : "SELECT min(\(quoted(column))), max(\(quoted(column))) FROM \(quoted(table.name)) WHERE ?1 NOT NULL"
        let statement = try reader.connection.statement(sql)
        defer { statement.reset() }
        try statement.bind([.text(table.name)])
        guard try statement.step(), let start = statement.text(0), let end = statement.text(1), start <= end else {
            return nil
        }
        // Without its zeros a moment may come behind one that it was before.
        let ends = [start, end].map { StoredMoment.read($0) }.sorted()
        return ends[0]...ends[1]
    }

    func features(_ query: Query) throws(PaftaError) -> any FeatureCursor {
        try features(try QueryAnalysis(query, of: self))
    }

    /// Starts an analysed query.
    func features(_ analysis: QueryAnalysis) throws(PaftaError) -> any FeatureCursor {
        if let pack, let cursor = try PackedCursor(analysis, pack, of: self) { return cursor }
        return try GeoPackageCursor(analysis, of: self)
    }

    /// Returns the features as they are stored, in the order of their rows, without a look at the packed copy.
    func storedRows() throws(PaftaError) -> any FeatureCursor { try GeoPackageCursor(Query(), of: self) }

    /// The packed copy of the layer in this state, if there is one.
    var pack: PackFile? {
        guard let packs, let packState else { return nil }
        return packs.pack(of: schema.collection, in: packState)
    }
}
