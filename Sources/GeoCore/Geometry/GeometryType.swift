/// The kinds of geometry of OGC 06-103r4 that Pafta stores; raw values are the WKB codes without Z and M.
public enum GeometryType: UInt8, Sendable, CaseIterable {
    /// One position.
    case point = 1
    /// A path.
    case lineString = 2
    /// An area with one outer ring and holes.
    case polygon = 3
    /// Several positions.
    case multiPoint = 4
    /// Several paths.
    case multiLineString = 5
    /// Several areas.
    case multiPolygon = 6
    /// A mixture of points, paths and areas.
    case geometryCollection = 7

    /// The name used by OGC 06-103r4, GeoJSON and JSON Schema formats, such as `MultiPolygon`.
    public var name: String {
        switch self {
        case .point: "Point"
        case .lineString: "LineString"
        case .polygon: "Polygon"
        case .multiPoint: "MultiPoint"
        case .multiLineString: "MultiLineString"
        case .multiPolygon: "MultiPolygon"
        case .geometryCollection: "GeometryCollection"
        }
    }

    /// The kind whose parts a multi-geometry is made of; the kind itself where there is nothing inside.
    public var single: GeometryType {
        switch self {
        case .point, .multiPoint: .point
        case .lineString, .multiLineString: .lineString
        case .polygon, .multiPolygon: .polygon
        case .geometryCollection: .geometryCollection
        }
    }

    /// The kind that holds several of this kind.
    public var multi: GeometryType {
        switch self {
        case .point, .multiPoint: .multiPoint
        case .lineString, .multiLineString: .multiLineString
        case .polygon, .multiPolygon: .multiPolygon
        case .geometryCollection: .geometryCollection
        }
    }

    /// 0 for points, 1 for paths, 2 for areas, `nil` for a mixture.
    public var dimension: Int? {
        switch single {
        case .point: 0
        case .lineString: 1
        case .polygon: 2
        default: nil
        }
    }

    /// Creates the kind from its name in any letter case, as GeoPackage's `geometry_type_name` spells it.
    ///
    /// `GEOMETRY` has no counterpart and gives `nil`: such a column may hold any kind.
    public init?(name: String) {
        let upper = name.uppercased()
        let wanted = upper == "GEOMCOLLECTION" ? "GEOMETRYCOLLECTION" : upper
        guard let match = GeometryType.allCases.first(where: { $0.name.uppercased() == wanted }) else { return nil }
        self = match
    }
}
