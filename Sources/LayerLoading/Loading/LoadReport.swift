public import GeoCore
public import LayerTemplates
public import LayerValidation

/// What a load brought, or would bring.
public struct LoadReport: Sendable {
    /// How it ended.
    public enum Outcome: String, Sendable, Hashable {
        /// It was looked at only.
        case checked
        /// It is loaded.
        case loaded
        /// The layers held the same already.
        case unchanged
        /// It has errors, and nothing was changed.
        case refused
    }

    /// One layer.
    public struct Layer: Sendable {
        /// The collection.
        public var collection: String
        /// The layer of the source.
        public var sourceLayer: String
        /// The number of features.
        public var features: Int
        /// The number of features without geometry.
        public var withoutGeometry: Int
        /// The stored CRS; `nil` without geometry.
        public var crs: CRSIdentity?
        /// The extent in the stored CRS; empty without geometry.
        public var extent = Envelope.empty
        /// Whether the source's identifiers were kept.
        public var keptIdentifiers: Bool
        /// The template it follows.
        public var template: LayerTemplate?
        /// How fields of the source became fields of the layer, as lines for people.
        public var mapping: [LocalizedText] = []
        /// The fields whose names changed on the way into the layer.
        public var renamed: [(source: String, field: String)] = []
        /// Fields of the source that no field of the template takes.
        public var unmapped: [String] = []
        /// What the rules found, as far as it is kept.
        public var faults: [Fault] = []
        /// What the rules found, counted.
        public var counts: [RuleIdentifier: FaultCollector.Count] = [:]
        /// A thinned picture of the layer in the stored CRS, for a map.
        public var outline = GeometryColumn()
        /// How it differs from what the layer held; `nil` if there was nothing to compare with, or it was not compared.
        public var difference: LayerDifference?
        /// The keys of the features that ``LayerDifference/examples`` name, by their places.
        public var exampleKeys: [Int: String] = [:]
        /// The first features that are new or gone, and a picture of what changed.
        public var changes = ChangedFeatures()
        /// The changeset it became in the change log.
        public var changeset: Int64?

        /// The number of errors that were not put right.
        public var errors: Int { counts.values.reduce(0) { $0 + $1.open[.error, default: 0] } }
    }

    /// How it ended.
    public var outcome = Outcome.checked
    /// The layers, in the order of the source.
    public var layers: [Layer] = []
    /// What the user should know.
    public var notes: [LocalizedText] = []
    /// The SHA-256 of the delivery in hexadecimal.
    public var sha256: String?
    /// The number of the load in the registry; `nil` if nothing was loaded.
    public var load: Int64?

    /// The features of a difference as far as a report shows them.
    public struct ChangedFeatures: Sendable {
        /// What became of a feature.
        public enum Action: Sendable, Hashable {
            /// It is new.
            case inserted
            /// Something of it changed.
            case updated
            /// It is gone.
            case deleted
        }

        /// Keys of new features.
        public var inserted: [String] = []
        /// Keys of features that are gone.
        public var deleted: [String] = []
        /// Thinned geometries in the stored CRS.
        public var shapes = GeometryColumn()
        /// What became of the feature of each row of `shapes`.
        public var actions: [Action] = []

        /// Creates a list of nothing.
        public init() {}
    }
}
