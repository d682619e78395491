internal import FeatureQuery
internal import GeoCore
internal import GeoReferencing
internal import HomeRegistry
internal import ProtocolViews
internal import SharingProtocols

/// The layers of a home as the receiver of a protocol may see them, all of them and complete.
struct AgreedCatalogue {
    let agreement: EffectiveProtocol
    private let catalogue: ChangingCatalogue
    private let schemas: [String: FeatureSchema]

    /// Binds a protocol to the layers there are.
    ///
    /// - Throws: `package.layerMissing` if one is not there; what ``ProtocolDocument/views(schemas:)`` throws.
    init(
        _ agreement: EffectiveProtocol,
        _ base: any Catalogue & ChangeHistory,
        _ book: ProtocolBook,
        _ references: CoordinateReferenceSystems
    ) throws(PaftaError) {
        self.agreement = agreement
        var schemas: [String: FeatureSchema] = [:]
        for shared in agreement.document.layers {
            do throws(PaftaError) {
                schemas[shared.layer] = try base.collection(shared.layer).open().schema
            } catch {
                guard error.category == .notFound else { throw error }
                throw .packageLayerMissing(shared.layer)
            }
        }
        self.schemas = schemas
        let (number, secret, known) = (agreement.entry.number, agreement.maskSecret, schemas)
        func views(_ document: ProtocolDocument, _ version: Int) throws(PaftaError) -> ViewCatalogue {
            ViewCatalogue(
                base,
                views: try document.views(schemas: known),
                identity: "\(number)@\(version)",
                secret: secret,
                references: references
            )
        }
        let former = FormerViews(base: base, book: book, number: number, secret: secret, references: references)
        // The same identity and the same secret as the server's, so that cursors hold there.
        catalogue = ChangingCatalogue(
            try views(agreement.document, agreement.entry.effectiveVersion),
            version: "\(agreement.entry.effectiveVersion)",
            history: base,
            secret: ContractSecret.cursors(of: number, secret),
            collections: agreement.document.deltaLayers
        ) { collection, version throws(PaftaError) in try former.view(of: collection, version) }
    }

    /// What the features of a layer look like to the municipality.
    func storedSchema(of layer: String) throws(PaftaError) -> FeatureSchema {
        guard let schema = schemas[layer] else { throw .packageLayerMissing(layer) }
        return schema
    }

    /// Opens a layer in its present state.
    func open(_ layer: String) throws(PaftaError) -> any FeatureReading { try catalogue.collection(layer).open() }

    /// Whether the receiver may follow the changes of a layer.
    func offersChanges(of layer: String) -> Bool { catalogue.offersChanges(of: layer) }

    /// Returns all changes since a cursor, as one page; without a cursor all features.
    func changes(of layer: String, since cursor: String?) throws(PaftaError) -> any FeatureChanges {
        try catalogue.changes(of: layer, since: cursor, limit: .max)
    }

    /// The state of data, as the receiver is told it: the same for the same state, and nothing can be counted by it.
    func versionText(_ version: DataVersion) -> String {
        let key = ContractSecret.versions(of: agreement.entry.number, agreement.maskSecret)
        return Digest.keyed("\(version.incarnation).\(version.change)", key: key)
    }
}

/// The views of layers in other versions of a protocol.
private struct FormerViews: Sendable {
    let base: any Catalogue & ChangeHistory
    let book: ProtocolBook
    let number: String
    let secret: [UInt8]
    let references: CoordinateReferenceSystems

    func view(of collection: String, _ version: String) throws(PaftaError) -> CollectionView? {
        guard let wanted = Int(version) else { return nil }
        let document = try book.document(number, version: wanted)
        guard let schema = try? base.collection(collection).open().schema,
            let definition = try document.views(schemas: [collection: schema])[collection]
        else { return nil }
        let views = ViewCatalogue(
            base,
            views: [collection: definition],
            identity: "\(number)@\(version)",
            secret: secret,
            references: references
        )
        return CollectionView(version: version) { schema throws(PaftaError) in try views.view(of: schema) }
    }
}
