public import GeoCore
public import HomeRegistry

/// Who decided something about a protocol, when, and on which paper.
public struct ProtocolDecision: Sendable, Hashable {
    /// The account of the person.
    public var actor: String
    /// When, in UTC as `2026-11-21T10:53:16Z`.
    public var moment: String
    /// The number of the letter or document; `nil` if there is none.
    public var letter: String?
    /// Why; `nil` if nothing was said.
    public var reason: String?

    /// Creates a decision.
    public init(actor: String, moment: String, letter: String? = nil, reason: String? = nil) {
        self.actor = actor
        self.moment = moment
        self.letter = letter
        self.reason = reason
    }
}

/// The version of a protocol that its state is about, with what serving its receiver takes.
public struct EffectiveProtocol: Sendable {
    /// The protocol as it is listed.
    public var entry: ProtocolEntry
    /// Its state.
    public var state: ProtocolState
    /// Its document.
    public var document: ProtocolDocument
    /// The 32 bytes that masked values of its receiver are hashed with; empty before the first approval.
    public var maskSecret: [UInt8]

    /// Whether it gives access at a moment, in seconds since 1970-01-01T00:00:00Z.
    public func isInForce(at seconds: Int64) -> Bool { document.isInForce(at: seconds, state: state) }
}

extension EffectiveProtocol: CustomStringConvertible {
    /// Number, version and state; never the secret.
    public var description: String { "\(entry.number) v\(entry.effectiveVersion) \(entry.state)" }
}

/// The protocols of a home: drafts are saved, decisions made, versions kept.
///
/// Functions block.
public struct ProtocolBook: Sendable {
    let registry: HomeRegistry

    /// Takes the registry of the home.
    public init(_ registry: HomeRegistry) { self.registry = registry }

    /// Saves a draft: the first version of a protocol, another draft of it, or a change of one in force, which holds on
    /// as it is until the draft is approved.
    ///
    /// - Parameters:
    ///   - document: The document; if it names a version, that has to be the latest. Its approval is dropped.
    ///   - decision: Who saves it.
    /// - Returns: The protocol as it is then.
    /// - Throws: `protocol.changed`, `protocol.state` if it has ended, `protocol.invalid` without a usable number.
    @discardableResult
    public func save(_ document: ProtocolDocument, _ decision: ProtocolDecision) throws(PaftaError) -> ProtocolEntry {
        guard document.hasUsableNumber else { throw ProtocolFile(name: nil).fault(Self.unusableNumber) }
        let former = try registry.protocolEntry(document.number)
        if let version = document.version, version != former?.version {
            throw .changedProtocol(document.number)
        }
        let state = try former.map { former throws(PaftaError) in try Self.state(of: former) } ?? .draft
        guard state != .ended, state != .revoked else { throw .state(state, refuses: .approve, document.number) }
        var draft = document
        draft.version = (former?.version ?? 0) + 1
        draft.approval = ProtocolDocument.Approval()
        for index in draft.layers.indices { draft.layers[index].area.forgetResolution() }
        var entry =
            state == .draft ? Self.entry(of: draft, state: .draft) : former ?? Self.entry(of: draft, state: .draft)
        entry.version = draft.version ?? 1
        entry.draftVersion = draft.version
        try enter(entry, draft, .draft, decision)
        return entry
    }

    /// Approves the draft that waits.
    ///
    /// - Parameters:
    ///   - number: The protocol.
    ///   - approval: Who approved it by which document.
    ///   - decision: Who enters that.
    ///   - surroundings: What the home has, for the checks.
    ///   - resolve: Makes the shape of an area from the features it names.
    /// - Returns: The protocol as it is then.
    /// - Throws: `protocol.unknown`, `protocol.state`, `protocol.changed`, `protocol.unapprovable`, `protocol.area`.
    @discardableResult
    public func approve(
        _ number: String,
        _ approval: ProtocolDocument.Approval,
        _ decision: ProtocolDecision,
        against surroundings: ProtocolSurroundings,
        resolving resolve: (ProtocolDocument.Area) throws(PaftaError) -> ResolvedArea
    ) throws(PaftaError) -> ProtocolEntry {
        let former = try entry(number)
        let state = try Self.state(of: former)
        guard let waiting = former.draftVersion, let next = ProtocolLife.state(after: .approve, from: state) else {
            throw .state(state, refuses: .approve, number)
        }
        var document = try self.document(number, version: waiting)
        document.approval = approval
        document.version = former.version + 1
        let faults = document.check(against: surroundings, forApproval: true).filter { $0.severity == .error }
        guard faults.isEmpty else { throw .unapprovable(number, faults) }
        for index in document.layers.indices where document.layers[index].area.isReference {
            document.layers[index].area.take(try resolve(document.layers[index].area))
        }
        let entry = Self.entry(of: document, state: next)
        try enter(entry, document, next, decision)
        return entry
    }

