extension AuditEntry {
    /// What a person reads of a record on one line: number, time in UTC, event, principal, protocol or unit,
    /// collection, status, features, and the target or else the detail; nothing in it moves a terminal.
    public var cells: [String] {
        [
            String(sequence), record.time, record.event, record.principal, record.agreement ?? record.unit ?? "-",
            record.collection ?? "-", record.status.map { String($0) } ?? "-",
            record.features.map { String($0) } ?? "-",
            [record.method, record.target ?? record.detail].compactMap(\.self).joined(separator: " "),
        ]
        .map(VisibleText.text)
    }
}
