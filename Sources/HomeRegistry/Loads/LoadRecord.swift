/// One load as the registry tells it: who brought what, when, and what it changed.
public struct LoadRecord: Sendable, Hashable {
    /// The number of the load, from 1, as in `pafta revert 12`.
    public var number: Int64
    /// What was done.
    public var kind: Kind
    /// How far it came.
    public var state: State
    /// The SHA-256 of the delivery, in hexadecimal; `nil` for what no file was delivered for.
    public var sha256: String?
    /// The name of the delivered file.
    public var fileName: String
    /// The unit of the municipality that delivered it.
    public var unit: String?
    /// The account of the person who loaded it.
    public var person: String
    /// The number of the letter that came with it.
    public var letter: String?
    /// What the person remarked.
    public var note: String?
    /// When it began, in UTC as `2026-11-21T10:53:16Z`.
    public var startedAt: String
    /// When it ended, in the same form; `nil` while it runs.
    public var endedAt: String?
    /// What it changed, layer by layer.
    public var layers: [Layer] = []

    /// What was done.
    public enum Kind: String, Sendable, Hashable {
        /// A delivered file was loaded.
        case load
        /// A former state was brought back.
        case revert
    }

    /// How far a load came.
    public enum State: String, Sendable, Hashable {
        /// It runs, or its process died.
        case started
        /// Its changes are in the layers.
        case finished
        /// It changed nothing.
        case abandoned
    }

    /// What a load changed in one layer.
    public struct Layer: Sendable, Hashable {
        /// The layer.
        public var collection: String
        /// The changeset in the layer's change log; `nil` if nothing had to be changed.
        public var changeset: Int64?
        /// Features that are new.
        public var inserted: Int
        /// Features that changed.
        public var updated: Int
        /// Features that are gone.
        public var deleted: Int
        /// Features that stayed as they were.
        public var unchanged: Int

        /// Creates the result of one layer.
        public init(
            collection: String,
            changeset: Int64?,
            inserted: Int,
            updated: Int,
            deleted: Int,
            unchanged: Int
        ) {
            self.collection = collection
            self.changeset = changeset
            self.inserted = inserted
            self.updated = updated
            self.deleted = deleted
            self.unchanged = unchanged
        }
    }
}

/// A load that is to be entered.
public struct NewLoad: Sendable, Hashable {
    /// What is done.
    public var kind = LoadRecord.Kind.load
    /// The SHA-256 of the delivery, in hexadecimal.
    public var sha256: String?
    /// The name of the delivered file.
    public var fileName: String
    /// The unit that delivers it.
    public var unit: String?
    /// The account of the person who loads it.
    public var person: String
    /// The number of the letter that came with it.
    public var letter: String?
    /// What the person remarks.
    public var note: String?

    /// Creates a load of a file.
    public init(fileName: String, person: String) {
        self.fileName = fileName
        self.person = person
    }
}
