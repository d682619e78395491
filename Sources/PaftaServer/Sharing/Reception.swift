internal import AccessControl
internal import FeatureQuery
internal import GeoCore
internal import GeoPackageStore
internal import GeoReferencing
internal import HomeRegistry
internal import OGCServices
internal import ProtocolViews
internal import SharingProtocols
internal import Synchronization

/// Leads everybody to the services over what they may see.
///
/// What was decided in the registry counts from the next request on; portals that it does not touch stay as they are,
/// with all that they have in memory.
final class Reception: Sendable {
    private enum Visitor: Hashable {
        case anybody
        case staff(unit: String?, roles: Set<Role>)
        case partner(String)
    }

    private struct Place {
        var portal: Portal
        var generation: Int64
        /// When it is made anew in any case, in seconds since 1970, because a shared layer is missing.
        var expiresAt: Int64?
        var usedAt: Int64
    }

    private struct State {
        var places: [Visitor: Place] = [:]
        var decisions: (generation: Int64, decisions: LayerDecisions)?
    }

    /// Portals of more partners than these are made anew when they come again.
    private static let capacity = 512
    /// A shared layer that is not there is looked for again after so many seconds.
    private static let patience: Int64 = 5

    private let base: GeoPackageCatalogue
    private let registry: HomeRegistry
    private let book: ProtocolBook
    private let references: CoordinateReferenceSystems
    private let undeclared: String
    private let makeRoutes: @Sendable (any Catalogue, ProtocolDocument?) -> Routes
    private let state = Mutex(State())

    init(
        _ base: GeoPackageCatalogue,
        _ registry: HomeRegistry,
        _ references: CoordinateReferenceSystems,
        undeclared: String,
        routes: @escaping @Sendable (any Catalogue, ProtocolDocument?) -> Routes
    ) {
        self.base = base
        self.registry = registry
        book = ProtocolBook(registry)
        self.references = references
        self.undeclared = undeclared
        makeRoutes = routes
    }

    /// Returns the services for a principal.
    ///
    /// - Parameters:
    ///   - principal: Who asks.
    ///   - now: Seconds since 1970.
    /// - Returns: The portal.
    /// - Throws: `access.unauthorised` for a partner whose protocol does not hold now; `registry.unreadable`.
    func portal(for principal: Principal, now: Int64) throws(PaftaError) -> Portal {
        switch principal {
        case .anonymous: return try portal(.anybody, now)
        case .staff(let member): return try portal(.staff(unit: member.unit, roles: member.roles), now)
        case .partner(let partner):
            let portal = try portal(.partner(partner.protocolNumber), now)
            guard let contract = portal.contract, contract.agreement.isInForce(at: now) else {
                throw .agreementNotInForce
            }
            return portal
        }
    }

    /// The names of all fields that tell of persons, for masking what is written down.
    func personalFields() throws(PaftaError) -> Set<String> {
        try decisions(try registry.generation()).allPersonalFields
    }

    private func portal(_ visitor: Visitor, _ now: Int64) throws(PaftaError) -> Portal {
        let generation = try registry.generation()
        let known = state.withLock { state -> Place? in
            state.places[visitor]?.usedAt = now
            return state.places[visitor]
        }
        let isLate = known?.expiresAt.map { $0 <= now } ?? false
        if let known, known.generation == generation, !isLate { return known.portal }
        let made = try make(visitor, generation, unless: isLate ? nil : known?.portal)
        let place = Place(
            portal: made,
            generation: generation,
            expiresAt: made.isComplete ? nil : now + Self.patience,
            usedAt: now
        )
        state.withLock { state in
            state.places[visitor] = place
            guard state.places.count > Self.capacity else { return }
            let oldest = state.places.min { $0.value.usedAt < $1.value.usedAt }
            if let oldest { state.places[oldest.key] = nil }
        }
        return made
    }

    private func make(
        _ visitor: Visitor,
        _ generation: Int64,
        unless known: Portal?
    ) throws(PaftaError) -> Portal {
        switch visitor {
        case .anybody: return try sight(nil, generation, unless: known)
        case .staff(let unit, let roles):
            return try sight(StaffMember(account: "", unit: unit, roles: roles), generation, unless: known)
        case .partner(let number): return try partner(number, unless: known)
        }
    }

    private func sight(_ member: StaffMember?, _ generation: Int64, unless known: Portal?) throws(PaftaError) -> Portal
    {
        let decisions = try decisions(generation)
        if let known, (known.catalogue as? SightCatalogue)?.decisions == decisions { return known }
        let catalogue = SightCatalogue(base, decisions, for: member, references: references)
        return Portal(catalogue, makeRoutes(catalogue, nil))
    }

    private func decisions(_ generation: Int64) throws(PaftaError) -> LayerDecisions {
        if let known = state.withLock({ $0.decisions }), known.generation == generation { return known.decisions }
        let decisions = try LayerDecisions(registry, undeclared: undeclared)
        state.withLock { $0.decisions = (generation, decisions) }
        return decisions
    }

    private func partner(
        _ number: String,
        unless known: Portal?
    ) throws(PaftaError) -> Portal {
        guard let agreement = try book.effective(number) else { throw .agreementNotInForce }
        if let known, let contract = known.contract, contract.agreement.entry == agreement.entry {
            return known
        }
        var schemas: [String: FeatureSchema] = [:]
        for shared in agreement.document.layers {
            do throws(PaftaError) {
                schemas[shared.layer] = try base.collection(shared.layer).open().schema
            } catch {
                guard error.category == .notFound else { throw error }
            }
        }
        let views = ViewCatalogue(
            base,
            views: try agreement.document.views(schemas: schemas),
            identity: "\(number)@\(agreement.entry.effectiveVersion)",
            secret: agreement.maskSecret,
            references: references
        )
        let catalogue = changing(views, agreement)
        return Portal(
            catalogue,
            makeRoutes(catalogue, agreement.document),
            try Contract(agreement),
            isComplete: schemas.count == Set(agreement.document.layers.map(\.layer)).count
        )
    }

    /// Adds the changes of the layers whose protocol gives a right to them.
    private func changing(_ views: ViewCatalogue, _ agreement: EffectiveProtocol) -> ChangingCatalogue {
        let (number, references, base, book) = (agreement.entry.number, references, base, book)
        let secret = ContractSecret.cursors(of: number, agreement.maskSecret)
        return ChangingCatalogue(
            views,
            version: "\(agreement.entry.effectiveVersion)",
            history: base,
            secret: secret,
            collections: agreement.document.deltaLayers
        ) { collection, version throws(PaftaError) in
            guard let version = Int(version) else { return nil }
            let document = try book.document(number, version: version)
            guard let schema = try? base.collection(collection).open().schema else { return nil }
            let definitions = try document.views(schemas: [collection: schema])
            guard let definition = definitions[collection] else { return nil }
            let former = ViewCatalogue(
                base,
                views: [collection: definition],
                identity: "\(number)@\(version)",
                secret: agreement.maskSecret,
                references: references
            )
            return CollectionView(version: "\(version)") { schema throws(PaftaError) in try former.view(of: schema) }
        }
    }
}

extension PaftaError {
    /// The same answer as for a key that nobody knows.
    fileprivate static var agreementNotInForce: PaftaError { .refused(.notInForce) }
}
