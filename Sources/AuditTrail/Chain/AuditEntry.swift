/// A record as it stands in the trail.
public struct AuditEntry: Sendable, Hashable {
    /// The number of the record, which counts over all days from 1.
    public var sequence: Int
    /// What was recorded.
    public var record: AuditRecord
    /// The hash that the next record names, in hexadecimal digits.
    public var hash: String

    /// Reads a line without its line feed; `nil` if it is no record.
    init?(_ line: ArraySlice<UInt8>) {
        guard let object = FlatObject(line), let sequence = object.whole("seq"), let hash = object.text("hash"),
            let event = object.text("event"), let time = object.text("time"),
            let kind = object.text("kind"), let principal = object.text("principal")
        else { return nil }
        self.sequence = sequence
        self.hash = hash
        record = AuditRecord(event: event, time: time, kind: kind, principal: principal)
        for (name, value) in object.members { take(name, value) }
    }

    private mutating func take(_ name: String, _ value: FlatObject.Value) {
        switch (name, value) {
        case ("unit", .text(let text)): record.unit = text
        case ("protocol", .text(let text)): record.agreement = text
        case ("purpose", .text(let text)): record.purpose = text
        case ("address", .text(let text)): record.address = text
        case ("method", .text(let text)): record.method = text
        case ("target", .text(let text)): record.target = text
        case ("collection", .text(let text)): record.collection = text
        case ("dataVersion", .text(let text)): record.dataVersion = text
        case ("fields", .texts(let texts)): record.fields = texts
        case ("features", .number(let digits)): record.features = Int(digits)
        case ("status", .number(let digits)): record.status = Int(digits)
        case ("bytes", .number(let digits)): record.bytes = Int(digits)
        case ("answer", .text(let text)): record.answer = text
        case ("milliseconds", .number(let digits)): record.milliseconds = Double(digits)
        case ("detail", .text(let text)): record.detail = text
        default: break
        }
    }
}
