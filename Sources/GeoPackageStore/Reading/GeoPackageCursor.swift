internal import FeatureQuery
internal import GeoCore
internal import GeoReferencing
internal import Synchronization

/// The rows of one query on a layer, decoded, projected and tested batch by batch.
///
/// `@unchecked Sendable`: belongs to one thread at a time but for ``cancel()``, which touches only the atomic flag and
/// SQLite's interrupt.
final class GeoPackageCursor: FeatureCursor, @unchecked Sendable {
    /// A batch ends when it has so many rows or so many numbers of coordinates.
    ///
    /// Few enough that the columns and what is made of them stay in the processor's cache.
    static let batchRows = 256
    private static let batchCoordinates = 65_536

    private let reading: GeoPackageReading
    private let query: Query
    private let properties: [PropertyDefinition]
    private let sql: RowStatement
    private let statement: SQLiteStatement
    private let wkb: WKBReader
    private let projection: Projection
    private var ranges: ArraySlice<ClosedRange<Int64>>
    private var isInRange = false
    private var remaining: Int
    private let isCancelled = Atomic<Bool>(false)
    /// The batch that was given out last: its memory serves again when the caller has let go of it.
    private var last: FeatureBatch?

    /// Compiles and prepares the query; reads only the spatial index.
    init(_ query: Query, of reading: GeoPackageReading) throws(PaftaError) {
        let table = reading.table
        self.reading = reading
        self.query = query
        properties = try Self.properties(query, of: table.schema)
        for filter in query.propertyFilters { _ = try Self.definition(filter.property, of: table.schema) }
        projection = try Projection(query, of: table.schema, references: reading.references)
        wkb = WKBReader(keepsHeights: table.schema.geometry?.hasHeights ?? false)
        sql = RowStatement(query, properties: properties, of: table)
        statement = try reading.reader.connection.takeStatement(sql.sql)
        remaining = query.limit ?? Int.max
        ranges = try Self.rows(query, projection, of: reading).ranges[...]
        try sql.bind(to: statement)
    }

    deinit { reading.reader.connection.giveBack(statement) }

    /// Returns which rows have to be looked at.
    private static func rows(
        _ query: Query,
        _ projection: Projection,
        of reading: GeoPackageReading
    ) throws(PaftaError) -> RowRanges {
        var rows = RowRanges.all
        if let filter = query.spatialFilter {
            if reading.schema.geometry == nil, !filter.keepsFeaturesWithoutGeometry { return RowRanges([]) }
            // The one feature of an identifier is found faster by its own index.
            if query.identifier == nil, let boxes = try boxes(of: filter, projection, reading) {
                rows = try RowRanges(
                    meeting: boxes,
                    withRowsWithoutGeometry: filter.keepsFeaturesWithoutGeometry,
                    of: reading.table,
                    in: reading.reader.connection
                )
            }
        }
        if let after = query.after { rows.removeAll(upTo: after) }
        return rows
    }

    /// Returns where in the stored CRS to look; `nil` for everywhere.
    private static func boxes(
        of filter: SpatialFilter,
        _ projection: Projection,
        _ reading: GeoPackageReading
    ) throws(PaftaError) -> [Envelope]? {
        if let boxes = try projection.storedBoxes(of: filter) { return boxes }
        // A box at the other end of the world has no image in the stored CRS, but the layer has one in that of the box.
        if let extent = try reading.indexedExtent(), projection.misses(filter, from: extent) { return [] }
        return nil
    }

    func cancel() {
        isCancelled.store(true, ordering: .relaxed)
        reading.reader.connection.interrupt()
    }

    func next() throws(PaftaError) -> FeatureBatch? {
        do throws(PaftaError) {
            return try readBatch()
        } catch {
            remaining = 0  // The statement starts again from its first row after a failure, so nothing may follow.
            throw error
        }
    }

