internal import AccessControl
internal import FeatureQuery
internal import GeoCore
internal import GeoReferencing
internal import HomeRegistry
internal import ProtocolViews
internal import Synchronization

/// What was decided about the layers of a home: who may see them, and which of their fields tell of persons.
struct LayerDecisions: Sendable, Equatable {
    /// What was decided about each layer.
    var layers: [String: LayerRegistration] = [:]
    /// The fields of each layer that tell of persons.
    var personalFields: [String: Set<String>] = [:]
    /// All of these fields.
    var allPersonalFields: Set<String> = []
    /// The access class of layers about which nothing was decided.
    var undeclared: String

    init(_ registry: HomeRegistry, undeclared: String) throws(PaftaError) {
        self.undeclared = undeclared
        for layer in try registry.registrations() { layers[layer.collection] = layer }
        for field in try registry.fields() where field.isPersonal {
            personalFields[field.collection, default: []].insert(field.field)
            allPersonalFields.insert(field.field)
        }
    }

    /// How much of a layer somebody of the municipality, or anybody, may see.
    enum Sight: Equatable {
        /// It does not exist.
        case nothing
        /// Everything but what tells of persons.
        case impersonal
        /// Everything.
        case everything
    }

    /// Returns how much of a layer a principal may see who is no partner; `nil` for somebody without credentials.
    func sight(of layer: String, for member: StaffMember?) -> Sight {
        let decided = layers[layer]
        let access = decided?.access ?? undeclared
        guard let member else { return access == "public" ? .impersonal : .nothing }
        let isOwn = member.unit.map { unit in
            decided?.ownerUnit == unit || decided?.delegates.contains(unit) == true
        }
        // Whoever keeps the data up to date has to see all of it.
        if isOwn == true, !member.roles.isDisjoint(with: [.reader, .editor, .planner]) { return .everything }
        switch access {
        case "public", "partner", "staff": return member.roles.isEmpty ? .nothing : .impersonal
        default: return member.roles.contains(.planner) ? .impersonal : .nothing
        }
    }
}

/// The layers of a home as somebody of the municipality, or anybody, may see them; what is not visible does not exist.
final class SightCatalogue: Catalogue {
    private let base: any Catalogue
    let decisions: LayerDecisions
    private let member: StaffMember?
    private let references: CoordinateReferenceSystems
    /// The views of layers with personal fields, with the schema they were made for.
    private let views = Mutex<[String: (schema: FeatureSchema, view: ViewCatalogue)]>([:])

    init(
        _ base: any Catalogue,
        _ decisions: LayerDecisions,
        for member: StaffMember?,
        references: CoordinateReferenceSystems
    ) {
        self.base = base
        self.decisions = decisions
        self.member = member
        self.references = references
    }

    func collections() throws(PaftaError) -> [String] {
        try base.collections().filter { decisions.sight(of: $0, for: member) != .nothing }
    }

    func collection(_ identifier: String) throws(PaftaError) -> any FeatureSource {
        guard let catalogue = try catalogue(of: identifier) else { throw .unknownCollection(identifier) }
        return try catalogue.collection(identifier)
    }

    func collection(_ identifier: String, at moment: String) throws(PaftaError) -> any FeatureSource {
        guard let catalogue = try catalogue(of: identifier) else { throw .unknownCollection(identifier) }
        return try catalogue.collection(identifier, at: moment)
    }

    /// Returns the catalogue that answers for a layer; `nil` if the layer is not visible.
    private func catalogue(of layer: String) throws(PaftaError) -> (any Catalogue)? {
        let hidden = decisions.personalFields[layer] ?? []
        switch decisions.sight(of: layer, for: member) {
        case .nothing: return nil
        case .everything: return base
        case .impersonal: return hidden.isEmpty ? base : try view(of: layer, without: hidden)
        }
    }

    private func view(of layer: String, without hidden: Set<String>) throws(PaftaError) -> ViewCatalogue {
        let schema = try base.collection(layer).open().schema
        if let known = views.withLock({ $0[layer] }), known.schema == schema { return known.view }
        let shown = schema.properties.map(\.name).filter { !hidden.contains($0) }
        var definition = ViewDefinition(fields: shown.map { ViewDefinition.Field($0) })
        definition.hasHistory = true
        let view = ViewCatalogue(
            base,
            views: [layer: definition],
            identity: "impersonal",
            secret: [],
            references: references
        )
        views.withLock { $0[layer] = (schema, view) }
        return view
    }
}
