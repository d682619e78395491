/// A protocol as the registry lists it.
public struct ProtocolEntry: Sendable, Hashable {
    /// The number, such as `2026/14`.
    public var number: String
    /// The latest version; every change makes one.
    public var version: Int
    /// The version that the state is about: the latest that is not a draft, if there is one.
    public var effectiveVersion: Int
    /// The draft that waits for approval; `nil` if there is none.
    public var draftVersion: Int?
    /// The state of the effective version: draft, approved, suspended, ended or revoked.
    public var state: String
    /// What it is about.
    public var title: String
    /// Who receives.
    public var receiver: String
    /// What tells the receiver from others in all its protocols.
    public var receiverKey: String
    /// The first day, as `2026-12-01`, of the effective version.
    public var startsOn: String?
    /// The last day of the effective version.
    public var endsOn: String?

    /// Creates an entry.
    public init(
        number: String,
        version: Int,
        effectiveVersion: Int,
        draftVersion: Int? = nil,
        state: String,
        title: String,
        receiver: String,
        receiverKey: String,
        startsOn: String? = nil,
        endsOn: String? = nil
    ) {
        self.number = number
        self.version = version
        self.effectiveVersion = effectiveVersion
        self.draftVersion = draftVersion
        self.state = state
        self.title = title
        self.receiver = receiver
        self.receiverKey = receiverKey
        self.startsOn = startsOn
        self.endsOn = endsOn
    }
}

/// What was decided about a protocol at one time.
public struct ProtocolVersion: Sendable, Hashable {
    /// The number it got.
    public var version: Int
    /// The state it is in.
    public var state: String
    /// The SHA-256 of its canonical document, in hexadecimal.
    public var digest: String
    /// The account of the person who decided.
    public var actor: String
    /// When, in UTC as `2026-11-21T10:53:16Z`.
    public var decidedAt: String
    /// The number of the letter or document that it rests on.
    public var letter: String?
    /// Why.
    public var reason: String?

    /// Creates a version.
    public init(
        version: Int,
        state: String,
        digest: String,
        actor: String,
        decidedAt: String,
        letter: String? = nil,
        reason: String? = nil
    ) {
        self.version = version
        self.state = state
        self.digest = digest
        self.actor = actor
        self.decidedAt = decidedAt
        self.letter = letter
        self.reason = reason
    }
}
