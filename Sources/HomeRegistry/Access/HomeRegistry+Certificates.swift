public import GeoCore
internal import GRDB

extension HomeRegistry {
    /// Enters a client certificate; one that was revoked does not come back.
    ///
    /// - Throws: `certificate.exists`, `account.unknown`, `registry.unreadable`.
    public func add(_ certificate: CertificateRecord) throws(PaftaError) {
        try write { database in
            if let account = certificate.owner.account { try Self.checkAccount(account, in: database) }
            try database.execute(
                sql: """
                    INSERT OR IGNORE INTO client_certificate (fingerprint, agreement, account, label, created_at)
                    VALUES (?, ?, ?, ?, ?)
                    """,
                arguments: [
                    certificate.fingerprint.blob, certificate.owner.agreement, certificate.owner.account,
                    certificate.label, certificate.createdAt,
                ]
            )
            guard database.changesCount == 1 else { throw PaftaError.takenCertificate }
        }
    }

    /// Returns a certificate by the SHA-256 of its DER form; `nil` if it was never entered.
    public func certificate(_ fingerprint: [UInt8]) throws(PaftaError) -> CertificateRecord? {
        try read { database in
            let statement = try database.cachedStatement(
                sql: "SELECT * FROM client_certificate WHERE fingerprint = ?"
            )
            return try Row.fetchOne(statement, arguments: [fingerprint.blob]).map(Self.certificate)
        }
    }

    /// Returns all certificates, the latest first.
    public func certificates() throws(PaftaError) -> [CertificateRecord] {
        try read { database in
            try Row.fetchAll(
                database,
                sql: "SELECT * FROM client_certificate ORDER BY created_at DESC, fingerprint"
            )
            .map(Self.certificate)
        }
    }

    /// Revokes a certificate for good.
    ///
    /// - Throws: `certificate.unknown` also if it is revoked already, `registry.unreadable`.
    public func revokeCertificate(_ fingerprint: [UInt8], at moment: Int64, reason: String) throws(PaftaError) {
        try write { database in
            try database.execute(
                sql: """
                    UPDATE client_certificate SET revoked_at = ?, reason = ?
                    WHERE fingerprint = ? AND revoked_at IS NULL
                    """,
                arguments: [moment, reason, fingerprint.blob]
            )
            guard database.changesCount == 1 else { throw PaftaError.unknownCertificate }
        }
    }

    private static func certificate(_ row: Row) -> CertificateRecord {
        var certificate = CertificateRecord(
            fingerprint: row.bytes("fingerprint"),
            owner: row.owner,
            label: row["label"],
            createdAt: row["created_at"]
        )
        certificate.revokedAt = row["revoked_at"]
        certificate.reason = row["reason"]
        return certificate
    }
}
