/// Changes of one layer that belong together: a load, some minutes of editing, or what was undone.
public struct Changeset: Sendable, Hashable {
    /// The number: grows with time, and is shared by all layers of a theme.
    public var number: Int64
    /// The layer.
    public var layer: String
    /// What made the changes.
    public var kind: Kind
    /// Who asked for them, and why.
    public var origin: ChangesetOrigin
    /// When the first change was made, in UTC as `2026-11-21T10:53:16.000Z`.
    public var startedAt: String
    /// When the last one was made, in the same form.
    public var endedAt: String
    /// How many features were inserted.
    public var inserted: Int
    /// How many features were updated; one that is changed twice counts twice.
    public var updated: Int
    /// How many features were deleted.
    public var deleted: Int
    /// Whether the layer was loaded as a whole, so that its history starts here.
    public var startsHistory: Bool

    /// What made the changes.
    public enum Kind: String, Sendable, Hashable {
        /// A load by Pafta.
        case load
        /// Edits by other programs, or through an interface of Pafta.
        case edit
        /// Changes that were undone.
        case revert
    }
}

/// Who asked for changes, and why.
public struct ChangesetOrigin: Sendable, Hashable {
    /// The identifier of the load in the registry; `nil` for edits.
    public var load: String?
    /// Who it was.
    public var author: String?
    /// What it was for.
    public var note: String?

    /// Creates an origin.
    public init(load: String? = nil, author: String? = nil, note: String? = nil) {
        self.load = load
        self.author = author
        self.note = note
    }
}
