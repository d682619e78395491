public import GeoCore

/// What a layer of the city has to look like: its fields, key, geometry, and who is responsible for it.
///
/// Built-in templates follow the minimum schemas of the city's layers; others are TOML files of the home. A template says
/// nothing about the CRS: layers keep the one they are delivered in.
public struct LayerTemplate: Sendable, Hashable {
    /// The name, as in `--as parsel`; also the name of the layer unless another is given.
    public var name: String
    /// What people call the layer.
    public var title: LocalizedText
    /// The theme whose GeoPackage takes the layer.
    public var theme: String
    /// The geometry; `nil` for a table.
    public var geometry: TemplateGeometry?
    /// The fields, in the order they are stored.
    public var fields: [TemplateField]
    /// The fields that together name a feature, none twice; empty if features have no key.
    public var key: [String]
    /// The unit of the municipality that delivers the layer.
    public var ownerUnit: String?
    /// The days after which the layer is overdue.
    public var updatePeriodDays: Int?
    /// The field that holds the district a feature belongs to, for layers that districts deliver in parts.
    public var partitionField: String?
    /// Who may see the layer.
    public var access: AccessClass
    /// The secrecy grade that outputs carry.
    public var secrecy: SecrecyGrade
    /// What has to hold between the features of the layer.
    public var topology: TemplateTopology

    /// Creates a template.
    public init(
        name: String,
        title: LocalizedText,
        theme: String,
        geometry: TemplateGeometry?,
        fields: [TemplateField],
        key: [String] = [],
        ownerUnit: String? = nil,
        updatePeriodDays: Int? = nil,
        partitionField: String? = nil,
        access: AccessClass = .staff,
        secrecy: SecrecyGrade = .unclassified,
        topology: TemplateTopology = TemplateTopology()
    ) {
        self.name = name
        self.title = title
        self.theme = theme
        self.geometry = geometry
        self.fields = fields
        self.key = key
        self.ownerUnit = ownerUnit
        self.updatePeriodDays = updatePeriodDays
        self.partitionField = partitionField
        self.access = access
        self.secrecy = secrecy
        self.topology = topology
    }

    /// Returns the field called `name`, exactly as spelled.
    public func field(named name: String) -> TemplateField? { fields.first { $0.name == name } }

    /// Returns the field that has a role, if one has.
    public func field(of role: TemplateField.Role) -> TemplateField? { fields.first { $0.role == role } }
}

/// The geometry that a template asks for.
public struct TemplateGeometry: Sendable, Hashable {
    /// The kind that is stored; single ones are promoted to a multi-geometry.
    public var type: GeometryType
    /// Whether heights are kept; they are dropped otherwise.
    public var keepsHeights: Bool

    /// Creates the geometry of a template.
    public init(type: GeometryType, keepsHeights: Bool = false) {
        self.type = type
        self.keepsHeights = keepsHeights
    }
}

/// What has to hold between the features of a layer; lengths in metres, areas in square metres.
public struct TemplateTopology: Sendable, Hashable {
    /// Whether features must not overlap.
    public var forbidsOverlaps = false
    /// The fields that name a block (ada), inside which there must be no gaps; empty to look for none.
    public var gapGroup: [String] = []
    /// Whether overlaps are looked for only between features with equal values in these fields, as in one plan.
    public var overlapGroup: [String] = []
    /// Whether lines form a network: ends have to meet, crossings need a node.
    public var isNetwork = false
    /// The layer that features must lie in, with the fields that name the same thing here and there.
    public var container: TemplateContainer?
    /// The lines whose ground no area has to cover, where features with an overlap group cover their containers.
    public var roads: [TemplateRoads] = []
    /// Other layers whose boundaries no feature must cross, such as `plan` for buildings.
    public var uncrossed: [String] = []

    /// Creates the topology of a layer for which nothing has to hold.
    public init() {}
}

/// Another layer that features must lie in.
public struct TemplateContainer: Sendable, Hashable {
    /// The other layer, such as `mahalle`.
    public var layer: String
    /// The field here, such as `mahalle_kod`.
    public var field: String
    /// The field there, such as `uavt_kod`.
    public var containerField: String
    /// Another field there by which it may be named as well, such as `plan_adi` besides `pin`.
    public var otherField: String?

    /// Creates a reference to another layer.
    public init(layer: String, field: String, containerField: String, otherField: String? = nil) {
        self.layer = layer
        self.field = field
        self.containerField = containerField
        self.otherField = otherField
    }
}

/// Lines of another layer that stand for roads.
public struct TemplateRoads: Sendable, Hashable {
    /// The other layer, such as `plan_cizgi`.
    public var layer: String
    /// The field there with the width of the road in metres, such as `genislik`.
    public var width: String
    /// The field there that says what a line is, such as `tur`; `nil` if all are roads.
    public var field: String?
    /// The values of that field that mean a road.
    public var values: [String]

    /// Creates a reference to lines of another layer.
    public init(layer: String, width: String, field: String? = nil, values: [String] = []) {
        self.layer = layer
        self.width = width
        self.field = field
        self.values = values
    }
}

/// Who may see a layer.
public enum AccessClass: String, Sendable, Hashable, CaseIterable {
    /// Anybody.
    case `public`
    /// Institutions with a protocol, and staff.
    case partner
    /// The municipality's staff.
    case staff
    /// Only those named.
    case restricted
}

/// The secrecy grades of Turkish public bodies, from the least.
public enum SecrecyGrade: String, Sendable, Hashable, CaseIterable {
    /// Tasnif dışı.
    case unclassified = "tasnif-disi"
    /// Hizmete özel.
    case official = "hizmete-ozel"
    /// Özel.
    case restricted = "ozel"
    /// Gizli.
    case secret = "gizli"
}