    /// Suspends, resumes, ends or revokes a protocol; its document stays as it is.
    ///
    /// - Parameters:
    ///   - action: What is done; a draft is approved by ``approve(_:_:_:against:resolving:)``.
    ///   - number: The protocol.
    ///   - decision: Who decided that, with a letter or a reason.
    /// - Returns: The protocol as it is then.
    /// - Throws: `protocol.unknown`, `protocol.state`, `protocol.changed`, `protocol.unreasoned`.
    @discardableResult
    public func perform(
        _ action: ProtocolAction,
        _ number: String,
        _ decision: ProtocolDecision
    ) throws(PaftaError) -> ProtocolEntry {
        let former = try entry(number)
        let state = try Self.state(of: former)
        guard action != .approve, let next = ProtocolLife.state(after: action, from: state) else {
            throw .state(state, refuses: action, number)
        }
        guard Self.says(decision.letter) || Self.says(decision.reason) else { throw .unreasoned(number) }
        var document = try self.document(number, version: former.effectiveVersion)
        document.version = former.version + 1
        var entry = Self.entry(of: document, state: next)
        // A draft that waits goes with a protocol that has ended.
        entry.draftVersion = next == .ended || next == .revoked ? nil : former.draftVersion
        try enter(entry, document, next, decision)
        return entry
    }
}

extension ProtocolBook {
    static let unusableNumber = LocalizedText(
        "'number' has to be 1 to 80 letters, digits, spaces and / - . _, beginning and ending with no space",
        tr:
            "'number' 1 ile 80 arası harf, rakam, boşluk ve / - . _ ile yazılmalı; başta ve sonda boşluk olmamalı"
    )

    private static func says(_ text: String?) -> Bool { text?.contains { !$0.isWhitespace } ?? false }

    private func enter(
        _ entry: ProtocolEntry,
        _ document: ProtocolDocument,
        _ state: ProtocolState,
        _ decision: ProtocolDecision
    ) throws(PaftaError) {
        let version = ProtocolVersion(
            version: entry.version,
            state: state.rawValue,
            digest: document.digest,
            actor: decision.actor,
            decidedAt: decision.moment,
            letter: decision.letter,
            reason: decision.reason
        )
        try registry.enter(entry, version, document: document.json)
    }

    private static func entry(of document: ProtocolDocument, state: ProtocolState) -> ProtocolEntry {
        ProtocolEntry(
            number: document.number,
            version: document.version ?? 1,
            effectiveVersion: document.version ?? 1,
            state: state.rawValue,
            title: document.title,
            receiver: document.receiver.name,
            receiverKey: document.receiver.key,
            startsOn: document.term.start?.description,
            endsOn: document.term.end?.description
        )
    }
}

extension PaftaError.Code {
    /// A decision that needs a letter or a reason has neither.
    public static let unreasonedDecision = Self("protocol.unreasoned")
}

extension PaftaError {
    fileprivate static func unreasoned(_ number: String) -> PaftaError {
        PaftaError(
            .invalidInput,
            .unreasonedDecision,
            LocalizedText(
                "Nothing says why the state of the protocol '\(number.prefix(80))' changes.",
                tr: "'\(number.prefix(80))' protokolünün durumunun neden değiştiği belirtilmemiş."
            ),
            remedy: LocalizedText(
                "Give the number of the letter, or a reason (--document, --reason).",
                tr: "Yazının numarasını ya da gerekçeyi verin (--document, --reason)."
            )
        )
    }

    fileprivate static func unapprovable(_ number: String, _ faults: [ProtocolFinding]) -> PaftaError {
        let first = faults.prefix(5)
        return PaftaError(
            .conflict,
            .unapprovable,
            LocalizedText(
                "The protocol '\(number.prefix(80))' cannot be approved (\(faults.count) faults): "
                    + first.map { "\($0.path): \($0.text.english)" }.joined(separator: " "),
                tr: "'\(number.prefix(80))' protokolü onaylanamaz (\(faults.count) kusur): "
                    + first.map { "\($0.path): \($0.text.turkish)" }.joined(separator: " ")
            ),
            remedy: LocalizedText(
                "Save a corrected draft; 'pafta protocol check' lists all faults.",
                tr: "Düzeltilmiş bir taslak kaydedin; bütün kusurları 'pafta protocol check' listeler."
            )
        )
    }
}
