/// How deliveries are to be loaded, in the words of a person: options of the command line, or a rule of a watched folder.
public struct DeliverySettings: Sendable, Hashable {
    /// The name of the template it has to follow.
    public var template: String?
    /// The collection's name.
    public var layer: String?
    /// The layer of the source.
    public var sourceLayer: String?
    /// The data set of an archive or folder.
    public var member: String?
    /// The CRS of the coordinates, as `EPSG:5254`.
    public var crs: String?
    /// The CRS to store in.
    public var targetCRS: String?
    /// Whether x and y of every position are exchanged.
    public var swapsAxes = false
    /// The text encoding.
    public var encoding: String?
    /// The path of a file that maps fields of the source to those of the template.
    public var mapping: String?
    /// Fields that may hold personal data.
    public var personalFields: [String] = []
    /// The layers of a drawing whose outlines are areas.
    public var areas: [String] = []
    /// The texts of a drawing that name areas, as `PARSELNO=parsel`.
    public var texts: [String] = []
    /// How far apart the ends of an outline may be, in units of the CRS.
    public var closing: Double?
    /// Severities of rules, as `V-21=off`.
    public var severities: [String] = []
    /// Whether geometries are put right where a rule can.
    public var repairs = false
    /// The unit that delivers.
    public var unit: String?
    /// The theme.
    public var theme: String?
    /// What people call the layer.
    public var title: String?
    /// The language of the texts.
    public var language: String?
    /// The properties that name a feature.
    public var key: [String]?
    /// Whether a layer of the same name is replaced, with its history.
    public var replaces = false
    /// Whether a layer without template is brought to the state of the delivery.
    public var updates = false
    /// Whether a delivery with far fewer features is taken.
    public var forces = false
    /// Whether the file that was loaded last is taken again.
    public var repeats = false
    /// The number of the letter.
    public var letter: String?
    /// A remark for the record.
    public var note: String?

    /// Creates settings that set nothing.
    public init() {}
}
