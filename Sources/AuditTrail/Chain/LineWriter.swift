internal import GeoCore

/// Writes records as lines of the chain.
///
/// The members and their order are fixed, so that a record has exactly one form. `mac` covers everything before it,
/// `hash` everything before it, the code included.
struct LineWriter: Sendable {
    private var writer = ByteWriter(capacity: 2_048)

    /// Writes the line of a record, with its line feed; the bytes are good until the next call.
    mutating func line(
        of record: AuditRecord,
        sequence: Int,
        after previous: ChainHash,
        code: RecordCode
    ) -> (bytes: ArraySlice<UInt8>, hash: ChainHash) {
        writer.removeAll()
        writer.append("{\"seq\":")
        number(sequence)
        members(of: record)
        writer.append(",\"previous\":\"")
        writer.append(previous.digits)
        writer.append("\"")
        let authenticated = code.digits(of: writer.bytes)
        writer.append(",\"mac\":\"")
        writer.append(authenticated)
        writer.append("\"")
        let hash = ChainHash(of: writer.bytes)
        writer.append(",\"hash\":\"")
        writer.append(hash.digits)
        writer.append("\"}\n")
        return (writer.bytes, hash)
    }

    private mutating func members(of record: AuditRecord) {
        text(",\"time\":", record.time)
        text(",\"event\":", record.event)
        text(",\"kind\":", record.kind)
        text(",\"principal\":", record.principal)
        text(",\"unit\":", record.unit)
        text(",\"protocol\":", record.agreement)
        text(",\"purpose\":", record.purpose)
        text(",\"address\":", record.address)
        text(",\"method\":", record.method)
        text(",\"target\":", record.target)
        text(",\"collection\":", record.collection)
        text(",\"dataVersion\":", record.dataVersion)
        fields(record.fields)
        whole(",\"features\":", record.features)
        whole(",\"status\":", record.status)
        whole(",\"bytes\":", record.bytes)
        text(",\"answer\":", record.answer)
        milliseconds(record.milliseconds)
        text(",\"detail\":", record.detail)
    }

    private mutating func text(_ name: StaticString, _ value: String?) {
        guard let value else { return }
        writer.append(name)
        SafeText.append(value, to: &writer)
    }

    private mutating func whole(_ name: StaticString, _ value: Int?) {
        guard let value else { return }
        writer.append(name)
        number(value)
    }

    private mutating func number(_ value: Int) { writer.append(verbatim: String(value)) }

    /// A layer has some dozen fields; a list beyond the limit can only be a mistake, and says so.
    private mutating func fields(_ names: [String]) {
        guard !names.isEmpty else { return }
        writer.append(",\"fields\":[")
        for (index, name) in names.prefix(500).enumerated() {
            if index > 0 { writer.append(UInt8(ascii: ",")) }
            SafeText.append(name, limit: 256, to: &writer)
        }
        if names.count > 500 {
            writer.append(UInt8(ascii: ","))
            SafeText.append("…[\(names.count)]", to: &writer)
        }
        writer.append(UInt8(ascii: "]"))
    }

    /// Three decimals, which are microseconds.
    private mutating func milliseconds(_ value: Double?) {
        guard let value, value.isFinite, value >= 0, value < 1e12 else { return }
        writer.append(",\"milliseconds\":")
        let thousandths = Int((value * 1_000).rounded())
        number(thousandths / 1_000)
        let rest = thousandths % 1_000
        writer.append(UInt8(ascii: "."))
        writer.append(UInt8(ascii: "0") + UInt8(rest / 100))
        writer.append(UInt8(ascii: "0") + UInt8(rest / 10 % 10))
        writer.append(UInt8(ascii: "0") + UInt8(rest % 10))
    }
}
