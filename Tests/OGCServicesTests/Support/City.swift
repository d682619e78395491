import FeatureQuery
import GeoCore
import GeoReferencing
import PaftaTesting

@testable import OGCServices

/// A small city in memory with its services: parcels, trees, and a register without geometry.
///
/// Parcel `n` of twelve is the square of 0.01 degrees whose lower left corner is (29 + (n - 1) * 0.02, 41); parcel 12 has
/// no geometry. Trees 1 to 4 were planted on successive days, tree 5 has no day.
struct City {
    let parcels: InMemorySource
    let trees: InMemorySource
    let register: InMemorySource
    let features: OGCFeaturesService
    let tiles: OGCTilesService

    /// Looking operations up takes a second for each stored CRS, so all cities share them.
    private static let offers = CRSOffers(CRSList(further: []))

    init(_ change: (inout ServiceConfiguration) -> Void = { _ in }) {
        var configuration = ServiceConfiguration(
            title: LocalizedText("City of Example", tr: "Örnekkent"),
            description: LocalizedText("Data of the city", tr: "Kentin verileri"),
            attribution: "© Örnekkent Belediyesi",
            licence: ServiceConfiguration.Licence(name: "CC BY 4.0", url: "https://example.org/licence"),
            contact: ServiceConfiguration.Contact(name: "GIS", email: "gis@example.org"),
            documentation: "https://example.org/about"
        )
        // 2026-11-21T12:00:00Z, an hour and more after the last change of the sources.
        configuration.clock = WallClock { 1_795_262_400_000 }
        change(&configuration)
        parcels = Self.makeParcels()
        trees = Self.makeTrees()
        register = Self.makeRegister()
        let catalogue = InMemoryCatalogue([("parsel", parcels), ("ağaç", trees), ("sicil", register)])
        let crs = CoordinateReferenceSystems()
        let offers = configuration.furtherCRSs.isEmpty ? Self.offers : nil
        features = OGCFeaturesService(CollectionDirectory(catalogue, crs, configuration, offers: offers))
        tiles = OGCTilesService(catalogue: catalogue, crs: crs, configuration: configuration)
    }

    private static func makeParcels() -> InMemorySource {
        let schema = FeatureSchema(
            collection: "parsel",
            title: "Parseller",
            theme: "kadastro",
            geometry: GeometryProperty(name: "geom", type: .polygon, hasHeights: false, crs: .epsg(5254)),
            properties: [
                PropertyDefinition(name: "ada", type: .text, maximumLength: 10),
                PropertyDefinition(name: "parsel", type: .integer), PropertyDefinition(name: "alan", type: .real),
                PropertyDefinition(name: "tescilli", type: .boolean), PropertyDefinition(name: "limit", type: .text),
                PropertyDefinition(name: "belge", type: .binary),
            ]
        )
        let features = (1...12)
            .map { number in
                let west = 29 + Double(number - 1) * 0.02
                let square = Envelope(minX: west, minY: 41, maxX: west + 0.01, maxY: 41.01)
                return InMemorySource.Feature(
                    .integer(Int64(number)),
                    number == 12 ? nil : .rectangle(square),
                    [
                        .text(number <= 6 ? "100" : "ç\"ü"), .integer(Int64(number)), .real(Double(number) * 10.5),
                        .boolean(number.isMultiple(of: 2)), nil, nil,
                    ]
                )
            }
        return InMemorySource(schema: schema, features: features, batchSize: 5)
    }

    private static func makeTrees() -> InMemorySource {
        let schema = FeatureSchema(
            collection: "ağaç",
            title: "",
            geometry: GeometryProperty(name: "geom", type: nil, hasHeights: false, crs: .crs84),
            properties: [
                PropertyDefinition(name: "dikim", type: .date), PropertyDefinition(name: "bakım", type: .dateTime),
            ],
            temporalProperty: "dikim",
            identifiers: .text
        )
        let features = (1...5)
            .map { number in
                InMemorySource.Feature(
                    .text("a/\(number)"),
                    .point(Shape.Position(179.5 + Double(number) * 0.1 - (number > 4 ? 360 : 0), 10)),
                    [
                        number == 5 ? nil : .text("2026-03-0\(number)"), .text("2026-03-0\(number)T06:00:00Z"),
                    ]
                )
            }
        return InMemorySource(schema: schema, features: features)
    }

    private static func makeRegister() -> InMemorySource {
        let schema = FeatureSchema(
            collection: "sicil",
            title: "Sicil",
            geometry: nil,
            properties: [PropertyDefinition(name: "ad", type: .text)],
            language: "tr"
        )
        let features = (1...2)
            .map { InMemorySource.Feature(.integer(Int64($0)), nil, [.text("kayıt \($0)")]) }
        return InMemorySource(schema: schema, features: features)
    }
}
