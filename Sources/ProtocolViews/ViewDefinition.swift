public import FeatureQuery
public import GeoCore

/// What one principal may see of one collection.
///
/// Everything that is not named here does not exist for that principal.
public struct ViewDefinition: Sendable, Hashable {
    /// The properties that exist, in the order in which they are shown.
    public var fields: [Field]
    /// Only features for which this filter is true by their stored values; `nil` for all.
    public var rowFilter: FilterExpression?
    /// Only what lies in this area; `nil` for everywhere.
    public var area: Area?
    /// What becomes of geometries.
    public var geometry = GeometryMask.stored
    /// Whether former states may be read.
    public var hasHistory = false

    /// Creates a view.
    public init(fields: [Field]) { self.fields = fields }

    /// A property that exists in the view.
    public struct Field: Sendable, Hashable {
        /// The property's name in the collection and in the view.
        public var name: String
        /// What becomes of its values.
        public var mask: FieldMask

        /// Creates a field.
        public init(_ name: String, mask: FieldMask = .stored) {
            self.name = name
            self.mask = mask
        }
    }

    /// An area, and what becomes of the features that reach out of it.
    public struct Area: Sendable, Hashable {
        /// The area as a polygon or multipolygon of well-known binary, x (east) before y (north).
        public var polygon: [UInt8]
        /// The CRS of its positions.
        public var crs: CRSIdentity
        /// Whether geometries are cut at its edge; otherwise features that meet the area are shown whole.
        public var cuts: Bool

        /// Creates an area.
        public init(polygon: [UInt8], crs: CRSIdentity, cuts: Bool) {
            self.polygon = polygon
            self.crs = crs
            self.cuts = cuts
        }
    }
}

/// What becomes of the values of one property; a missing value stays missing.
public enum FieldMask: Sendable, Hashable {
    /// They are shown as they are.
    case stored
    /// The property exists and never has a value.
    case hidden
    /// The first letter of each word, and three asterisks: `Ayşe Yılmaz` becomes `A*** Y***`.
    case initials
    /// Only the last characters are shown; each other character becomes an asterisk.
    case lastCharacters(Int)
    /// A hash with the partner's own key, in hexadecimal digits: equal for equal values, of no use to anybody else.
    case keyedHash
    /// Numbers are rounded to the nearest multiple of this step.
    case rounded(step: Double)
    /// Numbers become the class they lie in, `100–200`, by the ascending limits between classes.
    case classes(limits: [Double])
    /// Days and moments become their year, a number.
    case year
}

/// What becomes of geometries.
public enum GeometryMask: Sendable, Hashable {
    /// They are shown as they are.
    case stored
    /// The view has no geometry.
    case hidden
    /// They become their centroid.
    case centroid
    /// They are simplified so far that they leave the stored ones by at most so many metres.
    case generalised(metres: Double)
    /// Their positions are moved to a grid of so many metres.
    case snapped(metres: Double)
}
