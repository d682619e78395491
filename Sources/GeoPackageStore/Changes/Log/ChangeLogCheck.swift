internal import FeatureQuery
public import GeoCore

/// Something about the change log of a layer that somebody should know.
public struct ChangeLogFinding: Sendable, Hashable {
    /// What it is, as a sentence.
    public var text: LocalizedText
    /// Whether something is lost or wrong; otherwise the next load puts it right, or it costs speed only.
    public var isDamage: Bool
}

extension Home {
    /// Looks whether the change log of a layer is whole.
    ///
    /// - Returns: What is wrong, a sentence each; nothing if all is well.
    /// - Throws: `collection.unknown`, `store.locked`, `store.damaged`.
    public func checkChangeLog(layer: String) throws(PaftaError) -> [ChangeLogFinding] {
        let connection = try SQLiteConnection(path: try file(of: layer), mode: .reading, limits: limits)
        try SpatialFunctions.register(on: connection)
        try connection.execute("BEGIN")
        let table = try LayerTable(reading: layer, from: connection)
        let history = try HistoryTable(of: table, from: connection)
        return try ChangeLogCheck(table: table, history: history, connection: connection).run()
    }
}

/// Compares the change log of a layer with the layer.
struct ChangeLogCheck {
    let table: LayerTable
    let history: HistoryTable
    let connection: SQLiteConnection

    func run() throws(PaftaError) -> [ChangeLogFinding] {
        guard try ChangeLog.start(of: table.name, in: connection) != nil,
            try ChangeLog.exists(history.name, in: connection)
        else {
            let text = LocalizedText(
                "It has no change log; the next load starts one.",
                tr: "Değişiklik günlüğü yok; bir sonraki yükleme başlatır."
            )
            return [ChangeLogFinding(text: text, isDamage: false)]
        }
        let damage = try [triggers(), openChangeset(), entries(), features(), layerIndex(), formerIndex()]
        let harmless = try [columns(), missingIndex()]
        return damage.compactMap(\.self).map { ChangeLogFinding(text: $0, isDamage: true) }
            + harmless.compactMap(\.self).map { ChangeLogFinding(text: $0, isDamage: false) }
    }

    private func triggers() throws(PaftaError) -> LocalizedText? {
        let expected = HistoryTriggers.all(of: history).map(\.name) + LayerTriggers.changeTriggers(of: table)
        let missing = try expected.count - ChangeLog.definitions(of: expected, in: connection).count
        guard missing > 0 else { return nil }
        return LocalizedText(
            "\(missing) of its triggers are missing: changes by other programs are not logged.",
            tr: "Tetikleyicilerinden \(missing) tanesi eksik: başka programların değişiklikleri günlüğe yazılmıyor."
        )
    }

    private func columns() throws(PaftaError) -> LocalizedText? {
        let missing = try history.missingColumns(in: connection).map(\.name).joined(separator: ", ")
        guard !missing.isEmpty else { return nil }
        return LocalizedText(
            "Columns added by another program are not in its history before the next load: \(missing).",
            tr: "Başka bir programın eklediği alanlar bir sonraki yüklemeye kadar geçmişte yer almaz: \(missing)."
        )
    }

    private func openChangeset() throws(PaftaError) -> LocalizedText? {
        let open = try connection.integer("SELECT count(*) FROM \(ChangeLog.state)") ?? 0
        guard open > 0 else { return nil }
        return LocalizedText(
            "\(open) changesets were never closed: edits would be counted to them.",
            tr: "\(open) değişiklik kümesi kapanmamış: yeni düzenlemeler onlara yazılırdı."
        )
    }

