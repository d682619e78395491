internal import GeoCore
internal import PaftaConfiguration

/// Where records are sent besides: `udp://host:514` or `tcp://host:601`.
struct LogDestination: Sendable, Hashable {
    enum Transport: String, Sendable {
        /// One datagram for each record (RFC 5426).
        case udp
        /// One connection, with the length before each record (RFC 6587, clause 3.4.1).
        case tcp
    }

    let transport: Transport
    let host: String
    let port: Int

    /// Reads an address; without a port it is the one that the standard names.
    ///
    /// - Throws: `configuration.invalid`.
    init(_ text: String) throws(PaftaError) {
        let parts = text.split(separator: ":", maxSplits: 1)
        guard parts.count == 2, let transport = Transport(rawValue: String(parts[0])), parts[1].hasPrefix("//") else {
            throw .unusableLog(text)
        }
        self.transport = transport
        var rest = parts[1].dropFirst(2)
        if rest.hasSuffix("/") { rest = rest.dropLast() }
        let host: Substring
        if rest.hasPrefix("["), let end = rest.firstIndex(of: "]") {
            host = rest[rest.index(after: rest.startIndex)..<end]
            rest = rest[rest.index(after: end)...]
        } else {
            host = rest.prefix { $0 != ":" }
            rest = rest.dropFirst(host.count)
        }
        guard !host.isEmpty, host.utf8.allSatisfy({ (0x21...0x7E).contains($0) && $0 != UInt8(ascii: "/") }) else {
            throw .unusableLog(text)
        }
        self.host = String(host)
        guard rest.isEmpty || rest.first == ":" else { throw .unusableLog(text) }
        let port = rest.isEmpty ? (transport == .udp ? 514 : 601) : Int(rest.dropFirst()) ?? 0
        guard (1...65_535).contains(port) else { throw .unusableLog(text) }
        self.port = port
    }
}

extension PaftaError {
    fileprivate static func unusableLog(_ text: String) -> PaftaError {
        PaftaError(
            .invalidInput,
            .invalidConfiguration,
            LocalizedText(
                "pafta.toml cannot be used: 'central_log' under [audit] is '\(text)'.",
                tr: "pafta.toml kullanılamıyor: [audit] bölümündeki 'central_log' değeri '\(text)'."
            ),
            remedy: LocalizedText(
                "Write it as udp://log.example.bel.tr:514 or tcp://log.example.bel.tr:601.",
                tr: "udp://log.example.bel.tr:514 ya da tcp://log.example.bel.tr:601 biçiminde yazın."
            )
        )
    }
}
