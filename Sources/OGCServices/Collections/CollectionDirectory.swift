import FeatureQuery
import GeoCore
import GeoReferencing

/// The collections of a catalogue and what is published of them; what all services share.
struct CollectionDirectory: Sendable {
    private(set) var catalogue: any Catalogue
    let crs: CoordinateReferenceSystems
    let configuration: ServiceConfiguration
    let measures: CollectionMeasures
    let crsList: CRSList
    let crsOffers: CRSOffers

    /// Creates a directory; `offers` are those of another one with the same list of CRSs.
    init(
        _ catalogue: any Catalogue,
        _ crs: CoordinateReferenceSystems,
        _ configuration: ServiceConfiguration,
        offers: CRSOffers? = nil
    ) {
        self.catalogue = catalogue
        self.crs = crs
        self.configuration = configuration
        measures = CollectionMeasures(maximumTileFeatures: configuration.maximumTileFeatures)
        crsList = CRSList(further: configuration.furtherCRSs)
        crsOffers = offers ?? CRSOffers(crsList)
    }

    /// Returns the same directory, with all it knows, that reads from another catalogue of the same contents.
    func reading(from catalogue: any Catalogue) -> CollectionDirectory {
        var copy = self
        copy.catalogue = catalogue
        return copy
    }

    /// Opens a snapshot of a collection.
    ///
    /// - Throws: `collection.unknown`, `store.locked`.
    func open(_ collection: String) throws(PaftaError) -> any FeatureReading {
        try catalogue.collection(collection).open()
    }

    /// Looks at every collection in the catalogue's order; one that vanished meanwhile is left out.
    ///
    /// Snapshots are opened one after the other: a store lends only so many at once.
    ///
    /// - Parameter look: Takes from a snapshot what is wanted.
    /// - Returns: What was taken, and the state of all collections together.
    /// - Throws: What opening a collection and `look` throw.
    func survey<Finding>(
        _ look: (String, any FeatureReading) throws(PaftaError) -> Finding
    ) throws(PaftaError) -> (findings: [Finding], state: Fingerprint) {
        var findings: [Finding] = []
        var state = Fingerprint()
        for identifier in try catalogue.collections() {
            do throws(PaftaError) {
                let reading = try open(identifier)
                findings.append(try look(identifier, reading))
                for text in [identifier, reading.version.incarnation, String(reading.version.change)] {
                    state.add(text)
                }
            } catch {
                guard error.code == .unknownCollection else { throw error }
            }
        }
        return (findings, state)
    }

    /// Returns what is published of a collection, its links included.
    ///
    /// - Parameters:
    ///   - identifier: The collection.
    ///   - reading: A snapshot of it.
    ///   - exchange: Decides the language of links.
    ///   - namesOperations: Whether the coordinate operations are wanted, which takes a while for the first time.
    /// - Returns: The summary.
    /// - Throws: What reading the extent throws.
    func summary(
        _ identifier: String,
        _ reading: any FeatureReading,
        for exchange: Exchange,
        namesOperations: Bool = false
    ) throws(PaftaError) -> CollectionSummary {
        let schema = reading.schema
        let measure = try measures.measure(identifier, reading)
        let stored = schema.geometry?.crs
        let operations = namesOperations ? stored.map(crsOffers.operations) : nil
        return CollectionSummary(
            identifier: identifier,
            title: schema.title.isEmpty ? identifier : schema.title,
            theme: schema.theme,
            language: schema.language.flatMap { try? LanguageTag(parsing: $0) },
            geometryType: schema.geometry.map { $0.type?.name ?? "Geometry" },
            featureCount: reading.count,
            minimumZoom: measure.minimumZoom,
            extent: measure.extent,
            temporalExtent: measure.temporalExtent,
            crs: operations?.map(\.crs) ?? stored.map(crsOffers.crs) ?? [],
            holdsGlobalCRSList: stored.map(crsOffers.reachesAll) ?? false,
            coordinateOperations: operations ?? [],
            storageCRS: schema.geometry.map { CollectionSummary.CRS(uri: $0.crs.uri, name: name(of: $0.crs)) },
            properties: schema.properties.map { CollectionSummary.Property(name: $0.name, type: $0.type.rawValue) },
            links: links(identifier, hasTiles: schema.geometry != nil, for: exchange)
        )
    }

    /// A CRS that PROJ does not know is still named by its code.
    private func name(of identity: CRSIdentity) -> String {
        (try? crs.describe(identity).name) ?? identity.description
    }

    /// The links of a collection, the same in the list and alone.
    private func links(_ identifier: String, hasTiles: Bool, for exchange: Exchange) -> [Link] {
        let collection = ResourceAddress.collection(identifier)
        let items = ResourceAddress.items(identifier)
        let other: ContentFormat = exchange.format == .html ? .json : .html
        var links = [
            exchange.link(collection, "self", exchange.format, Titles.collection),
            exchange.link(collection, "alternate", other, Titles.collection),
        ]
        links += ItemFormats.all.map { exchange.link(items, "items", $0, Titles.features($0.title)) }
        links += [
            exchange.link(ResourceAddress.schema(identifier), Relation.schema, .jsonSchema, Titles.schema),
            exchange.link(ResourceAddress.queryables(identifier), Relation.queryables, .jsonSchema, Titles.queryables),
            exchange.link(ResourceAddress.sortables(identifier), Relation.sortables, .jsonSchema, Titles.sortables),
        ]
        if let offering = catalogue as? any ChangeOffering, offering.offersChanges(of: identifier) {
            links.append(
                exchange.link(ResourceAddress.changes(identifier), Relation.monitor, .json, Titles.changes)
            )
        }
        if hasTiles {
            let sets = ResourceAddress.tileSets(identifier)
            links.append(exchange.link(sets, Relation.vectorTileSets, .json, Titles.vectorTiles))
        }
        if let documentation = configuration.documentation {
            links.append(
                Link(
                    href: documentation,
                    rel: "describedby",
                    type: ContentFormat.html.mediaType,
                    title: exchange.text(Titles.documentation)
                )
            )
        }
        return links + exchange.licenceLinks
    }
}

extension Exchange {
    /// Returns what every page has.
    func frame(_ title: String, _ links: [Link], path: [(segments: [String], title: String)] = []) -> PageFrame {
        let home = (segments: [String](), title: text(configuration.title))
        let breadcrumbs = ([home] + path)
            .map { step in
                link(step.segments, "up", .html, LocalizedText(verbatim: step.title))
            }
        return PageFrame(
            language: language,
            title: title,
            breadcrumbs: breadcrumbs,
            links: links,
            attribution: configuration.attribution
        )
    }
}
