internal import FeatureQuery
public import GeoCore
public import GeoExchange
public import LayerTemplates
public import LayerValidation

/// What is to be loaded, and how.
public struct LoadRequest: Sendable {
    /// What is done with a delivery once it has been looked at.
    public enum Mode: Sendable, Hashable {
        /// Only the rules look at it.
        case check
        /// It is compared with what is there, too; nothing is changed.
        case dryRun
        /// It is loaded.
        case load
    }

    /// The delivered file.
    public var file: String
    /// What is done with it.
    public var mode = Mode.load
    /// The name of the collection; `nil` for the template's name, or each layer's own.
    public var layer: String?
    /// The layer of the source; `nil` for all.
    public var sourceLayer: String?
    /// The data set of an archive or folder; `nil` for all.
    public var member: String?
    /// The CRS of the coordinates; `nil` for what the source says.
    public var crs: CRSIdentity?
    /// The CRS to store in; `nil` for that of the layer that is there, or else that of the coordinates.
    public var targetCRS: CRSIdentity?
    /// Whether x and y of every position stand in the wrong order.
    public var swapsAxes = false
    /// The text encoding; `nil` for what the source says.
    public var encoding: String?
    /// The theme, whose GeoPackage takes the layers; `nil` for the template's, or else `genel`.
    public var theme: String?
    /// What people call the layer; `nil` for the template's title, or its name.
    public var title: String?
    /// The language of the texts as a language tag (BCP 47), such as `tr`; `nil` for that of the layer that is replaced,
    /// or none.
    public var language: String?
    /// The template the layer has to follow; `nil` for the one it followed last, or none.
    public var template: LayerTemplate?
    /// How fields become those of the template; `nil` for a suggestion by their names.
    public var mapping: FieldMapping?
    /// How a drawing becomes areas with attributes; `nil` for its entities as they are.
    public var drawing: DrawingOptions?
    /// Whether a layer of the same name is replaced as a whole, with its history.
    public var replacing = false
    /// Whether a layer of the same name is brought to the state of the delivery though no template names a key.
    public var updating = false
    /// The properties that name a feature, in place of the template's key.
    public var key: [String]?
    /// Whether geometries are put right where a rule can.
    public var repairing = false
    /// Whether a delivery with far fewer features than the layer has is taken.
    public var forced = false
    /// Whether the file that the layer was loaded from last is taken again.
    public var repeating = false
    /// Fields that may hold personal data, because the operator says so.
    public var personalFields: [String] = []
    /// Who loads it, for the record.
    public var origin = LoadOrigin()
    /// How rules are set up in this home.
    public var rules = RuleSettings()

    /// Creates a request.
    public init(file: String, theme: String? = nil) {
        self.file = file
        self.theme = theme
    }
}

extension LoadRequest {
    /// The rows that a delivery takes the place of: those of the district that delivers; `nil` for all.
    var part: PropertyFilter? {
        guard let district = origin.district, let field = template?.partitionField else { return nil }
        return PropertyFilter(property: field, value: .text(district))
    }
}

/// Who loads a delivery, and on what ground.
public struct LoadOrigin: Sendable, Hashable {
    /// The account of the person.
    public var person = ""
    /// The unit that delivers it; `nil` if the home knows no units.
    public var unit: String?
    /// The district whose part of a layer it is; `nil` for the whole.
    public var district: String?
    /// The units that the home knows, by name; an owner that a template names counts only if it is one of them.
    public var knownUnits: [String] = []
    /// The number of the letter that came with it.
    public var letter: String?
    /// What the person remarks.
    public var note: String?

    /// Creates an origin that names nobody.
    public init() {}
}

/// How the rules are set up in a home.
public struct RuleSettings: Sendable, Hashable {
    /// Severities in place of the rules' own.
    public var severities: [RuleIdentifier: Severity] = [:]
    /// The figures that rules compare with.
    public var tolerances = RuleTolerances()
    /// The layer whose features together are the municipality's area; `nil` if none is configured.
    public var boundaryLayer: String?

    /// Creates the usual settings.
    public init() {}
}

/// How far a load is.
public struct LoadProgress: Sendable {
    /// What is being done.
    public enum Phase: Sendable, Hashable {
        /// The delivery is copied and its hash taken.
        case copying
        /// Features are read from the source and looked at one by one.
        case reading
        /// All features are looked at together.
        case checking
        /// They are compared with what the layer holds.
        case comparing
        /// Features are stored in order.
        case storing
    }

    /// What is being done.
    public var phase: Phase
    /// The collection; empty while none is known.
    public var layer: String
    /// Features done in this phase; while checking, thousandths of the work.
    public var done: Int
    /// Features to do, where that is known.
    public var total: Int?
}
