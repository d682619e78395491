import FeatureQuery
import GeoCore
import ProtocolViews

@testable import SharingProtocols

/// What several suites look at.
enum Samples {
    static let parsel = FeatureSchema(
        collection: "parsel",
        title: "Parsel",
        geometry: GeometryProperty(name: "geom", type: .multiPolygon, hasHeights: false, crs: .epsg(5254)),
        properties: [
            PropertyDefinition(name: "ada", type: .text), PropertyDefinition(name: "parsel", type: .text),
            PropertyDefinition(name: "malik", type: .text), PropertyDefinition(name: "saglik", type: .text),
            PropertyDefinition(name: "alan", type: .real), PropertyDefinition(name: "tescil", type: .date),
            PropertyDefinition(name: "durum", type: .text),
        ]
    )

    static let today = CalendarDay(daysSince1970: 20_778)  // 2026-11-21

    static var surroundings: ProtocolSurroundings {
        var surroundings = ProtocolSurroundings(today: today) { ["5254", "CRS84", "4326"].contains($0.code) }
        surroundings.formats = ["geojson", "csv"]
        surroundings.layers["parsel"] = ProtocolSurroundings.Layer(
            schema: parsel,
            personal: ["malik": .personal, "saglik": .special],
            access: "partner"
        )
        return surroundings
    }

    /// A document without faults, but for its approval.
    static func document(number: String = "2026/14") throws -> ProtocolDocument {
        try ProtocolDocument(
            toml: """
                number = "\(number)"
                title = "Su abonelikleri"
                [giver]
                name = "Örnek Belediyesi"
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
                fields = ["ada", "parsel", { name = "alan", mask = "round:10" }]
                filter = "durum = 'aktif'"
                [layers.area]
                wkt = "POLYGON ((28.9 41, 29.1 41, 29.1 41.1, 28.9 41.1, 28.9 41))"
                clip = "cut"
                [delivery]
                channels = ["api"]
                formats = ["geojson"]
                crs = ["EPSG:5254"]
                [limits]
                requests_per_minute = 60
                [term]
                start = 2026-11-01
                end = "2027-10-31"
                """
        )
    }

    static var approval: ProtocolDocument.Approval {
        var approval = ProtocolDocument.Approval()
        approval.name = "Genel Sekreter"
        approval.title = "Genel Sekreter"
        approval.date = today
        approval.documentNumber = "EBYS-2026/1234"
        return approval
    }

    static func decision(_ letter: String? = "E-1", at moment: String = "2026-11-21T10:00:00Z") -> ProtocolDecision {
        ProtocolDecision(actor: "ayse", moment: moment, letter: letter)
    }
}