    private func entries() throws(PaftaError) -> LocalizedText? {
        let start = try ChangeLog.start(of: table.name, in: connection) ?? 0
        let wrong = try connection.integer(
            """
            SELECT count(*) FROM (SELECT changeset, inserted, updated, deleted FROM \(ChangeLog.list)
              WHERE layer = ?1 AND changeset > ?2) c
            LEFT JOIN (SELECT "changeset" AS number, sum("action" = 1) AS i, sum("action" = 2) AS u, sum("action" = 3) AS d
              FROM \(quoted(history.name)) INDEXED BY \(quoted(history.rowIndex)) GROUP BY 1) e ON e.number = c.changeset
            WHERE inserted <> coalesce(i, 0) OR updated <> coalesce(u, 0) OR deleted <> coalesce(d, 0)
            """,
            [.text(table.name), .integer(start)]
        )
        let orphans = try connection.integer(
            """
            SELECT count(DISTINCT "changeset") FROM \(quoted(history.name)) INDEXED BY \(quoted(history.rowIndex))
            WHERE "changeset" NOT IN (SELECT changeset FROM \(ChangeLog.list) WHERE layer = ?1 AND changeset > ?2)
            """,
            [.text(table.name), .integer(start)]
        )
        let bad = (wrong ?? 0) + (orphans ?? 0)
        guard bad > 0 else { return nil }
        return LocalizedText(
            "\(bad) changesets do not have as many entries as they count.",
            tr: "\(bad) değişiklik kümesinin kayıt sayısı saydığıyla uyuşmuyor."
        )
    }

    /// Goes back to the start of the history: as many features must have been there as were loaded.
    private func features() throws(PaftaError) -> LocalizedText? {
        let start = try ChangeLog.start(of: table.name, in: connection) ?? 0
        let loaded = try connection.integer(
            "SELECT inserted FROM \(ChangeLog.list) WHERE changeset = ?",
            [.integer(start)]
        )
        let name = quoted(table.name)
        let present = try connection.integer("SELECT count(*) FROM \(name)") ?? 0
        let state = try PastState(of: history, after: start, from: connection)
        let statement = try connection.statement("SELECT 1 FROM \(name) WHERE \(quoted(table.rowColumn)) = ?")
        var changed = 0
        for row in state.rows {
            statement.reset()
            try statement.bind(.integer(row), at: 1)
            if try statement.step() { changed += 1 }
        }
        statement.reset()
        let former = state.entries.count { $0 != 0 }
        let listed = try connection.integer(
            "SELECT feature_count FROM gpkg_ogr_contents WHERE table_name = ?",
            [.text(table.name)]
        )
        guard present - Int64(changed) + Int64(former) != loaded || listed ?? present != present else { return nil }
        return LocalizedText(
            "The number of features does not follow from what was loaded and changed.",
            tr: "Nesne sayısı, yüklenen ve değişenlerden çıkan sayıya eşit değil."
        )
    }

    private func missingIndex() -> LocalizedText? {
        guard table.schema.geometry != nil, table.spatialIndex == nil else { return nil }
        return LocalizedText(
            "It has no spatial index, so boxes are found slowly; 'pafta load --replace' makes one.",
            tr: "Mekânsal dizini yok; kutu sorguları yavaştır. 'pafta load --replace' dizini oluşturur."
        )
    }

    private func layerIndex() throws(PaftaError) -> LocalizedText? {
        guard let geometry = table.schema.geometry, let index = table.spatialIndex else { return nil }
        return try difference(
            of: index,
            from: quoted(table.name),
            quoted(geometry.name),
            LocalizedText(
                "Its spatial index does not have every geometry.",
                tr: "Mekânsal dizininde bütün geometriler yok."
            )
        )
    }

    private func formerIndex() throws(PaftaError) -> LocalizedText? {
        guard let geometry = table.schema.geometry, let index = history.spatialIndex else { return nil }
        return try difference(
            of: index,
            from: quoted(history.name),
            quoted(HistoryTable.columnName(geometry.name)),
            LocalizedText(
                "The spatial index of its history does not have every former geometry.",
                tr: "Geçmişin mekânsal dizininde bütün eski geometriler yok."
            )
        )
    }

    private func difference(
        of index: String,
        from table: String,
        _ column: String,
        _ text: LocalizedText
    ) throws(PaftaError) -> LocalizedText? {
        let indexed = try connection.integer("SELECT count(*) FROM \(quoted("\(index)_rowid"))")
        let filled = try connection.integer(
            "SELECT count(*) FROM \(table) WHERE \(column) NOT NULL AND NOT ST_IsEmpty(\(column))"
        )
        return indexed == filled ? nil : text
    }
}
