public import AuditTrail
public import FeatureQuery
public import GeoCore
public import GeoReferencing
public import HomeRegistry
internal import ProtocolViews
internal import SharingProtocols

/// Makes packages: all that a protocol's receiver may have of its layers, in files, signed.
///
/// A package is whole, recorded and signed, or it is not there. Functions block.
public struct PackageMaker: Sendable {
    let home: String
    let registry: HomeRegistry
    let catalogue: any Catalogue & ChangeHistory
    let references: CoordinateReferenceSystems
    let trail: AuditWriter
    let book: ProtocolBook

    /// Takes what packages are made of.
    ///
    /// - Parameters:
    ///   - home: The folder of the home.
    ///   - registry: Its registry.
    ///   - catalogue: All its layers, with their history.
    ///   - references: The CRSs.
    ///   - trail: Where packages are recorded; its key signs them.
    public init(
        home: String,
        registry: HomeRegistry,
        catalogue: any Catalogue & ChangeHistory,
        references: CoordinateReferenceSystems,
        trail: AuditWriter
    ) {
        self.home = home
        self.registry = registry
        self.catalogue = catalogue
        self.references = references
        self.trail = trail
        book = ProtocolBook(registry)
    }

    /// Makes a package.
    ///
    /// - Parameters:
    ///   - order: Which one.
    ///   - progress: Told the layer and its features so far; throws `operation.cancelled` to stop.
    /// - Returns: The package.
    /// - Throws: `package.refused`, `package.layerMissing`, `package.unknown`, `package.format`, `package.withoutChanges`,
    ///   `package.unwritable`, `protocol.unknown`, `cursor.gone`, `audit.unwritable`. Nothing stays of the package then.
    public func make(
        _ order: PackageOrder,
        progress: (_ layer: String, _ features: Int) throws(PaftaError) -> Void = { (_, _) throws(PaftaError) in }
    ) throws(PaftaError) -> MadePackage {
        let agreement = try agreement(order.agreement, at: order.seconds)
        let base = try order.since.map { number throws(PaftaError) in
            guard let package = try registry.packageRecord(number), package.agreement == order.agreement else {
                throw .unknownPackage(number, of: order.agreement)
            }
            return package
        }
        let agreed = try AgreedCatalogue(agreement, catalogue, book, references)
        var record = PackageRecord(
            agreement: agreement.entry.number,
            version: agreement.entry.effectiveVersion,
            content: base == nil ? "full" : "delta",
            since: base?.number,
            madeAt: order.moment,
            madeBy: order.account
        )
        record.number = try registry.beginPackage(record)
        do throws(PaftaError) {
            let folder = try folder(for: order, agreement.document)
            let workshop = try Workshop(in: folder.path)
            if folder.isAgreed { (record.deliveredAt, record.deliveredHow) = (order.moment, "directory") }
            let work = PackageWork(agreed: agreed, workshop: workshop, references: references, base: base)
            let (layers, notes) = try work.layers(progress)
            record.layers = layers.map { layer in
                let version = "\(layer.version.incarnation).\(layer.version.change)"
                return .init(
                    layer: layer.shared.layer,
                    features: layer.features,
                    dataVersion: version,
                    cursor: layer.cursor
                )
            }
            let fields = Set(layers.flatMap { $0.definition.fields.map(\.name) }).sorted()
            try finish(&record, layers, work)
            try publish(record, agreement, fields: fields, workshop, order)
            return MadePackage(record: record, path: "\(folder.path)/\(record.fileName)", notes: notes)
        } catch {
            try? registry.removePackage(record.number)
            throw error
        }
    }

    /// Returns a protocol that provides for packages now.
    func agreement(_ number: String, at seconds: Int64) throws(PaftaError) -> EffectiveProtocol {
        _ = try book.entry(number)
        guard let agreement = try book.effective(number), agreement.isInForce(at: seconds) else {
            throw .notInForce(number)
        }
        let channels = agreement.document.delivery.channels
        if channels.contains(.package) { return agreement }
        guard channels.contains(.oneOff) else { throw .packagesNotAgreed(number) }
        guard try registry.latestPackage(of: number) == nil else { throw .onlyOnePackage(number) }
        return agreement
    }

    /// Where a package comes to lie, and whether that is where the receiver takes it from.
    private func folder(
        for order: PackageOrder,
        _ document: ProtocolDocument
    ) throws(PaftaError) -> (path: String, isAgreed: Bool) {
        if let folder = order.folder { return (folder, false) }
        let agreed = document.delivery.directory
        guard document.delivery.target == .directory, !agreed.isEmpty else { return ("\(home)/packages", false) }
        return (agreed.hasPrefix("/") ? agreed : "\(home)/\(agreed)", true)
    }

    /// Packs and signs what was made.
    private func finish(
        _ record: inout PackageRecord,
        _ layers: [PackedLayer],
        _ work: PackageWork
    ) throws(PaftaError) {
        record.fileName = PackageWork.fileName(record)
        let manifest = PackageManifest(
            number: record.number,
            agreement: work.agreed.agreement,
            madeAt: record.madeAt,
            since: record.since,
            layers: layers,
            files: []
        )
        try work.pack(manifest, as: record.fileName)
        record.sha256 = try Digest.sha256(ofFile: work.workshop.path(record.fileName))
        record.size = try work.workshop.size(of: record.fileName)
        let signature = PackageSeal(
            file: record.fileName,
            sha256: record.sha256,
            madeAt: record.madeAt,
            signature: try trail.signature(ofPackage: record.sha256)
        )
        try work.workshop.write(signature.bytes, to: PackageSeal.name(of: record.fileName))
        // Whoever comes for packages in an agreed folder is of its group.
        let isAgreed = record.deliveredAt != nil
        for name in [record.fileName, PackageSeal.name(of: record.fileName)] {
            try work.workshop.synchronise(name, forGroup: isAgreed)
        }
    }

    /// Records a package, and only then lets it be seen.
    private func publish(
        _ record: PackageRecord,
        _ agreement: EffectiveProtocol,
        fields: [String],
        _ workshop: Workshop,
        _ order: PackageOrder
    ) throws(PaftaError) {
        // A revocation counts at once, also for what is under way.
        guard try book.effective(record.agreement)?.entry == agreement.entry else {
            throw .changedWhilePacked(record.agreement)
        }
        try trail.append(Self.entry(record, agreement.document, fields: fields))
        try trail.flush()
        try registry.complete(record)
        // Behind the last step nothing may fail: what was delivered must not lose its record.
        try count(record, at: order.seconds)
        // The signature first: a package without one would look like one that lost it.
        try workshop.publish([PackageSeal.name(of: record.fileName), record.fileName])
    }
}