    private func readBatch() throws(PaftaError) -> FeatureBatch? {
        var batch = last.take() ?? FeatureBatch(identifiers: reading.schema.identifiers, schema: properties)
        batch.removeAll()
        while remaining > 0 {
            if isCancelled.load(ordering: .relaxed) { throw .cancelledReading }
            let isLast = try !fill(&batch)
            if batch.count > 0 {
                try finish(&batch)
                if batch.count > 0 {
                    last = batch
                    return batch
                }
            }
            if isLast { return nil }
            batch.removeAll()
        }
        return nil
    }

    /// Reads rows until the batch is full; returns false when there are no more.
    private func fill(_ batch: inout FeatureBatch) throws(PaftaError) -> Bool {
        let rows = min(Self.batchRows, remaining)
        while batch.count < rows, batch.geometry.xy.count < Self.batchCoordinates {
            guard isInRange else {
                guard let range = ranges.popFirst() else { return false }
                statement.reset()
                try sql.bind(range, to: statement)
                isInRange = true
                continue
            }
            if try statement.step() {
                try append(to: &batch)
            } else {
                isInRange = false
            }
        }
        return true
    }

    private func append(to batch: inout FeatureBatch) throws(PaftaError) {
        batch.positions.append(statement.integer(0))
        batch.identifiers.append(column: 1, of: statement)
        if reading.schema.geometry != nil { try appendGeometry(to: &batch.geometry) }
        for index in batch.properties.indices {
            batch.properties[index].append(column: Int32(index + 3), of: statement)
        }
    }

    private func appendGeometry(to column: inout GeometryColumn) throws(PaftaError) {
        if statement.isNull(2) { return column.appendNull() }
        try statement.withBlob(2) { blob throws(PaftaError) in
            let start = try GeoPackageGeometry.headerSize(blob)
            try wkb.append(blob, from: start, to: &column)
        }
    }

    /// Projects the batch, drops what the spatial filter does not keep, and counts the rest.
    private func finish(_ batch: inout FeatureBatch) throws(PaftaError) {
        if batch.hasGeometry { try projection.apply(to: &batch, filter: query.spatialFilter) }
        if !query.includesGeometry { batch.geometry = GeometryColumn() }
        remaining -= batch.count
    }

    private static func properties(
        _ query: Query,
        of schema: FeatureSchema
    ) throws(PaftaError) -> [PropertyDefinition] {
        guard let names = query.properties else { return schema.properties }
        var definitions: [PropertyDefinition] = []
        for name in names { definitions.append(try definition(name, of: schema)) }
        return definitions
    }

    private static func definition(_ name: String, of schema: FeatureSchema) throws(PaftaError) -> PropertyDefinition {
        guard let property = schema.property(named: name) else {
            throw PaftaError(
                .invalidInput,
                .unknownProperty,
                LocalizedText(
                    "The collection '\(schema.collection)' has no property '\(name.prefix(80))'.",
                    tr: "'\(schema.collection)' katmanında '\(name.prefix(80))' adlı bir alan yok."
                )
            )
        }
        return property
    }
}

extension PropertyColumn {
    /// Adds a column of the statement's row; SQLite converts a value of another type than the column's.
    @inline(__always)
    fileprivate mutating func append(column: Int32, of statement: SQLiteStatement) {
        if statement.isNull(column) { return appendNull() }
        switch type {
        case .integer, .boolean: append(integer: statement.integer(column))
        case .real: append(real: statement.real(column))
        case .text, .date, .dateTime:
            let start = bytes.count
            statement.withText(column) { unsafe $0.withUnsafeBytes { unsafe bytes.append(contentsOf: $0) } }
            if type == .dateTime { StoredMoment.removeZeros(&bytes, from: start) }
            endBytes()
        case .binary:
            try? statement.withBlob(column) { unsafe $0.withUnsafeBytes { unsafe bytes.append(contentsOf: $0) } }
            endBytes()
        }
    }
}

extension PaftaError {
    fileprivate static var cancelledReading: PaftaError {
        PaftaError(.unavailable, .cancelled, LocalizedText("The reading was cancelled.", tr: "Okuma iptal edildi."))
    }
}
