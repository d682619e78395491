public import GeoCore

/// How a layer is written where the format leaves a choice.
public struct WriteOptions: Sendable, Hashable {
    /// The text encoding, such as `CP1254`, for Shapefile, CSV, MapInfo and DXF; `nil` for the usual one.
    ///
    /// Usual are UTF-8 for Shapefile and CSV, and CP1254 for MapInfo and DXF, whose older versions know no UTF-8.
    public var encoding: String?
    /// Whether the layer is added to an existing file, beside its layers (GeoPackage, SpatiaLite, DXF).
    public var appendsLayer = false
    /// Where all features lie, in the CRS of the layer with x = east.
    ///
    /// MapInfo tables keep coordinates as fractions of it; a tight one keeps them finer than a millimetre.
    public var extent: Envelope?
    /// For CSV: writes points as two columns of numbers instead of one column of well-known text.
    public var coordinateColumns: CoordinateColumns?

    /// Creates options that leave every choice to the format.
    public init() {}

    /// How a table of points shows its coordinates.
    public struct CoordinateColumns: Sendable, Hashable {
        /// The name of the first column, which holds eastings or longitudes; Y in Turkish geodesy.
        public var eastName: String
        /// The name of the second column, which holds northings or latitudes; X in Turkish geodesy.
        public var northName: String
        /// What stands between columns.
        public var separator: Character
        /// Whether a comma stands before decimals, as Turkish spreadsheets expect.
        public var usesDecimalComma: Bool

        /// Creates the form Turkish surveyors use unless told otherwise: Y before X, semicolons, decimal commas.
        public init(
            eastName: String = "Y",
            northName: String = "X",
            separator: Character = ";",
            usesDecimalComma: Bool = true
        ) {
            self.eastName = eastName
            self.northName = northName
            self.separator = separator
            self.usesDecimalComma = usesDecimalComma
        }
    }
}
