/// A package that was made for the receiver of a protocol.
public struct PackageRecord: Sendable, Hashable {
    /// Its number, which no other package of the home ever has.
    public var number: Int64
    /// The protocol.
    public var agreement: String
    /// The version of the protocol.
    public var version: Int
    /// `full`, or `delta` for what changed since another package.
    public var content: String
    /// That other package.
    public var since: Int64?
    /// The name of the file, without folders.
    public var fileName = ""
    /// The SHA-256 of the file, in hexadecimal.
    public var sha256 = ""
    /// The bytes of the file.
    public var size: Int64 = 0
    /// When it was made, in UTC as `2026-11-21T10:53:16Z`.
    public var madeAt: String
    /// The account of the person or program that made it.
    public var madeBy: String
    /// When it was handed over, in UTC; `nil` if nobody said so.
    public var deliveredAt: String?
    /// How: `directory`, or what somebody wrote.
    public var deliveredHow: String?
    /// What it holds.
    public var layers: [Layer] = []

    /// Creates a record.
    public init(
        number: Int64 = 0,
        agreement: String,
        version: Int,
        content: String,
        since: Int64? = nil,
        madeAt: String,
        madeBy: String
    ) {
        self.number = number
        self.agreement = agreement
        self.version = version
        self.content = content
        self.since = since
        self.madeAt = madeAt
        self.madeBy = madeBy
    }

    /// A layer of a package.
    public struct Layer: Sendable, Hashable {
        /// The layer.
        public var layer: String
        /// The features, or the changes of a delta.
        public var features: Int
        /// The state of the data, for the municipality alone: it counts what the receiver may not see.
        public var dataVersion: String
        /// How the changes since are asked for; `nil` where they may not be.
        public var cursor: String?

        /// Creates a layer.
        public init(layer: String, features: Int, dataVersion: String, cursor: String?) {
            self.layer = layer
            self.features = features
            self.dataVersion = dataVersion
            self.cursor = cursor
        }
    }

    /// The features, or changes, of all layers.
    public var features: Int { layers.reduce(0) { $0 + $1.features } }
}
