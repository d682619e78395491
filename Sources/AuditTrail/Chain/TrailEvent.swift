/// The events that the trail itself writes.
enum TrailEvent {
    /// A signing key was made or replaced.
    static let key = "key"
    /// A line that a killed process left unfinished was taken over.
    static let recovered = "recovered"
    /// What was signed is not there any more, or lines are there that nobody of Pafta wrote.
    static let broken = "broken"
    /// Old days were deleted as the retention says.
    static let pruned = "pruned"
    /// Somebody asked for a seal.
    static let seal = "seal"

    /// A record of the trail about itself.
    static func record(_ event: String, at time: String, _ detail: String) -> AuditRecord {
        var record = AuditRecord(event: event, time: time, kind: "system", principal: "pafta")
        record.detail = detail
        return record
    }
}
