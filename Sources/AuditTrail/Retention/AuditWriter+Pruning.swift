public import GeoCore

extension AuditWriter {
    /// Deletes the sealed days that are older than the retention, and records that before.
    ///
    /// The seals stay, so that it remains provable how many records there were.
    ///
    /// - Parameters:
    ///   - retention: How long records are kept.
    ///   - time: Now, in UTC.
    /// - Returns: The deleted days, the oldest first.
    /// - Throws: `audit.unwritable`, `audit.key`, `audit.invalid`.
    public func prune(keeping retention: AuditRetention, at time: String) throws(PaftaError) -> [AuditDay] {
        guard let oldest = AuditDay(ofMoment: time)?.before(months: retention.months) else { return [] }
        let days = try prunableDays(before: oldest)
        guard let last = days.last, let document = try DaySeal.read(of: last, in: folder), let seal = DaySeal(document)
        else { return [] }
        try append(TrailEvent.record(TrailEvent.pruned, at: time, PrunedDays.detail(seal)))
        // Whoever finds days missing must find the record that says why, also after a power failure.
        try flush()
        for day in days { SmallFile.remove(folder.recordsFile(of: day)) }
        SmallFile.synchronise(folder: folder.path)
        return days
    }

    /// The oldest days up to the first one that is too young or has no seal, and never the last day of all.
    private func prunableDays(before oldest: AuditDay) throws(PaftaError) -> [AuditDay] {
        let sealed = Set(try folder.sealedDays())
        return Array(try folder.recordedDays().dropLast().prefix { $0 < oldest && sealed.contains($0) })
    }
}
