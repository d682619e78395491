public import GeoCore

extension PaftaError.Code {
    /// The source does not say which CRS its coordinates are in.
    public static let sourceWithoutCRS = Self("source.noCRS")
    /// The source holds no features.
    public static let emptySource = Self("source.empty")
    /// The source has several layers and one name was given, or has no layer of the name.
    public static let ambiguousLayer = Self("source.layer")
    /// A coordinate in a table of points is not a number.
    public static let malformedCoordinate = Self("coordinate.malformed")
    /// A delivery has other fields than the layer it is for.
    public static let differentFields = Self("layer.differentFields")
    /// Features of a delivery lie outside the district that delivers it.
    public static let foreignDistrict = Self("layer.foreignDistrict")
    /// The rules of a watched folder cannot be used.
    public static let invalidWatchRules = Self("watch.rules")
    /// A folder to watch is not there, or cannot be read or written.
    public static let unusableWatchFolder = Self("watch.folder")
    /// Another program watches the folder.
    public static let watchedFolder = Self("watch.busy")
}
