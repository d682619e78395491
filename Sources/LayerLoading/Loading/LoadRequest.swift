public import GeoCore

/// What is to be loaded, and how.
public struct LoadRequest: Sendable {
    /// The delivered file.
    public var file: String
    /// The name of the collection; `nil` to name each layer as in the source.
    public var layer: String?
    /// The layer of the source; `nil` for all.
    public var sourceLayer: String?
    /// The CRS of the coordinates; `nil` for what the source says.
    public var crs: CRSIdentity?
    /// The text encoding; `nil` for what the source says.
    public var encoding: String?
    /// The theme, whose GeoPackage takes the layers.
    public var theme: String
    /// What people call the layer; `nil` for its name.
    public var title: String?
    /// The language of the texts, as a tag of BCP 47 such as `tr`; `nil` for that of the layer that is replaced, if there
    /// is one, and else for none.
    public var language: String?
    /// Whether a layer of the same name is replaced.
    public var replacing = false

    /// Creates a request.
    public init(file: String, theme: String) {
        self.file = file
        self.theme = theme
    }
}

/// How far a load is.
public struct LoadProgress: Sendable {
    /// What is being done.
    public enum Phase: Sendable {
        /// Features are read from the source.
        case reading
        /// Features are stored in order.
        case storing
    }

    /// What is being done.
    public var phase: Phase
    /// The collection.
    public var layer: String
    /// Features done in this phase.
    public var done: Int
    /// Features to do, where that is known.
    public var total: Int?
}

/// What a load brought.
public struct LoadReport: Sendable {
    /// One loaded layer.
    public struct Layer: Sendable {
        /// The collection.
        public var collection: String
        /// The number of features.
        public var features: Int
        /// The number of features without geometry.
        public var withoutGeometry: Int
        /// The stored CRS; `nil` without geometry.
        public var crs: CRSIdentity?
        /// Whether the source's identifiers were kept.
        public var keptIdentifiers: Bool
    }

    /// The layers, in the order of the source.
    public var layers: [Layer] = []
    /// What the user should know.
    public var notes: [LocalizedText] = []
}
