internal import Synchronization
public import FeatureQuery
public import GeoCore
internal import GeoReferencing

/// Writes one layer into a staged GeoPackage: rows are set aside first, then stored in Hilbert order.
///
/// Hilbert order puts neighbours on the same pages, so that a box touches few of them. The row number is the place in that
/// order; identifiers that the source carries become a column of their own (Docs/Decisions/0003).
public final class LayerWriter {
    private var table: LayerTable
    /// Let go of at the end, so that the staged file can be closed.
    private var connection: SQLiteConnection?
    private let spool: RowSpool
    private let source: String
    private var summary = LayerSummary()
    /// The rows in Hilbert order, once it was asked for.
    private var order: [UInt32] = []
    /// The place of each row in the source; `nil` if all of the source are here.
    private var sourceRows: [UInt32]?
    private var types: Set<GeometryType> = []
    private let temporalColumn: Int?

    init(
        _ schema: FeatureSchema,
        source: String,
        keepsIdentifiers: Bool,
        references: CoordinateReferenceSystems,
        connection: SQLiteConnection,
        directory: String
    ) throws(PaftaError) {
        var schema = schema
        var srsID: Int32 = 0
        // A GeoPackage always puts longitude first, so it knows no difference between both.
        if schema.geometry?.crs == .crs84 { schema.geometry?.crs = .wgs84 }
        if let crs = schema.geometry?.crs {
            srsID = try GeoPackageTables.addReferenceSystem(crs, references.describe(crs), to: connection)
        }
        let names = schema.properties.map(\.name) + [schema.geometry?.name].compactMap(\.self)
        table = LayerTable(
            schema: schema,
            rowColumn: LayerTable.uniqueName("fid", among: names),
            identifierColumn: keepsIdentifiers ? LayerTable.uniqueName("feature_id", among: names) : nil,
            srsID: srsID
        )
        self.connection = connection
        self.source = source
        spool = try RowSpool(directory: directory)
        temporalColumn = schema.properties.firstIndex { $0.name == schema.temporalProperty }
    }

    /// The number of features added so far.
    public var count: Int { spool.count }

    /// Adds the features of a batch whose geometries are in the layer's CRS and whose columns are the schema's.
    ///
    /// - Parameters:
    ///   - batch: The features.
    ///   - rows: The features' places in the source, from 1, where some of the source are left out; otherwise they are
    ///     counted.
    /// - Throws: `store.full`.
    public func append(_ batch: FeatureBatch, rows: [UInt32]? = nil) throws(PaftaError) {
        if let rows { sourceRows = (sourceRows ?? []) + rows }
        precondition(
            batch.identifiers.type == identifierType
                && batch.properties.map(\.type) == table.schema.properties.map(\.type),
            "the columns are not those of the schema"
        )
        for row in 0..<batch.count {
            let envelope = batch.hasGeometry ? batch.geometry.envelope(of: row) : .empty
            if envelope.isBounded { summary.extent.extend(by: envelope) }
            try spool.append(envelope) { SpooledRow.append(row: row, of: batch, srsID: table.srsID, to: &$0) }
        }
        if batch.hasGeometry {
            types.formUnion(batch.geometry.types.lazy.compactMap(\.self))
            if batch.geometry.positionCount > 0 { summary.heights.insert(batch.geometry.z.isEmpty ? .without : .with) }
        }
        summary.count += batch.count
        if let temporalColumn { summary.extendTime(by: batch.properties[temporalColumn]) }
    }

    /// Ends the adding of features, and lets them be looked at before they are stored, or instead of that.
    ///
    /// - Throws: `store.full`.
    public func features() throws(PaftaError) -> SpooledFeatures {
        try spool.flush()
        let order = arrangement()
        let size = SpooledFeatures.blockSize
        let envelopes = stride(from: 0, to: order.count, by: size)
            .map { start in
                var envelope = Envelope.empty
                for row in order[start..<min(start + size, order.count)] { envelope.extend(by: spool.box(Int(row))) }
                return envelope
            }
        return SpooledFeatures(spool, order: order, rows: sourceRows, schema: table.schema, envelopes: envelopes)
    }

    /// Stores the rows, builds the indices and registers the layer; `progress` is told the number of rows stored.
    ///
    /// - Throws: `identifier.invalid` if the source's identifiers are missing or not unique, `store.full`, and whatever
    ///   `progress` throws to cancel.
    public func finish(progress: (Int) throws(PaftaError) -> Void) throws(PaftaError) {
        guard let connection else { throw .finished }
        try spool.flush()
        settleGeometryType()
        try connection.execute(table.creation)
        try storeRows(in: connection, progress)
        try createIndices(in: connection)
        let incarnation = String(UInt64.random(in: 0...UInt64.max), radix: 36)
        try GeoPackageTables.register(table, summary, incarnation: incarnation, source: source, in: connection)
        try connection.execute(LayerTriggers.sql(for: table))
        try ChangeLog.start(table, ChangesetOrigin(), count: Int64(summary.count), in: connection)
        self.connection = nil
    }

    /// Lets go of the staged file, because this layer need not be stored; its features can still be looked at.
    public func abandon() { connection = nil }

    private var identifierType: PropertyType { table.schema.identifiers == .integer ? .integer : .text }

