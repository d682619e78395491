internal import Crypto
public import GeoCore
public import HomeRegistry

/// The keys of a home, as requests are checked against them.
///
/// Keys are found by their prefix, and those asked for lately are kept until anything is decided in the registry: a
/// revoked key fails at the next request, and the start takes no longer with many keys.
public final class KeyRing: Sendable {
    private let registry: HomeRegistry
    private let recent = RecentRecords<String, KeyRecord>()
    let use = UseLog<String>(memory: 60)

    /// What the secret of an unknown key is compared with.
    private static let nobody = [UInt8](repeating: 0, count: 32)

    /// Takes the registry.
    public init(_ registry: HomeRegistry) { self.registry = registry }

    /// Returns whom a key stands for.
    ///
    /// - Parameters:
    ///   - key: The key.
    ///   - now: Seconds since 1970.
    ///   - generation: What ``HomeRegistry/generation()`` says now.
    /// - Returns: The record of the key.
    /// - Throws: `access.unauthorised`, the same in text and time whatever the cause; `registry.unreadable`.
    public func record(of key: APIKey, now: Int64, generation: Int64) throws(PaftaError) -> KeyRecord {
        let registry = registry
        let record = try recent.record(key.prefix, generation: generation) { prefix throws(PaftaError) in
            try registry.key(prefix)
        }
        // Comparing a digest takes the same time wherever the difference is; it is done for unknown keys as well.
        let isRight = key.hash == (record?.hash ?? Self.nobody)
        let refusal: Refusal? =
            if record == nil {
                .unknownKey
            } else if !isRight {
                .wrongSecret
            } else if record?.revokedAt != nil {
                .revoked
            } else if let end = record?.expiresAt, now >= end {
                .expired
            } else {
                nil
            }
        guard let record, refusal == nil else { throw .refused(refusal ?? .unknownKey) }
        if now - max(record.usedAt ?? 0, use.last(key.prefix) ?? 0) >= 60 { use.note(key.prefix, at: now) }
        return record
    }

    /// Makes a new key.
    ///
    /// - Parameters:
    ///   - owner: Whom it stands for.
    ///   - label: What people call it.
    ///   - now: Seconds since 1970.
    ///   - end: From when on it is not accepted; `nil` for no end.
    /// - Returns: The key, which is nowhere else and cannot be shown again.
    /// - Throws: `account.unknown`, `registry.unreadable`.
    public func makeKey(
        for owner: CredentialOwner,
        label: String? = nil,
        now: Int64,
        expiring end: Int64? = nil
    ) throws(PaftaError) -> APIKey {
        let key = APIKey.generate()
        try registry.add(key.record(for: owner, label: label, now: now, expiring: end))
        return key
    }

    /// Makes a key that takes the place of another, which is accepted for some time yet.
    ///
    /// - Parameters:
    ///   - prefix: The key that goes.
    ///   - overlap: The seconds that both are accepted.
    ///   - now: Seconds since 1970.
    ///   - end: From when on the new key is not accepted; `nil` for no end.
    /// - Returns: The new key, for the same owner and with the same label.
    /// - Throws: `key.unknown`, `registry.unreadable`.
    public func rotate(
        _ prefix: String,
        overlap: Int64 = 14 * 86_400,
        now: Int64,
        expiring end: Int64? = nil
    ) throws(PaftaError) -> APIKey {
        guard let old = try registry.key(prefix) else { throw .noSuchKey(prefix) }
        let key = APIKey.generate()
        let record = key.record(for: old.owner, label: old.label, now: now, expiring: end)
        try registry.replaceKey(prefix, with: record, endingAt: now + overlap)
        return key
    }
}

extension PaftaError {
    fileprivate static func noSuchKey(_ prefix: String) -> PaftaError {
        PaftaError(
            .notFound,
            .unknownKey,
            LocalizedText("There is no key '\(prefix)'.", tr: "'\(prefix)' anahtarı yok."),
            remedy: LocalizedText("'pafta key list' shows the keys.", tr: "'pafta key list' anahtarları gösterir.")
        )
    }
}
