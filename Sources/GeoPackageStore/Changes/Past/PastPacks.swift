internal import FeaturePack
internal import FeatureQuery
internal import GeoCore

/// Names the packed copy of the rows that a layer had after a changeset and has no more.
struct PastCopy {
    /// A layer's name has no such letter.
    private static let mark: Character = "@"
    /// So many copies of one layer stay on the disk.
    static let kept = 4
    /// Fewer rows are read from the history as fast as from a copy.
    static let worthwhileRows = 2_000

    let layer: String
    let changeset: Int64

    /// The name of the copy.
    var name: String { "\(layer)\(Self.mark)\(changeset)" }

    init(layer: String, changeset: Int64) {
        self.layer = layer
        self.changeset = changeset
    }

    /// Reads the name of a copy; `nil` for the name of a layer.
    init?(name: String) {
        guard let mark = name.lastIndex(of: Self.mark), let number = Int64(name[name.index(after: mark)...]) else {
            return nil
        }
        self.init(layer: String(name[..<mark]), changeset: number)
    }

    /// Returns what the copy must have been made from: any later change of the layer may change what is former.
    func state(in present: PackState) -> PackState {
        var state = present
        state.fingerprint += "\(Self.mark)\(changeset)"
        return state
    }
}

extension GeoPackageReading {
    /// Returns the packed copy of the former rows of a past state, if there is one and it is worth while.
    func pack(of state: PastState) -> PackFile? {
        guard let packState, let packs, state.entries.count >= PastCopy.worthwhileRows else { return nil }
        let copy = PastCopy(layer: table.name, changeset: state.changeset.number)
        return packs.pack(of: copy.name, in: copy.state(in: packState))
    }
}

extension GeoPackageCatalogue {
    /// Makes the packed copy of the former rows of a past state.
    func pack(
        _ copy: PastCopy,
        progress: (Int, Int?) throws(PaftaError) -> Void
    ) throws(PaftaError) {
        defer { packs.forget(copy.name) }
        guard let source = try collection(copy.layer) as? GeoPackageSource else { return }
        let reading = try source.reading()
        let state = try pasts.state(after: copy.changeset, of: reading)
        guard let present = reading.packState, reading.pack(of: state) == nil else { return }
        try packs.prepareFolder()
        try packs.removeCopies(of: copy.layer, butFor: copy.name, keeping: PastCopy.kept - 1)
        let history = try HistoryTable(of: reading.table, from: reading.reader.connection)
        let rows = try KeyedRows(
            of: history,
            reading.schema.properties,
            readsGeometry: true,
            from: reading.reader.connection,
            owner: reading
        )
        var writer = try PackWriter(path: packs.path(of: copy.name), schema: reading.schema)
        var batch = FeatureBatch(identifiers: reading.schema.identifiers, schema: reading.schema.properties)
        var done = 0
        for entry in state.entries where entry != 0 {
            try rows.append(entry, to: &batch)
            guard batch.count == GeoPackageCursor.batchRows else { continue }
            try writer.append(batch)
            done += batch.count
            batch.removeAll()
            try progress(done, state.entries.count)
        }
        try writer.append(batch)
        let made = copy.state(in: present)
        let version = DataVersion(
            incarnation: made.incarnation,
            change: made.change,
            changedAt: reading.version.changedAt
        )
        try writer.finish(version: version, fingerprint: made.fingerprint)
    }
}
