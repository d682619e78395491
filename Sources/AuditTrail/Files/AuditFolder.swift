internal import GeoCore
internal import Glibc

/// Where the audit trail of a home lies.
///
/// `audit/` holds a file of records for each day (`2026-11-21.jsonl`), the seal of each day that is over
/// (`2026-11-21.seal.json`), the signed head of the running day (`head.json`), the key (`signing-key`,
/// `signing-key.pub`) and the book of its replacements (`keys.jsonl`).
public struct AuditFolder: Sendable {
    /// The folder `audit` of the home.
    public let path: String
    /// The file of the signing key, which the operator may keep elsewhere.
    public let keyPath: String

    /// The trail of a home; nothing is read or made yet.
    ///
    /// - Parameters:
    ///   - home: The home's folder.
    ///   - signingKey: The file of the signing key, relative to the home; `nil` for `audit/signing-key`.
    public init(home: String, signingKey: String? = nil) {
        path = "\(home)/audit"
        let key = signingKey ?? "audit/signing-key"
        // Relative to the home: whoever writes the trail has to find the same key, wherever it was started.
        keyPath = key.hasPrefix("/") ? key : "\(home)/\(key)"
    }

    static let recordsEnding = ".jsonl"
    static let sealEnding = ".seal.json"

    static func recordsName(of day: AuditDay) -> String { "\(day)\(recordsEnding)" }
    static func sealName(of day: AuditDay) -> String { "\(day)\(sealEnding)" }

    func recordsFile(of day: AuditDay) -> String { "\(path)/\(Self.recordsName(of: day))" }
    func sealFile(of day: AuditDay) -> String { "\(path)/\(Self.sealName(of: day))" }
    var headFile: String { "\(path)/head.json" }
    var lockFile: String { "\(path)/lock" }
    var publicKeyFile: String { "\(path)/signing-key.pub" }
    var keyBookFile: String { "\(path)/keys.jsonl" }

    /// Makes the folder, for its owner alone.
    func make() throws(PaftaError) {
        if unsafe mkdir(path, 0o700) != 0, errno != EEXIST { throw .unwritableAudit(errno) }
    }

    /// The days that there are records of, the oldest first.
    func recordedDays() throws(PaftaError) -> [AuditDay] { try days(ending: Self.recordsEnding) }

    /// The days that there are seals of, the oldest first.
    func sealedDays() throws(PaftaError) -> [AuditDay] { try days(ending: Self.sealEnding) }

    private func days(ending: String) throws(PaftaError) -> [AuditDay] {
        try names().compactMap { $0.hasSuffix(ending) ? AuditDay($0.dropLast(ending.count)) : nil }.sorted()
    }

    private func names() throws(PaftaError) -> [String] {
        guard let folder = unsafe opendir(path) else {
            if errno == ENOENT { return [] }
            throw .unreadableAudit(errno)
        }
        defer { unsafe closedir(folder) }
        var names: [String] = []
        while let entry = unsafe readdir(folder) {
            unsafe names.append(
                withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
                    unsafe String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
                }
            )
        }
        return names
    }
}
