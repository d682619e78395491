public import GeoCore

/// What a check of the trail found.
public struct AuditVerification: Sendable {
    /// The most findings that are kept; the others are only counted.
    public static let mostFindings = 1_000

    /// The records that were checked.
    public internal(set) var records = 0
    /// The days that were checked.
    public internal(set) var days = 0
    /// The seals whose signature is right.
    public internal(set) var seals = 0
    /// The last record that was checked; 0 if there is none.
    public internal(set) var lastSequence = 0
    /// The hash of the last record, which an auditor may write down and give to a later check.
    public internal(set) var lastHash = ""
    /// Unfinished lines of killed processes that were taken over.
    public internal(set) var recovered = 0
    /// What is wrong, in the order of the trail.
    public internal(set) var findings: [AuditFinding] = []
    /// How many findings there are, also those that are not kept.
    public internal(set) var findingCount = 0

    /// Whether nothing was deleted, changed, moved or added.
    public var isIntact: Bool { findingCount == 0 }

    mutating func add(_ kind: AuditFinding.Kind, _ file: String, line: Int? = nil, _ text: LocalizedText) {
        findingCount += 1
        guard findings.count < Self.mostFindings else { return }
        findings.append(AuditFinding(kind: kind, file: file, line: line, text: text))
    }
}

/// Something that is wrong with the trail.
public struct AuditFinding: Sendable, Hashable {
    /// What is wrong.
    public enum Kind: String, Sendable, CaseIterable {
        /// A line is no record.
        case malformed
        /// A record's content does not fit its hash.
        case edited
        /// Records are missing, or one stands at a wrong place.
        case sequence
        /// A record does not follow the one before it.
        case unlinked
        /// The trail ends before the record that was signed last.
        case truncated
        /// The file of a day is missing.
        case missingDay
        /// A seal is missing, forged or does not fit its day.
        case seal
        /// The signed head is missing, forged or does not fit.
        case head
        /// The book of keys is damaged.
        case keys
        /// The last records are not covered by a signature, as after a process was killed.
        case unsigned
        /// The last line is unfinished, as after a process was killed.
        case torn
        /// A writer found that what was signed was not there any more.
        case broken
    }

    /// What is wrong.
    public var kind: Kind
    /// The name of the file in the folder `audit`.
    public var file: String
    /// The line, from 1 on; `nil` if it is about the whole file.
    public var line: Int?
    /// The same for people.
    public var text: LocalizedText
}

/// A record that somebody outside has noted down.
public struct AuditAnchor: Sendable, Hashable {
    /// The number of the record.
    public var sequence: Int
    /// Its hash in hexadecimal digits.
    public var hash: String

    /// Reads an anchor as `120:9f86d0…`; `nil` for any other text.
    public init?(_ text: String) {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2, let sequence = Int(parts[0]), sequence > 0, let hash = ChainHash(String(parts[1]))
        else { return nil }
        self.init(sequence: sequence, hash: hash.description)
    }

    /// Creates an anchor.
    public init(sequence: Int, hash: String) {
        (self.sequence, self.hash) = (sequence, hash)
    }
}
