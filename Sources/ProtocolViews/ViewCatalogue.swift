public import FeatureQuery
public import GeoCore
public import GeoReferencing
internal import Synchronization

/// The collections of another catalogue as one principal may see them; what is not named does not exist.
///
/// Any thread may use it at any time. Schemas, sources and versions of what it gives are those of views: nothing in them
/// tells of what is hidden.
public final class ViewCatalogue: Catalogue {
    private let base: any Catalogue
    private let views: [String: ViewDefinition]
    private let identity: String
    private let secret: [UInt8]
    private let references: CoordinateReferenceSystems
    private let cache = MeasureCache()
    private let bound = Mutex<[String: View]>([:])

    /// Creates the catalogue of a principal; nothing is read.
    ///
    /// - Parameters:
    ///   - base: All collections.
    ///   - views: What may be seen of each collection, by identifier.
    ///   - identity: Who sees it by what, such as a protocol and its version; versions of data differ by it.
    ///   - secret: The partner's own key for masks that hash.
    ///   - references: The CRSs.
    public init(
        _ base: any Catalogue,
        views: [String: ViewDefinition],
        identity: String,
        secret: [UInt8],
        references: CoordinateReferenceSystems
    ) {
        self.base = base
        self.views = views
        self.identity = identity
        self.secret = secret
        self.references = references
    }

    /// The identifiers of the visible collections, in the order of the base.
    public func collections() throws(PaftaError) -> [String] { try base.collections().filter { views[$0] != nil } }

    /// Returns the view of a collection.
    ///
    /// - Throws: `collection.unknown`, in the same words for what is not there and what is not visible. Opening the source
    ///   throws `view.broken` if the definition does not fit the layer.
    public func collection(_ identifier: String) throws(PaftaError) -> any FeatureSource {
        guard let definition = views[identifier] else { throw .unknownCollection(identifier) }
        return source(try base.collection(identifier), definition)
    }

    /// Returns the view of a collection in the state that it had at a moment.
    ///
    /// - Parameters:
    ///   - identifier: The collection.
    ///   - moment: As ``Catalogue`` says.
    /// - Returns: The source, with the masks of today.
    /// - Throws: `collection.unknown`; `history.missing` if the view has no history; what the base throws.
    public func collection(_ identifier: String, at moment: String) throws(PaftaError) -> any FeatureSource {
        guard let definition = views[identifier] else { throw .unknownCollection(identifier) }
        guard definition.hasHistory else {
            _ = try base.collection(identifier)
            throw .formerStatesNotKept(identifier)
        }
        return source(try base.collection(identifier, at: moment), definition)
    }

    /// Returns the view of a collection bound to a schema of it.
    ///
    /// - Throws: `collection.unknown`, `view.broken`.
    public func view(of schema: FeatureSchema) throws(PaftaError) -> View {
        guard let definition = views[schema.collection] else { throw .unknownCollection(schema.collection) }
        return try view(definition, of: schema)
    }

    private func source(_ source: any FeatureSource, _ definition: ViewDefinition) -> any FeatureSource {
        ViewSource(source, cache: cache) { [self] schema throws(PaftaError) in try view(definition, of: schema) }
    }

    /// Binds a definition, or finds what was bound to the same schema before: areas are dear to prepare.
    private func view(_ definition: ViewDefinition, of schema: FeatureSchema) throws(PaftaError) -> View {
        if let known = bound.withLock({ $0[schema.collection] }), known.stored == schema { return known }
        let view = try View(definition, of: schema, identity: identity, secret: secret, references: references)
        bound.withLock { $0[schema.collection] = view }
        return view
    }
}
