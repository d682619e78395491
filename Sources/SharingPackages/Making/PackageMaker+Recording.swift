internal import AuditTrail
internal import GeoCore
internal import HomeRegistry
internal import SharingProtocols
internal import UsageMetering

extension PackageMaker {
    /// The subject that packages of a protocol are counted under: apart from its requests, whose limits are others.
    public static func usageSubject(of agreement: String) -> String { "package:\(agreement)" }

    /// The package as the audit trail keeps it.
    static func entry(_ record: PackageRecord, _ document: ProtocolDocument, fields: [String]) -> AuditRecord {
        // The trail wants milliseconds.
        let time = record.madeAt.replacing("Z", with: ".000Z")
        var entry = AuditRecord(event: "package", time: time, kind: "staff", principal: record.madeBy)
        entry.agreement = "\(record.agreement)@\(record.version)"
        entry.purpose = document.purpose.code
        entry.collection = record.layers.map(\.layer).joined(separator: ",")
        entry.dataVersion = record.layers.map(\.dataVersion).joined(separator: ",")
        entry.fields = fields
        entry.features = record.features
        entry.bytes = Int(record.size)
        entry.answer = record.sha256
        let since = record.since.map { " since \($0)" } ?? ""
        entry.detail = "package \(record.number), \(record.content)\(since), \(record.fileName)"
        return entry
    }

    /// Counts a package for the invoice.
    func count(_ record: PackageRecord, at seconds: Int64) throws(PaftaError) {
        let moment = Moment(Double(seconds))
        var totals = UsageTotals()
        (totals.requests, totals.features, totals.bytes) = (1, record.features, Int(record.size))
        let change = UsageChange(
            subject: Self.usageSubject(of: record.agreement),
            day: DayUsage(day: moment.day, totals: totals),
            month: MonthUsage(month: moment.month)
        )
        try UsageStore(registry).add([change])
    }
}
