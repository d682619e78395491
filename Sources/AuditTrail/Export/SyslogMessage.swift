/// A record as a message for a central log (RFC 5424), with all members as structured data.
public struct SyslogMessage: Sendable, Hashable {
    /// Who sends messages.
    public struct Sender: Sendable, Hashable {
        /// The name of the host.
        public var host: String
        /// The number of the process.
        public var process: String
        /// The number of the organisation behind the `@` of the structured data's name (RFC 5424, clause 7.2.2);
        /// 32473 is the one that RFC 5612 reserves for examples.
        public var enterprise: Int

        /// Creates a sender.
        public init(host: String, process: String, enterprise: Int = 32_473) {
            (self.host, self.process, self.enterprise) = (host, process, enterprise)
        }
    }

    /// "Log audit" in RFC 5424, table 1.
    private static let facility = 13
    /// The longest value in bytes, so that a message fits into a datagram.
    private static let longestValue = 2_048

    /// The message: one datagram of UDP (RFC 5426).
    public let bytes: [UInt8]

    /// Writes a message.
    ///
    /// - Parameters:
    ///   - record: What happened.
    ///   - anchor: The number and hash of the record, if it is in the trail already.
    ///   - sender: Who sends it.
    public init(_ record: AuditRecord, anchor: AuditAnchor? = nil, from sender: Sender) {
        var text = "<\(Self.facility * 8 + Self.severity(record))>1 \(Self.timestamp(record.time)) "
        text += "\(Self.token(sender.host, 255)) pafta \(Self.token(sender.process, 128)) "
        text += "\(Self.token(record.event, 32)) [pafta@\(sender.enterprise)"
        for (name, value) in Self.parameters(record, anchor) {
            if let value { text += " \(name)=\"\(Self.escaped(value))\"" }
        }
        // The mark says that what follows is UTF-8 (clause 6.4).
        text += "] \u{FEFF}" + Self.summary(record)
        bytes = Array(text.utf8)
    }

    /// Writes the message of a record of the trail.
    public init(_ entry: AuditEntry, from sender: Sender) {
        self.init(entry.record, anchor: AuditAnchor(sequence: entry.sequence, hash: entry.hash), from: sender)
    }

    /// The message as it goes over TCP or TLS: with its length in front (RFC 6587, clause 3.4.1).
    public var octetCounted: [UInt8] { Array("\(bytes.count) ".utf8) + bytes }

    /// The severities of RFC 5424, table 2.
    private static func severity(_ record: AuditRecord) -> Int {
        switch record.event {
        case TrailEvent.broken: 1
        case TrailEvent.recovered, "denied", "lockout", "harvest": 4
        case "access": (record.status ?? 200) < 400 ? 6 : 5
        default: 5
        }
    }

    private static func parameters(_ record: AuditRecord, _ anchor: AuditAnchor?) -> [(String, String?)] {
        [
            ("seq", anchor.map { String($0.sequence) }), ("event", record.event), ("kind", record.kind),
            ("principal", record.principal), ("unit", record.unit), ("protocol", record.agreement),
            ("purpose", record.purpose), ("address", record.address), ("method", record.method),
            ("target", record.target), ("collection", record.collection), ("dataVersion", record.dataVersion),
            ("fields", record.fields.isEmpty ? nil : record.fields.joined(separator: " ")),
            ("features", record.features.map { String($0) }), ("status", record.status.map { String($0) }),
            ("bytes", record.bytes.map { String($0) }), ("answer", record.answer),
            ("milliseconds", record.milliseconds.map { String($0) }), ("detail", record.detail),
            ("hash", anchor?.hash),
        ]
    }

    private static func summary(_ record: AuditRecord) -> String {
        [record.event, record.principal, record.method, record.target, record.status.map { String($0) }]
            .compactMap { $0.map { cut(VisibleText.text($0)) } }.joined(separator: " ")
    }

    /// At most six decimals (clause 6.2.3).
    private static func timestamp(_ time: String) -> String {
        guard AuditDay(ofMoment: time) != nil, time.utf8.dropFirst(17).first != UInt8(ascii: "6") else { return "-" }
        return time.utf8.count <= 27 ? time : "\(time.prefix(26))Z"
    }

    /// A text of the header: visible ASCII without spaces, or `-`.
    private static func token(_ text: String, _ longest: Int) -> String {
        let bytes = text.utf8.map { (33...126).contains($0) ? $0 : UInt8(ascii: "_") }.prefix(longest)
        return bytes.isEmpty ? "-" : String(decoding: bytes, as: UTF8.self)
    }

    /// A value of structured data (clause 6.3.3).
    private static func escaped(_ value: String) -> String {
        var text = ""
        for character in cut(VisibleText.text(value)).unicodeScalars {
            if "\"\\]".unicodeScalars.contains(character) { text += "\\" }
            text.unicodeScalars.append(character)
        }
        return text
    }

    private static func cut(_ text: String) -> String {
        guard text.utf8.count > longestValue else { return text }
        var kept = text.unicodeScalars.prefix(longestValue)
        while kept.reduce(0, { $0 + UTF8.width($1) }) > longestValue { kept.removeLast(max(1, kept.count / 8)) }
        return String(kept) + "…"
    }
}
