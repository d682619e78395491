public import FeatureQuery
public import GeoCore
public import GeoReferencing
public import LayerTemplates

/// What the rules know of a layer besides its features.
public struct ValidationContext {
    /// The template, if the layer is to follow one.
    public var template: LayerTemplate?
    /// The layer as it will be stored.
    public var schema: FeatureSchema
    /// The CRS of the geometries; `nil` for a table.
    public var crs: CRSDescription? { didSet { places = PlaceVerdicts() } }
    /// Transformations between CRSs.
    public var references: CoordinateReferenceSystems
    /// What came with the source.
    public var source = SourceFacts()
    /// The municipality's boundary in the layer's CRS: one row, a polygon or multipolygon; `nil` if none is configured.
    public var boundary: GeometryColumn? { didSet { places = PlaceVerdicts() } }
    /// Other layers of the home, for rules that compare with them.
    public var others: (any ReferenceLayers)?
    /// Whether rules may put geometries right (`--repair`).
    public var isRepairing = false
    /// The figures that rules compare with.
    public var tolerances = RuleTolerances() { didSet { places = PlaceVerdicts() } }
    /// Where features are expected; shared by the rules that ask.
    private(set) var places = PlaceVerdicts()

    /// Creates a context.
    public init(
        template: LayerTemplate?,
        schema: FeatureSchema,
        crs: CRSDescription?,
        references: CoordinateReferenceSystems
    ) {
        self.template = template
        self.schema = schema
        self.crs = crs
        self.references = references
    }

    /// Returns the key of a feature as people write it, such as `2705/15`.
    ///
    /// - Parameters:
    ///   - row: The feature.
    ///   - batch: The batch it is in.
    /// - Returns: Its values in the order of the template's key, joined by slashes; `nil` without a template key, or if
    ///   all of its values are missing.
    public func key(of row: Int, in batch: FeatureBatch) -> String? {
        guard let key = template?.key, !key.isEmpty else { return nil }
        var values: [String] = []
        for name in key {
            guard let index = batch.index(of: name) else { continue }
            switch batch.properties[index].value(row) {
            case .text(let text): values.append(text)
            case .integer(let number): values.append(String(number))
            case .real(let number): values.append(String(number))
            case .boolean(let flag): values.append(String(flag))
            case nil: values.append("–")
            }
        }
        return values.allSatisfy { $0 == "–" } ? nil : values.joined(separator: "/")
    }
}

/// What came with a source besides its features.
public struct SourceFacts: Sendable {
    /// The file as the user named it, without folders.
    public var fileName = ""
    /// The number of features of the former version of the layer; `nil` if there is none.
    public var formerCount: Int?
    /// The CRS of the coordinates of the source as it names it; `nil` if it names none.
    public var crsName: String?
    /// Whether the CRS was given by the operator.
    public var crsIsGiven = false
    /// The text encoding used, such as `CP1254`.
    public var encoding: String?
    /// Fields of the source that no field of the layer takes.
    public var unmappedFields: [String] = []
    /// How fields of the source became fields of the layer, where the names differ.
    public var mappedFields: [(source: String, field: String)] = []
    /// The operation by which coordinates were brought into another datum; `nil` if they were not.
    public var datumOperation: (name: String, accuracyMetres: Double?)?
    /// Fields whose personal data the operator declared (`--personal`).
    public var declaredPersonalFields: [String] = []

    /// Creates facts that say nothing.
    public init() {}
}

/// Other layers of the home.
public protocol ReferenceLayers: AnyObject {
    /// Returns features of a layer that meet a box, at most `limit`; `nil` if there is no such layer.
    ///
    /// - Parameters:
    ///   - layer: The other layer.
    ///   - envelope: The box, in `crs`.
    ///   - crs: The CRS of the box and of the answer.
    ///   - limit: The most features wanted.
    /// - Returns: The features in one batch.
    /// - Throws: `crs.unknown`, `store.*`.
    func features(
        of layer: String,
        meeting envelope: Envelope,
        in crs: CRSIdentity,
        limit: Int
    ) throws(PaftaError) -> FeatureBatch?
}

/// The figures that rules compare with; lengths in metres, areas in square metres, shares from 0 to 1.
public struct RuleTolerances: Sendable, Hashable {
    /// How far outside the boundary features may lie (V-04).
    public var boundaryMargin = 500.0
    /// The share of features outside the boundary from which the layer is refused (V-04).
    public var outsideShare = 0.05
    /// The share by which the area may change when a geometry is made valid (V-12).
    public var repairAreaShare = 0.001
    /// How near equal geometries have to be (V-20).
    public var duplicateDistance = 0.001
    /// Overlaps up to this area are slivers (V-21).
    public var overlapArea = 0.1
    /// Overlaps up to this width are slivers (V-21).
    public var overlapWidth = 0.02
    /// Gaps up to this width are looked for (V-22).
    public var gapWidth = 0.5
    /// Line ends that nearly meet lie within this distance (V-27).
    public var danglingDistance = 0.5
    /// The share by which the number of features may fall against the former version (V-31).
    public var countDropShare = 0.1
    /// The most positions of one feature (V-32).
    public var maximumPositions = 1_000_000
    /// The most rings of one feature (V-32).
    public var maximumRings = 100_000

    /// Creates the usual figures.
    public init() {}
}
