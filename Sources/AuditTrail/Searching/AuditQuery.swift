internal import GeoCore

/// Which records are looked for; what is not set matches everything.
public struct AuditQuery: Sendable, Hashable {
    /// The account or credential.
    public var principal: String?
    /// The protocol, as `2026/14` for all its versions or `2026/14@3`.
    public var agreement: String?
    /// The collection.
    public var collection: String?
    /// What happened.
    public var event: String?
    /// The status of the answer.
    public var status: Int?
    /// A text in the target, detail, purpose, address, unit, principal, protocol or collection; capitals make no
    /// difference.
    public var text: String?
    /// The first day, in Türkiye's time.
    public var from: AuditDay?
    /// The last day, in Türkiye's time.
    public var to: AuditDay?
    /// The first moment, in UTC as `2026-11-21T10:53:16Z`.
    public var since: String?
    /// The moment before which records are, in UTC.
    public var before: String?

    /// Creates a query that every record matches.
    public init() {}

    /// Whether a record is looked for.
    public func matches(_ record: AuditRecord) -> Bool {
        isSame(principal, record.principal) && isSame(collection, record.collection) && isSame(event, record.event)
            && (status == nil || status == record.status) && matchesAgreement(record) && matchesTime(record)
            && matchesText(record)
    }

    private func isSame(_ wanted: String?, _ value: String?) -> Bool { wanted == nil || wanted == value }

    private func matchesAgreement(_ record: AuditRecord) -> Bool {
        guard let agreement else { return true }
        guard let value = record.agreement else { return false }
        return value == agreement || value.hasPrefix(agreement + "@")
    }

    private func matchesTime(_ record: AuditRecord) -> Bool {
        // Without the Z, texts of different precision compare as the moments do.
        if let since, record.time.dropLast() < since.dropLast() { return false }
        if let before, record.time.dropLast() >= before.dropLast() { return false }
        guard from != nil || to != nil, let day = AuditDay(ofMoment: record.time) else { return true }
        return from.map { day >= $0 } ?? true && to.map { day <= $0 } ?? true
    }

    private func matchesText(_ record: AuditRecord) -> Bool {
        guard let text = text.map(LetterFolding.folded), !text.isEmpty else { return true }
        let places = [
            record.target, record.detail, record.purpose, record.address, record.unit, record.principal,
            record.agreement, record.collection,
        ]
        return places.contains { $0.map { LetterFolding.folded($0).contains(text) } ?? false }
    }

    /// Whether the file of a day can hold such records; a late record stands in the file of a later day.
    func mayBe(inFileOf day: AuditDay) -> Bool {
        let first = [from, since.flatMap { AuditDay(ofMoment: $0) }].compactMap(\.self).max()
        let last = [to, before.flatMap { AuditDay(ofMoment: $0) }].compactMap(\.self).min()
        return first.map { day >= $0 } ?? true && last.map { day <= $0.next ?? $0 } ?? true
    }
}

/// Texts as they are compared where capitals make no difference: all four letters I of Turkish are one.
enum LetterFolding {
    static func folded(_ text: String) -> String {
        var folded = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            for lower in scalar.properties.lowercaseMapping.unicodeScalars where lower.value != 0x307 {
                folded.append(lower.value == 0x131 ? "i" : lower)
            }
        }
        return String(folded)
    }
}
