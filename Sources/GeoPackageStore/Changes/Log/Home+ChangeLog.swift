internal import FeatureQuery
public import GeoCore

extension Home {
    /// Returns the changesets of a layer, the first one first; also those from before the layer was replaced.
    ///
    /// - Throws: `collection.unknown`, `store.locked`.
    public func changesets(of layer: String) throws(PaftaError) -> [Changeset] {
        let connection = try SQLiteConnection(path: try file(of: layer), mode: .reading, limits: limits)
        return try ChangeLog.changesets(of: layer, in: connection)
    }

    /// Returns the changeset that a layer's state at a moment comes from: the last one that had ended by then.
    ///
    /// - Parameters:
    ///   - layer: The layer.
    ///   - moment: A moment of RFC 3339, or a day, which means its end in Türkiye's time (+03:00).
    /// - Returns: The number of the changeset.
    /// - Throws: `moment.invalid`; `history.tooEarly` if the layer's history starts later; `history.missing`;
    ///   `collection.unknown`, `store.locked`.
    public func changeset(of layer: String, at moment: String) throws(PaftaError) -> Int64 {
        let connection = try SQLiteConnection(path: try file(of: layer), mode: .reading, limits: limits)
        let limit = try HistoryMoment.end(moment, in: connection)
        let all = try ChangeLog.changesets(of: layer, in: connection)
        guard let first = all.lastIndex(where: \.startsHistory) else { throw .historyMissing(layer) }
        guard let found = all[first...].last(where: { $0.endedAt <= limit }) else {
            throw .historyTooEarly(layer, start: all[first])
        }
        return found.number
    }

    /// Returns the changeset in which a load changed a layer.
    ///
    /// - Throws: `changeset.unknown`, `collection.unknown`, `store.locked`.
    public func changeset(of layer: String, load: String) throws(PaftaError) -> Int64 {
        guard let found = try changesets(of: layer).last(where: { $0.origin.load == load }) else {
            throw .unknownChangeset(load, of: layer)
        }
        return found.number
    }

    /// Sees to it that changes of a layer are logged; layers of older files get their change log here.
    ///
    /// - Throws: `collection.unknown`; `store.locked` if another program is writing; `store.full`.
    public func ensureChangeLog(layer: String) throws(PaftaError) {
        try withWriteLock { () throws(PaftaError) in
            let connection = try SQLiteConnection(path: try file(of: layer), mode: .writing, limits: limits)
            try connection.transaction { () throws(PaftaError) in
                try ChangeLog.create(in: connection)
                try ChangeLog.ensure(try LayerTable(reading: layer, from: connection), in: connection)
            }
        }
    }

    /// Returns the path of the GeoPackage that holds a layer.
    ///
    /// - Throws: `collection.unknown`.
    func file(of layer: String) throws(PaftaError) -> String {
        for file in try layerFiles() {
            let connection = try SQLiteConnection(path: file.path, mode: .reading, limits: limits)
            guard try connection.integer("SELECT count(*) FROM sqlite_schema WHERE name = 'pafta_layers'") == 1 else {
                continue
            }
            let found = try connection.integer("SELECT count(*) FROM pafta_layers WHERE table_name = ?", [.text(layer)])
            if found == 1 { return file.path }
        }
        throw .unknownCollection(layer)
    }
}
