public import GeoCore
public import ProtocolViews

extension ProtocolDocument {
    /// Masks under a name; they hold for fields that have no mask of their own.
    public struct MaskingProfile: Sendable, Hashable {
        /// The name, which layers refer to.
        public var name = ""
        /// The fields with their masks.
        public var fields: [Field] = []

        /// Creates one that says nothing.
        public init() {}
    }

    /// A layer that is shared, and what of it.
    public struct SharedLayer: Sendable, Hashable {
        /// The layer's name.
        public var layer = ""
        /// The fields that exist for the receiver, in the order in which they are shown; no others do.
        public var fields: [Field] = []
        /// The name of the masking profile; blank for none.
        public var maskingProfile = ""
        /// Only features for which this filter (CQL2 text) holds by their stored values; blank for all.
        public var filter = ""
        /// The CRS of positions in the filter, x (east) before y (north); CRS84 if left out.
        public var filterCRS: CRSIdentity?
        /// What becomes of geometries; shown as stored if left out.
        public var geometry: GeometryMask?
        /// Whether former states may be read.
        public var hasHistory = false
        /// Whether changes may be followed.
        public var hasDeltas = false
        /// Only what lies there.
        public var area = Area()

        /// Creates one that says nothing.
        public init() {}
    }

    /// A field and its mask.
    public struct Field: Sendable, Hashable {
        /// The field's name.
        public var name = ""
        /// What becomes of its values; the profile's mask, else shown as stored, if left out.
        public var mask: FieldMask?

        /// Creates one that says nothing.
        public init() {}
    }

    /// An area: a shape, or features of a layer by the values of a field.
    public struct Area: Sendable, Hashable {
        /// The polygon or multipolygon as well-known text, x (east) before y (north).
        public var wkt = ""
        /// The same as GeoJSON, in CRS84 unless `crs` says otherwise.
        public var geojson = ""
        /// The CRS of the shape; CRS84 if left out.
        public var crs: CRSIdentity?
        /// The layer with the features that make the area.
        public var layer = ""
        /// The field whose values choose them.
        public var field = ""
        /// Those values.
        public var values: [String] = []
        /// What becomes of features that reach out of it; shown whole if left out.
        public var clip: AreaClip?
        /// The shape that was made of those features when the protocol was approved: well-known binary in hexadecimal.
        public var resolvedWKB = ""
        /// Its CRS.
        public var resolvedCRS: CRSIdentity?

        /// Creates one that says nothing.
        public init() {}
    }
}

/// What becomes of features that reach out of an area.
public enum AreaClip: String, Sendable, Hashable, CaseIterable {
    /// They are shown whole.
    case whole
    /// They are cut at its edge.
    case cut
}

extension ProtocolDocument.MaskingProfile: DocumentTable {
    mutating func visit(_ visitor: inout some KeyVisitor) throws(PaftaError) {
        try visitor.text("name", &name)
        try visitor.tables("fields", &fields, short: "name")
    }
}

extension ProtocolDocument.SharedLayer: DocumentTable {
    mutating func visit(_ visitor: inout some KeyVisitor) throws(PaftaError) {
        try visitor.text("layer", &layer)
        try visitor.tables("fields", &fields, short: "name")
        try visitor.text("masking_profile", &maskingProfile)
        try visitor.text("filter", &filter)
        try visitor.form("filter_crs", &filterCRS)
        try visitor.form("geometry", &geometry)
        try visitor.flag("history", &hasHistory, usual: false)
        try visitor.flag("deltas", &hasDeltas, usual: false)
        try visitor.table("area", &area)
    }
}

extension ProtocolDocument.Field: DocumentTable {
    mutating func visit(_ visitor: inout some KeyVisitor) throws(PaftaError) {
        try visitor.text("name", &name)
        try visitor.form("mask", &mask)
    }
}

extension ProtocolDocument.Area: DocumentTable {
    mutating func visit(_ visitor: inout some KeyVisitor) throws(PaftaError) {
        try visitor.text("wkt", &wkt)
        try visitor.text("geojson", &geojson)
        try visitor.form("crs", &crs)
        try visitor.text("layer", &layer)
        try visitor.text("field", &field)
        try visitor.texts("values", &values)
        try visitor.form("clip", &clip)
        try visitor.text("resolved_wkb", &resolvedWKB)
        try visitor.form("resolved_crs", &resolvedCRS)
    }
}

extension AreaClip: TextForm {}
