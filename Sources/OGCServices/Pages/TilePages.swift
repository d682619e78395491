public import GeoCore

/// The tile matrix sets.
public struct TileMatrixSetsPage: Sendable {
    /// What every page has.
    public var frame: PageFrame
    /// The sets with the links to their definitions.
    public var sets: [TileMatrixSetPage.Summary]
}

/// One tile matrix set.
public struct TileMatrixSetPage: Sendable {
    /// A set in a list.
    public struct Summary: Sendable {
        /// The identifier.
        public var identifier: String
        /// The title.
        public var title: String
        /// The URI in the register of OGC.
        public var uri: String
        /// The URI of the CRS.
        public var crs: String
        /// The definition.
        public var links: [Link]
    }

    /// What every page has.
    public var frame: PageFrame
    /// The set.
    public var set: TileMatrixSet
}

/// The tile sets of a collection.
public struct TileSetsPage: Sendable {
    /// What every page has.
    public var frame: PageFrame
    /// The tile sets, without limits and layer.
    public var sets: [TileSetSummary]
}

/// One tile set.
public struct TileSetPage: Sendable {
    /// What every page has.
    public var frame: PageFrame
    /// The tile set.
    public var set: TileSetSummary
    /// Which tiles there are.
    public var limits: [TileLimits]
    /// Where the features lie, in degrees of CRS84; empty for none.
    public var extent: Envelope
    /// The collection whose features the tiles show.
    public var collection: CollectionSummary
}

/// The head of a tile set.
public struct TileSetSummary: Sendable {
    /// The title.
    public var title: String
    /// The identifier of the tile matrix set.
    public var tileMatrixSet: String
    /// The URI of the tile matrix set.
    public var tileMatrixSetURI: String
    /// The URI of the CRS.
    public var crs: String
    /// The links of the tile set.
    public var links: [Link]
}

/// Which tiles of one tile matrix a tile set has (OGC 17-083r4, clause 7.2); both ends belong to it.
public struct TileLimits: Sendable, Hashable {
    /// The tile matrix.
    public var tileMatrix: Int
    /// The rows.
    public var rows: ClosedRange<Int>
    /// The columns.
    public var columns: ClosedRange<Int>
}
