public import FeatureQuery
public import GeoCore

extension GeoPackageCatalogue {
    /// Returns the source of a layer as it was at a moment: after the last changeset that had ended by then.
    ///
    /// Which changeset that is, is found in the snapshot that is read from.
    ///
    /// - Parameters:
    ///   - identifier: The layer.
    ///   - moment: A moment of RFC 3339, or a day, which means its end in Türkiye's time (+03:00).
    /// - Returns: The source, for every kind of query.
    /// - Throws: `collection.unknown`. Opening the source throws `moment.invalid`, `history.missing` and
    ///   `history.tooEarly`.
    public func collection(_ identifier: String, at moment: String) throws(PaftaError) -> any FeatureSource {
        guard let source = try collection(identifier) as? GeoPackageSource else { throw .unknownCollection(identifier) }
        return MomentSource(source: source, moment: moment, shelf: pasts)
    }
}

/// A layer as it was at a moment, as a source of features.
private struct MomentSource: FeatureSource {
    let source: GeoPackageSource
    let moment: String
    let shelf: PastShelf

    func open() throws(PaftaError) -> any FeatureReading {
        let reading = try source.reading()
        let changeset = try ChangeLog.changeset(of: source.layer, at: moment, in: reading.reader.connection)
        return try HistoricReading(reading, try shelf.state(after: changeset, of: reading))
    }
}

extension ChangeLog {
    /// Returns the number of the last changeset of a layer's history that had ended by a moment.
    fileprivate static func changeset(
        of layer: String,
        at moment: String,
        in connection: SQLiteConnection
    ) throws(PaftaError) -> Int64 {
        let end = try HistoryMoment.end(moment, in: connection)
        guard let start = try start(of: layer, in: connection),
            let first = try last(of: layer, upTo: start, in: connection)
        else { throw .historyMissing(layer) }
        let found = try connection.integer(
            """
            SELECT max(changeset) FROM main.\(list) \
            WHERE layer = ? AND changeset >= ? AND coalesce(ended_at, started_at) <= ?
            """,
            [.text(layer), .integer(start), .text(end)]
        )
        guard let found else { throw .historyTooEarly(layer, start: first) }
        return found
    }
}
