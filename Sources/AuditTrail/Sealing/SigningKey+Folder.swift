public import GeoCore
internal import Glibc

extension AuditFolder {
    /// The file that a new key waits in until the book of keys tells of it.
    private var nextKeyPath: String { "\(keyPath).next" }

    /// The public key of the trail; `nil` before the first record.
    ///
    /// - Throws: `audit.unreadable`, `audit.invalid`.
    public func publicKey() throws(PaftaError) -> AuditPublicKey? {
        guard let bytes = try SmallFile.read(publicKeyFile) else { return nil }
        return try AuditPublicKey(String(decoding: bytes, as: UTF8.self))
    }

    /// Reads the signing key, or makes it for a trail that has not begun; the folder's lock is held.
    ///
    /// - Throws: `audit.key`, also if a trail that has begun lacks its key: a new one would hide that.
    func signingKey() throws(PaftaError) -> SigningKey {
        try endReplacement()
        let known = try publicKey()
        guard let key = try SigningKey(reading: keyPath) else {
            guard known == nil, try recordedDays().isEmpty else { throw .lostAuditKey }
            let key = SigningKey()
            try key.write(to: keyPath)
            try writePublicKey(key.publicKey)
            return key
        }
        if known == nil { try writePublicKey(key.publicKey) }
        guard known == nil || known == key.publicKey else { throw .lostAuditKey }
        return key
    }

    /// Puts a new key in place of the old one; the lock is held, and the next record has the number `sequence`.
    func beginReplacement(of old: SigningKey, by new: SigningKey, at sequence: Int) throws(PaftaError) {
        try new.write(to: nextKeyPath)
        let book = try SmallFile.read(keyBookFile) ?? []
        try SmallFile.replace(keyBookFile, with: book + (try KeyBook.line(sequence, old: old, new: new)))
    }

    /// Ends what ``beginReplacement(of:by:at:)`` began, also after a crash; a key that no book tells of is given up.
    func endReplacement() throws(PaftaError) {
        guard unsafe access(nextKeyPath, F_OK) == 0, let next = try SigningKey(reading: nextKeyPath) else { return }
        guard try KeyBook(of: self).replacements.last?.new == next.publicKey else {
            unsafe unlink(nextKeyPath)
            return
        }
        try writePublicKey(next.publicKey)
        try SmallFile.rename(nextKeyPath, to: keyPath)
    }

    private func writePublicKey(_ key: AuditPublicKey) throws(PaftaError) {
        try SmallFile.replace(publicKeyFile, with: Array("\(key)\n".utf8))
    }
}
