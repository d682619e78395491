public import GeoCore

extension AuditFolder {
    /// Reads the records that match a query, in their order.
    ///
    /// Lines that are no records are passed over; ``verify(from:to:publicKey:anchor:patience:)`` reports those.
    ///
    /// - Parameters:
    ///   - query: Which records.
    ///   - body: Told each record and its line as it stands in the file, without the line feed; false ends the search.
    /// - Throws: `audit.unreadable`, and what `body` throws.
    public func search(
        _ query: AuditQuery,
        _ body: (AuditEntry, ArraySlice<UInt8>) throws(PaftaError) -> Bool
    ) throws(PaftaError) {
        for day in try recordedDays() where query.mayBe(inFileOf: day) {
            guard let file = try OpenFile.reading(recordsFile(of: day)) else { continue }
            var stream = LineStream(file)
            while let line = try stream.next() {
                guard let entry = AuditEntry(line), query.matches(entry.record) else { continue }
                guard try body(entry, line) else { return }
            }
        }
    }
}
