public import GeoCore
public import HomeRegistry

extension ProtocolBook {
    /// Returns a protocol.
    ///
    /// - Throws: `protocol.unknown`, `registry.unreadable`.
    public func entry(_ number: String) throws(PaftaError) -> ProtocolEntry {
        guard let entry = try registry.protocolEntry(number) else { throw .unknownProtocol(number) }
        return entry
    }

    /// Returns the protocols by number; no document is read.
    ///
    /// - Parameter states: Only those in one of these states; empty for all.
    /// - Returns: Their entries.
    /// - Throws: `registry.unreadable`.
    public func entries(in states: [ProtocolState] = []) throws(PaftaError) -> [ProtocolEntry] {
        try registry.protocolEntries(in: states.map(\.rawValue))
    }

    /// Returns approved and suspended protocols that end before a day, the earliest first.
    public func entries(endingBefore day: CalendarDay) throws(PaftaError) -> [ProtocolEntry] {
        try registry.protocolsEnding(before: day.description)
    }

    /// Returns what was decided about a protocol, the first decision first.
    ///
    /// - Throws: `protocol.unknown`, `registry.unreadable`.
    public func versions(of number: String) throws(PaftaError) -> [ProtocolVersion] {
        let versions = try registry.protocolVersions(of: number)
        guard !versions.isEmpty else { throw .unknownProtocol(number) }
        return versions
    }

    /// Returns the document of a version.
    ///
    /// - Parameters:
    ///   - number: The protocol.
    ///   - version: The version; `nil` for the latest, be it a draft.
    /// - Returns: Its document.
    /// - Throws: `protocol.unknown`, `registry.unreadable`.
    public func document(_ number: String, version: Int? = nil) throws(PaftaError) -> ProtocolDocument {
        let wanted: Int
        if let version { wanted = version } else { wanted = try entry(number).version }
        guard let json = try registry.protocolDocument(number, version: wanted) else {
            throw .unknownProtocol(number, version: wanted)
        }
        return try ProtocolDocument(json: json)
    }

    /// Returns a protocol as it holds now; `nil` if there is none of this number.
    ///
    /// - Throws: `registry.unreadable`.
    public func effective(_ number: String) throws(PaftaError) -> EffectiveProtocol? {
        guard let entry = try registry.protocolEntry(number) else { return nil }
        return EffectiveProtocol(
            entry: entry,
            state: try Self.state(of: entry),
            document: try document(number, version: entry.effectiveVersion),
            maskSecret: try registry.maskSecret(of: entry.receiverKey) ?? []
        )
    }

    static func state(of entry: ProtocolEntry) throws(PaftaError) -> ProtocolState {
        guard let state = ProtocolState(rawValue: entry.state) else {
            throw PaftaError(
                .corruptData,
                .registryUnreadable,
                LocalizedText(
                    "The registry holds an unknown state of the protocol '\(entry.number.prefix(80))'.",
                    tr: "Kayıt defterinde '\(entry.number.prefix(80))' protokolünün durumu bilinmeyen bir değer."
                )
            )
        }
        return state
    }
}

extension ProtocolEntry {
    /// The state, as a value.
    public var protocolState: ProtocolState? { ProtocolState(rawValue: state) }
}

extension ProtocolDocument.Party {
    /// What tells a receiver from others in all its protocols: DETSİS, else tax number, else the name without its case.
    public var key: String {
        if !detsis.isEmpty { return "detsis:\(detsis)" }
        return vkn.isEmpty ? "name:\(name.lowercased())" : "vkn:\(vkn)"
    }
}
