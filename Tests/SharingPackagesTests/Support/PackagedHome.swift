import AuditTrail
import FeatureQuery
import Foundation
import GeoCore
import GeoExchange
import GeoReferencing
import HomeRegistry
import SharingPackages
import SharingProtocols

@testable import GeoPackageStore

/// A home with one layer of squares, an approved protocol and what packages are made with.
final class PackagedHome {
    static let references = CoordinateReferenceSystems()
    /// 2026-11-21, one o'clock in the afternoon in Türkiye.
    static let now: Int64 = 20_778 * 86_400 + 36_000
    static let number = "2026/14"

    let home: Home
    let registry: HomeRegistry
    let trail: AuditWriter
    let catalogue: GeoPackageCatalogue
    let maker: PackageMaker

    init(_ changes: (inout ProtocolDocument) -> Void = { _ in }) throws {
        home = try Home.create(at: "/tmp/pafta-packages-\(UInt64.random(in: 0...UInt64.max))", configuration: "")
        registry = try HomeRegistry(home: home.path)
        trail = try AuditWriter(AuditFolder(home: home.path))
        catalogue = GeoPackageCatalogue(home: home, references: Self.references)
        maker = PackageMaker(
            home: home.path,
            registry: registry,
            catalogue: catalogue,
            references: Self.references,
            trail: trail
        )
        try load(20)
        try approve(changes)
    }

    deinit { try? FileManager.default.removeItem(atPath: home.path) }

    static let schema = FeatureSchema(
        collection: "parsel",
        title: "Parsel <ilk> & son",
        theme: "kadastro",
        geometry: GeometryProperty(name: "geom", type: .polygon, hasHeights: false, crs: .epsg(5_254)),
        properties: [
            PropertyDefinition(name: "ada", type: .integer), PropertyDefinition(name: "malik", type: .text),
            PropertyDefinition(name: "tckn", type: .text), PropertyDefinition(name: "alan", type: .real),
            PropertyDefinition(name: "durum", type: .text),
        ]
    )

    private func load(_ count: Int) throws {
        let staging = try LayerStaging(home: home, references: Self.references)
        let writer = try staging.addLayer(Self.schema, source: "parsel.shp", keepsIdentifiers: false)
        try writer.append(Self.batch(Array(0..<count)))
        try writer.finish { _ in }
        try staging.publish(theme: "kadastro", replacing: false)
    }

    /// Squares of 15 m; every fourth is passive, so that the protocol's filter hides it.
    static func batch(_ numbers: [Int]) -> FeatureBatch {
        var batch = FeatureBatch(identifiers: .integer, schema: schema.properties)
        for number in numbers {
            batch.identifiers.appendNull()
            let x = 500_000 + 20 * Double(number)
            for (east, north) in [(0.0, 0.0), (15, 0), (15, 15), (0, 15), (0, 0)] {
                batch.geometry.appendPosition(x: x + east, y: 4_250_000 + north)
            }
            batch.geometry.endRing()
            batch.geometry.endPart(.polygon)
            batch.geometry.endRow(.polygon)
            batch.properties[0].append(integer: Int64(number))
            batch.properties[1].append(text: "Ayşe Yılmaz")
            batch.properties[2].append(text: "10000000146")
            batch.properties[3].append(real: 100.5 + Double(number))
            batch.properties[4].append(text: number % 4 == 3 ? "pasif" : "aktif")
        }
        return batch
    }

    static func document() throws -> ProtocolDocument {
        try ProtocolDocument(
            toml: """
                number = "\(number)"
                title = "Su abonelikleri"
                [giver]
                name = "Örnek Belediyesi"
                email = "cbs@example.org"
                [receiver]
                name = "Örnek Su İdaresi"
                kind = "public"
                detsis = "12345678"
                contact_person = "Abone İşleri"
                [legal_basis]
                law = "5393"
                article = "14"
                [purpose]
                text = "Abone doğrulama"
                code = "ABONE"
                [fee]
                kind = "free"
                [[layers]]
                layer = "parsel"
                fields = ["ada", { name = "malik", mask = "initials" }, { name = "alan", mask = "round:10" }]
                filter = "durum = 'aktif'"
                deltas = true
                [delivery]
                channels = ["package"]
                formats = ["gpkg"]
                frequency = "weekly"
                [limits]
                requests_per_minute = 60
                [secrecy]
                attribution = "© Örnek Belediyesi"
                [term]
                start = 2026-11-01
                end = "2027-10-31"
                """
        )
    }

    /// Enters a version of the protocol and approves it.
    func approve(_ changes: (inout ProtocolDocument) -> Void = { _ in }) throws {
        var document = try Self.document()
        changes(&document)
        let book = ProtocolBook(registry)
        let decision = ProtocolDecision(actor: "ayse", moment: "2026-11-20T10:00:00Z", letter: "E-1")
        try book.save(document, decision)
        var surroundings = ProtocolSurroundings(today: CalendarDay(inTurkiyeAt: Self.now)) { _ in true }
        surroundings.formats = ["gpkg", "geojson", "csv", "shp", "gml", "dxf", "mvt"]
        surroundings.layers["parsel"] = .init(schema: Self.schema, personal: ["tckn": .personal], access: "partner")
        surroundings.layers["yok"] = .init(schema: Self.schema, personal: [:], access: "partner")
        var approval = ProtocolDocument.Approval()
        (approval.name, approval.title) = ("Genel Sekreter", "Genel Sekreter")
        (approval.date, approval.documentNumber) = (CalendarDay(inTurkiyeAt: Self.now), "EBYS-2026/1234")
        try book.approve(Self.number, approval, decision, against: surroundings) { _ throws(PaftaError) in
            ResolvedArea(polygon: [], crs: .crs84)
        }
    }

    func order(since: Int64? = nil, at seconds: Int64 = now) -> PackageOrder {
        var order = PackageOrder(agreement: Self.number, account: "ayse", seconds: seconds)
        order.since = since
        return order
    }

    func make(since: Int64? = nil) throws -> MadePackage { try maker.make(order(since: since)) }

    /// Changes the layer as a load does.
    func change(_ body: (LayerChanges) throws -> Void) throws {
        let changes = try LayerChanges(home: home, layer: "parsel", kind: .load)
        try body(changes)
        _ = try changes.commit()
    }
}