    /// Declares the one kind of geometry that the features have, the multi-geometry where both forms occur, else any.
    private func settleGeometryType() {
        guard let first = types.first else { return }
        let single = Set(types.map(\.single))
        table.schema.geometry?.type = types.count == 1 ? first : single.count == 1 ? first.multi : nil
    }

    /// Returns the rows in Hilbert order; those without geometry come last, equal places in the order of the source.
    private func arrangement() -> [UInt32] {
        if order.count == spool.count { return order }
        let curve = HilbertCurve(over: summary.extent)
        var keys = [UInt64](repeating: 0, count: spool.count)
        for row in 0..<spool.count {
            let x = spool.centres[2 * row]
            let place = x.isNaN ? UInt32.max : curve.position(x: x, y: spool.centres[2 * row + 1])
            keys[row] = UInt64(place) << 32 | UInt64(row)
        }
        keys.sort()
        order = keys.map { UInt32(truncatingIfNeeded: $0) }
        return order
    }

    private func storeRows(
        in connection: SQLiteConnection,
        _ progress: (Int) throws(PaftaError) -> Void
    ) throws(PaftaError) {
        let statement = try connection.statement(table.insertion)
        var index = try table.spatialIndex.map { name throws(PaftaError) in
            try SpatialIndexBuilder(name, in: connection)
        }
        let firstValue: Int32 = table.schema.geometry == nil ? 2 : 3
        var bytes: [UInt8] = []
        var row: Int64 = 0
        for source in arrangement() {
            row += 1
            try spool.read(Int(source), into: &bytes)
            var reader = SpooledRow.Reader(bytes)
            let geometry = reader.geometry()
            statement.reset()
            try statement.bind(.integer(row), at: 1)
            if table.schema.geometry != nil { try bind(geometry, of: bytes, to: statement) }
            if !geometry.isEmpty, let box = try envelope(geometry, of: bytes) {
                try index?.append(row: row, box)
            }
            try reader.bindValues(of: table, to: statement, from: firstValue)
            _ = try statement.step()
            if row % 8_192 == 0 { try progress(Int(row)) }
        }
        statement.reset()
        try index?.finish()
        try progress(Int(row))
    }

    private func envelope(_ geometry: Range<Int>, of bytes: [UInt8]) throws(PaftaError) -> Envelope? {
        // `Span.bytes` is marked unsafe because of types with padding; bytes have none.
        try GeoPackageGeometry.envelope(unsafe bytes.span.extracting(geometry).bytes)
    }

    private func bind(_ geometry: Range<Int>, of bytes: [UInt8], to statement: SQLiteStatement) throws(PaftaError) {
        if geometry.isEmpty { return try statement.bind(.null, at: 2) }
        let blob = bytes.span.extracting(geometry)
        if let multi = table.schema.geometry?.type, multi != multi.single, types.count > 1 {
            let promoted = try GeoPackageGeometry.promoted(unsafe blob.bytes, to: multi)
            try statement.bindBlob(promoted.span, at: 2)
        } else {
            try statement.bindBlob(blob, at: 2)
        }
    }

    private func createIndices(in connection: SQLiteConnection) throws(PaftaError) {
        if let geometry = table.schema.geometry {
            try connection.execute(
                """
                CREATE INDEX \(quoted(table.nullGeometryIndex)) ON \(quoted(table.name)) (\(quoted(table.rowColumn)))
                WHERE \(quoted(geometry.name)) IS NULL
                """
            )
        }
        guard let column = table.identifierColumn else { return }
        let (name, identifier) = (quoted(table.name), quoted(column))
        let missing = try connection.integer(
            "SELECT count(*) FROM \(name) WHERE \(identifier) IS NULL OR \(identifier) = ''"
        )
        guard missing == 0 else { throw .invalidIdentifiers(layer: table.name) }
        do throws(PaftaError) {
            try connection.execute("CREATE UNIQUE INDEX \(table.identifierIndex) ON \(name) (\(identifier))")
        } catch  where error.code == .fault {
            throw .invalidIdentifiers(layer: table.name)
        }
    }
}

extension LayerSummary {
    /// Widens the temporal extent by the texts of a column.
    fileprivate mutating func extendTime(by column: PropertyColumn) {
        for row in 0..<column.count {
            guard let text = column.text(row) else { continue }
            let old = temporalExtent ?? text...text
            temporalExtent = min(old.lowerBound, text)...max(old.upperBound, text)
        }
    }
}

extension PaftaError {
    fileprivate static var finished: PaftaError {
        PaftaError(
            .internalFault,
            .fault,
            LocalizedText("The layer has been finished already.", tr: "Katman zaten tamamlandı.")
        )
    }

    static func invalidIdentifiers(layer: String) -> PaftaError {
        PaftaError(
            .invalidInput,
            .invalidIdentifier,
            LocalizedText(
                "The identifiers of '\(layer)' are missing for some features or not unique.",
                tr: "'\(layer)' katmanında bazı nesnelerin kimliği eksik ya da yineleniyor."
            ),
            remedy: LocalizedText(
                "Correct the 'id' members of the file, or remove them to get new identifiers.",
                tr: "Dosyadaki 'id' değerlerini düzeltin ya da yeni kimlik verilmesi için silin."
            )
        )
    }
}
