internal import GeoCore

extension ChainTail {
    /// Whether the file of the last day is still the one that lies in the folder.
    var isInPlace: Bool {
        guard let file, let day else { return true }
        return file.lies(at: folder.recordsFile(of: day))
    }

    /// Replaces the signing key and records that.
    mutating func replaceKey(by account: String, at time: String) throws(PaftaError) -> AuditPublicKey {
        var record = AuditRecord(event: TrailEvent.key, time: time, kind: "staff", principal: account)
        let old = try currentKey(at: time)
        let new = SigningKey()
        record.detail = "The signing key \(old.publicKey) was replaced by \(new.publicKey)."
        if let wanted = AuditDay(ofMoment: time) { try turn(to: wanted, at: time) }
        try folder.beginReplacement(of: old, by: new, at: sequence + 1)
        try write(record)
        try folder.endReplacement()
        key = new
        return new.publicKey
    }

    /// A trail begins before its key can be replaced.
    private mutating func currentKey(at time: String) throws(PaftaError) -> SigningKey {
        try follow(at: time)
        if sequence == 0 {
            try append(TrailEvent.record(TrailEvent.seal, at: time, "The trail begins."))
        }
        return try signingKey()
    }
}
