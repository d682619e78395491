public import FeatureQuery
public import GeoCore
internal import GeoReferencing

/// A layer as it was after one of its changesets, as a source of features.
struct HistoricSource: FeatureSource {
    let source: GeoPackageSource
    let changeset: Int64
    let shelf: PastShelf

    func open() throws(PaftaError) -> any FeatureReading {
        let reading = try source.reading()
        return try HistoricReading(reading, try shelf.state(after: changeset, of: reading))
    }
}

/// A snapshot of a layer in a former state.
///
/// The columns are those of today: a column that was dropped since is not seen any more, and one that was added since has
/// no values in rows that changed. `@unchecked Sendable`: belongs to one thread at a time, as ``FeatureReading`` says.
final class HistoricReading: FeatureReading, @unchecked Sendable {
    let schema: FeatureSchema
    let version: DataVersion
    private let reading: GeoPackageReading
    private let state: PastState
    private let history: HistoryTable

    init(_ reading: GeoPackageReading, _ state: PastState) throws(PaftaError) {
        reading.past = state
        self.reading = reading
        self.state = state
        schema = reading.schema
        history = try HistoryTable(of: reading.table, from: reading.reader.connection)
        let number = state.changeset.number
        var version = reading.version
        version.incarnation += state.isFinal ? "-at-\(number)" : "-upto-\(number)"
        if state.isFinal { (version.change, version.changedAt) = (number, state.changeset.endedAt) }
        self.version = version
    }

    var count: Int? { reading.count.map { $0 - state.growth } }

    /// Holds what is there now, too, and what was in between.
    func extent(in crs: CRSIdentity) throws(PaftaError) -> Envelope? {
        guard let geometry = schema.geometry else { return nil }
        var extent = try reading.storedExtent() ?? .empty
        if let former = state.extent { extent.extend(by: former) }
        guard !extent.isEmpty else { return nil }
        return try reading.references.transformation(from: geometry.crs, to: crs).envelope(of: extent)
    }

    /// Holds what is there now, too, and what was in between.
    func temporalExtent() throws(PaftaError) -> ClosedRange<String>? {
        let current = try reading.temporalExtent()
        guard let property = schema.temporalProperty, !state.entries.isEmpty else { return current }
        let column = HistoryTable.columnName(property)
        guard try history.presentColumns(in: reading.reader.connection).contains(column.lowercased()) else {
            return current
        }
        let statement = try reading.reader.connection.statement(
            "SELECT min(\(quoted(column))), max(\(quoted(column))) FROM \(quoted(history.name))"
        )
        defer { statement.reset() }
        guard try statement.step(), let start = statement.text(0), let end = statement.text(1) else { return current }
        // Without its zeros a moment may come behind one that it was before.
        let ends = [start, end].map { StoredMoment.read($0) }.sorted()
        let former = ends[0]...ends[1]
        guard let current else { return former }
        return min(current.lowerBound, former.lowerBound)...max(current.upperBound, former.upperBound)
    }

    func features(_ query: Query) throws(PaftaError) -> any FeatureCursor {
        let analysis = try QueryAnalysis(query, of: reading)
        let current = try reading.features(analysis)
        guard !state.entries.isEmpty else { return current }
        return try MergedCursor(
            current,
            try former(analysis),
            query,
            try SortOrder(query.sort, of: reading.table),
            of: schema
        )
    }
}

extension HistoricReading {
    /// Returns the features that were changed or deleted since, as they were then.
    private func former(_ analysis: QueryAnalysis) throws(PaftaError) -> any FeatureCursor {
        if let pack = reading.pack(of: state),
            let cursor = try PackedCursor(analysis, pack, of: reading, isFormer: true)
        {
            return cursor
        }
        return try FormerRowsCursor(analysis, state, history, of: reading)
    }
}

extension GeoPackageCatalogue {
    /// Returns the source of a layer as it was after a changeset, for every kind of query.
    ///
    /// - Parameters:
    ///   - identifier: The layer.
    ///   - changeset: The number of a changeset of its theme; changesets of other layers stand for the last one of this
    ///     layer before them.
    /// - Returns: The source; every query on it is answered as it would have been then.
    /// - Throws: `collection.unknown`. Opening the source throws `history.missing`, `history.tooEarly` and
    ///   `changeset.unknown`.
    public func collection(_ identifier: String, asOf changeset: Int64) throws(PaftaError) -> any FeatureSource {
        guard let source = try collection(identifier) as? GeoPackageSource else { throw .unknownCollection(identifier) }
        return HistoricSource(source: source, changeset: changeset, shelf: pasts)
    }
}
