public import GeoCore
internal import GRDB

extension HomeRegistry {
    /// Checks that a file is not what one of some layers was loaded from last.
    ///
    /// - Parameters:
    ///   - fileName: The name of the file.
    ///   - sha256: The hash of its content, in hexadecimal.
    ///   - collections: The layers it is for.
    /// - Throws: `load.repeated`, `registry.unreadable`.
    public func checkRepetition(
        of fileName: String,
        _ sha256: String,
        for collections: [String]
    ) throws(PaftaError) {
        for collection in collections {
            guard let last = try lastLoad(of: collection), last.sha256 == sha256 else { continue }
            throw .repeatedFile(fileName, collection, last)
        }
    }

    /// Enters a load that begins.
    ///
    /// - Parameter load: Who loads what.
    /// - Returns: Its number.
    /// - Throws: `registry.unreadable`.
    public func begin(_ load: NewLoad) throws(PaftaError) -> Int64 {
        try write { database in
            try database.execute(
                sql: """
                    INSERT INTO load (kind, state, sha256, file_name, unit, person, letter, note, started_at)
                    VALUES (?, 'started', ?, ?, ?, ?, ?, ?, strftime('%Y-%m-%dT%H:%M:%SZ', 'now'))
                    """,
                arguments: [
                    load.kind.rawValue, load.sha256, load.fileName, load.unit, load.person, load.letter, load.note,
                ]
            )
            return database.lastInsertedRowID
        }
    }

    /// Enters how a load ended.
    ///
    /// - Parameters:
    ///   - number: The load.
    ///   - layers: What it changed.
    /// - Throws: `load.unknown`, `registry.unreadable`.
    public func finish(_ number: Int64, layers: [LoadRecord.Layer]) throws(PaftaError) {
        try write { database in
            try Self.end(number, .finished, in: database)
            for layer in layers {
                try database.execute(
                    sql: "INSERT OR REPLACE INTO load_layer VALUES (?, ?, ?, ?, ?, ?, ?)",
                    arguments: [
                        number, layer.collection, layer.changeset, layer.inserted, layer.updated, layer.deleted,
                        layer.unchanged,
                    ]
                )
            }
        }
    }

    /// Enters that a load changed nothing.
    public func abandon(_ number: Int64) throws(PaftaError) {
        try write { database in try Self.end(number, .abandoned, in: database) }
    }

    /// Returns the loads of a layer, or all, the latest first.
    public func loads(of collection: String? = nil) throws(PaftaError) -> [LoadRecord] {
        try read { database in
            let rows =
                if let collection {
                    try Row.fetchAll(
                        database,
                        sql: """
                            SELECT * FROM load WHERE number IN (SELECT load FROM load_layer WHERE collection = ?)
                            ORDER BY number DESC
                            """,
                        arguments: [collection]
                    )
                } else {
                    try Row.fetchAll(database, sql: "SELECT * FROM load ORDER BY number DESC")
                }
            return try rows.map { try Self.record($0, in: database) }
        }
    }

    /// Returns a load.
    ///
    /// - Throws: `load.unknown`, `registry.unreadable`.
    public func load(_ number: Int64) throws(PaftaError) -> LoadRecord {
        let found = try read { database in
            try Row.fetchOne(database, sql: "SELECT * FROM load WHERE number = ?", arguments: [number])
                .map { try Self.record($0, in: database) }
        }
        guard let found else { throw .unknownLoad(number) }
        return found
    }

    /// Returns the loads that began and never said how they ended, the earliest first: they run, or their process died.
    public func unfinishedLoads() throws(PaftaError) -> [LoadRecord] {
        try read { database in
            try Row.fetchAll(database, sql: "SELECT * FROM load WHERE state = 'started' ORDER BY number")
                .map { try Self.record($0, in: database) }
        }
    }

    /// Returns the last load that is in a layer.
    public func lastLoad(of collection: String) throws(PaftaError) -> LoadRecord? {
        try read { database in try Self.lastLoad(of: collection, in: database) }
    }

    private static func lastLoad(of collection: String, in database: Database) throws -> LoadRecord? {
        try Row.fetchOne(
            database,
            sql: """
                SELECT load.* FROM load JOIN load_layer ON load = number
                WHERE collection = ? AND state = 'finished' ORDER BY number DESC LIMIT 1
                """,
            arguments: [collection]
        )
        .map { try record($0, in: database) }
    }

    private static func end(_ number: Int64, _ state: LoadRecord.State, in database: Database) throws {
        try database.execute(
            sql: """
                UPDATE load SET state = ?, ended_at = strftime('%Y-%m-%dT%H:%M:%SZ', 'now') \
                WHERE number = ? AND state = 'started'
                """,
            arguments: [state.rawValue, number]
        )
        guard database.changesCount == 1 else { throw PaftaError.unknownLoad(number) }
    }

    private static func record(_ row: Row, in database: Database) throws -> LoadRecord {
        var record = LoadRecord(
            number: row["number"],
            kind: LoadRecord.Kind(rawValue: row["kind"]) ?? .load,
            state: LoadRecord.State(rawValue: row["state"]) ?? .started,
            sha256: row["sha256"],
            fileName: row["file_name"],
            unit: row["unit"],
            person: row["person"],
            letter: row["letter"],
            note: row["note"],
            startedAt: row["started_at"],
            endedAt: row["ended_at"]
        )
        record.layers =
            try Row.fetchAll(
                database,
                sql: "SELECT * FROM load_layer WHERE load = ? ORDER BY collection",
                arguments: [record.number]
            )
            .map { row in
                LoadRecord.Layer(
                    collection: row["collection"],
                    changeset: row["changeset"],
                    inserted: row["inserted"],
                    updated: row["updated"],
                    deleted: row["deleted"],
                    unchanged: row["unchanged"]
                )
            }
        return record
    }
}

extension PaftaError {
    fileprivate static func unknownLoad(_ number: Int64) -> PaftaError {
        PaftaError(
            .notFound,
            .unknownLoad,
            LocalizedText("There is no load \(number).", tr: "\(number) numaralı yükleme yok."),
            remedy: LocalizedText(
                "'pafta history LAYER' lists the loads of a layer.",
                tr: "'pafta history KATMAN' bir katmanın yüklemelerini listeler."
            )
        )
    }

    fileprivate static func repeatedFile(_ file: String, _ collection: String, _ last: LoadRecord) -> PaftaError {
        let day = last.startedAt.prefix(10)
        return PaftaError(
            .conflict,
            .sameFile,
            LocalizedText(
                "'\(file)' is the very file that '\(collection)' was loaded from last (load \(last.number), \(day), "
                    + "\(last.person)); nothing was changed.",
                tr: "'\(file)', '\(collection)' katmanının en son yüklendiği dosyanın aynısı (\(last.number) numaralı "
                    + "yükleme, \(day), \(last.person)); hiçbir şey değiştirilmedi."
            ),
            remedy: LocalizedText(
                "Check that the new delivery was saved; to load the same file all the same, use --again.",
                tr: "Yeni teslimin kaydedildiğini denetleyin; aynı dosyayı yine de yüklemek için --again kullanın."
            )
        )
    }
}
