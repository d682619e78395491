public import GeoCore
internal import GRDB

extension HomeRegistry {
    /// Sets a number aside for a package that is being made; until ``complete(_:)`` nobody sees it.
    public func beginPackage(_ package: PackageRecord) throws(PaftaError) -> Int64 {
        try write { database in
            try database.execute(
                sql: """
                    INSERT INTO package (protocol, version, state, content, since, file_name, sha256, size, made_at, made_by)
                    VALUES (?, ?, 'begun', ?, ?, '', '', 0, ?, ?)
                    """,
                arguments: [
                    package.agreement, package.version, package.content, package.since, package.madeAt, package.madeBy,
                ]
            )
            return database.lastInsertedRowID
        }
    }

    /// Enters what became of a package that was begun.
    public func complete(_ package: PackageRecord) throws(PaftaError) {
        try write { database in
            try database.execute(
                sql: """
                    UPDATE package SET state = 'made', file_name = ?, sha256 = ?, size = ?, delivered_at = ?,
                      delivered_how = ? WHERE number = ?
                    """,
                arguments: [
                    package.fileName, package.sha256, package.size, package.deliveredAt, package.deliveredHow,
                    package.number,
                ]
            )
            for layer in package.layers {
                try database.execute(
                    sql: "INSERT INTO package_layer VALUES (?, ?, ?, ?, ?)",
                    arguments: [package.number, layer.layer, layer.features, layer.dataVersion, layer.cursor]
                )
            }
        }
    }

    /// Forgets a package that was not finished.
    public func removePackage(_ number: Int64) throws(PaftaError) {
        try write { database in
            try database.execute(sql: "DELETE FROM package WHERE number = ?", arguments: [number])
        }
    }

    /// Returns a package; `nil` if there is none of this number.
    public func packageRecord(_ number: Int64) throws(PaftaError) -> PackageRecord? {
        try packages(where: "number = ? AND state = 'made'", [number]).first
    }

    /// Returns the packages of a protocol, or of all, the oldest first.
    public func packages(of agreement: String? = nil) throws(PaftaError) -> [PackageRecord] {
        guard let agreement else { return try packages(where: "state = 'made'", []) }
        return try packages(where: "protocol = ? AND state = 'made'", [agreement])
    }

    /// Returns the latest package of a protocol; `nil` if there is none.
    public func latestPackage(of agreement: String) throws(PaftaError) -> PackageRecord? {
        try packages(
            where: "number = (SELECT max(number) FROM package WHERE protocol = ? AND state = 'made')",
            [agreement]
        )
        .first
    }

    /// Enters that a package was handed over.
    ///
    /// - Returns: Whether there is such a package.
    @discardableResult
    public func deliverPackage(_ number: Int64, how: String, at moment: String) throws(PaftaError) -> Bool {
        try write { database in
            try database.execute(
                sql: "UPDATE package SET delivered_at = ?, delivered_how = ? WHERE number = ? AND state = 'made'",
                arguments: [moment, how, number]
            )
            return database.changesCount > 0
        }
    }

    private func packages(where condition: String, _ values: StatementArguments) throws(PaftaError) -> [PackageRecord] {
        try read { database in
            var layers: [Int64: [PackageRecord.Layer]] = [:]
            let rows = try Row.fetchAll(
                database,
                sql: """
                    SELECT package, layer, features, data_version, cursor FROM package_layer
                    WHERE package IN (SELECT number FROM package WHERE \(condition)) ORDER BY layer
                    """,
                arguments: values
            )
            for row in rows {
                layers[row[0], default: []]
                    .append(PackageRecord.Layer(layer: row[1], features: row[2], dataVersion: row[3], cursor: row[4]))
            }
            return
                try Row.fetchAll(
                    database,
                    sql: "SELECT * FROM package WHERE \(condition) ORDER BY number",
                    arguments: values
                )
                .map { row in
                    var package = Self.packageRecord(row)
                    package.layers = layers[package.number] ?? []
                    return package
                }
        }
    }

    private static func packageRecord(_ row: Row) -> PackageRecord {
        var package = PackageRecord(
            number: row["number"],
            agreement: row["protocol"],
            version: row["version"],
            content: row["content"],
            since: row["since"],
            madeAt: row["made_at"],
            madeBy: row["made_by"]
        )
        package.fileName = row["file_name"]
        package.sha256 = row["sha256"]
        package.size = row["size"]
        package.deliveredAt = row["delivered_at"]
        package.deliveredHow = row["delivered_how"]
        return package
    }
}
