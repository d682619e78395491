public import GeoCore

/// The list of collections.
public struct CollectionsPage: Sendable {
    /// What every page has.
    public var frame: PageFrame
    /// The collections.
    public var collections: [CollectionSummary]
}

/// One collection.
public struct CollectionPage: Sendable {
    /// What every page has.
    public var frame: PageFrame
    /// The collection.
    public var collection: CollectionSummary
}

/// Features of a collection as a table.
public struct ItemsPage: Sendable {
    /// One feature.
    public struct Row: Sendable {
        /// The identifier.
        public var identifier: String
        /// The page of the feature.
        public var link: Link
        /// The texts of the properties, in the order of `columns`; empty for none.
        public var values: [String]
        /// The kind of geometry; `nil` for none.
        public var geometryType: String?
        /// Where the geometry lies, in degrees of CRS84; empty for none.
        public var envelope: Envelope
    }

    /// What every page has.
    public var frame: PageFrame
    /// The collection.
    public var collection: CollectionSummary
    /// The names of the properties.
    public var columns: [String]
    /// The features.
    public var rows: [Row]
    /// The number of features on this page.
    public var numberReturned: Int
    /// The number of features the query selects, where it is known.
    public var numberMatched: Int?
    /// When the page was made, in UTC.
    public var timeStamp: String
    /// The next page.
    public var next: Link?
    /// The parameters of the query with their values, without the format and the page.
    public var query: [NamedText]
}

/// One feature.
public struct ItemPage: Sendable {
    /// What every page has.
    public var frame: PageFrame
    /// The identifier of the collection.
    public var collection: String
    /// The title of the collection.
    public var collectionTitle: String
    /// The identifier of the feature.
    public var identifier: String
    /// The properties.
    public var properties: [NamedText]
    /// The kind of geometry; `nil` for none.
    public var geometryType: String?
    /// Where the geometry lies, in degrees of CRS84; empty for none.
    public var envelope: Envelope
    /// The feature as GeoJSON, in UTF-8, for a map on the page; not escaped for HTML.
    public var geoJSON: [UInt8]
}
