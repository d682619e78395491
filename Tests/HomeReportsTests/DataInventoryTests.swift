import GeoCore
import HomeRegistry
import HomeReports
import SharingProtocols
import Testing

@Suite struct `Inventory of personal data` {
    private static func layer(mask: String) throws -> InventoryLayer {
        let document = try ProtocolDocument(
            toml: """
                number = "2026/14"
                [receiver]
                name = "Su İdaresi"
                [purpose]
                text = "Abonelik"
                [personal_data]
                included = true
                ground = "kvkk-5"
                [[layers]]
                layer = "parsel"
                fields = ["ada", { name = "malik", mask = "\(mask)" }]
                """
        )
        var layer = InventoryLayer(name: "parsel")
        layer.registration = LayerRegistration(collection: "parsel", ownerUnit: "Emlak", access: "partner")
        layer.classes = [
            FieldRecord(
                collection: "parsel",
                field: "malik",
                personalData: "personal",
                legalGround: "KVKK 5/2-ç",
                retention: "10 yıl"
            ),
            FieldRecord(collection: "parsel", field: "saglik", personalData: "special"),
            FieldRecord(collection: "parsel", field: "ada", personalData: "none"),
        ]
        layer.uses = document.layers.map { InventoryLayer.Use(document, state: "approved", shared: $0) }
        return layer
    }

    private static func rows(mask: String) throws -> [[String]] {
        let report = DataInventory([try layer(mask: mask)]).personalDataReport(of: "Işıklıova", on: "2026-11-21")
        return report.tables[0].rows.map { $0.map(\.shown) }
    }

    @Test func `fields of one class, ground and retention are one row, others are none`() throws {
        let rows = try Self.rows(mask: "initials")
        #expect(rows.map { $0[1] } == ["kişisel veri", "özel nitelikli kişisel veri"])
        #expect(rows.map { $0[2] } == ["malik", "saglik"])
        #expect(rows.map { $0[7] } == ["10 yıl", "belirtilmemiş"])
    }

    @Test func `a receiver stands at the fields that it gets, with purpose, ground and mask`() throws {
        let rows = try Self.rows(mask: "initials")
        #expect(rows[0][6] == "2026/14 Su İdaresi")
        #expect(rows[0][4] == "2026/14: Abonelik")
        #expect(rows[0][5] == "KVKK 5/2-ç; 2026/14: KVKK m. 5")
        #expect(rows[0][8] == "erişim: protokollü kurumlar; 2026/14: malik yalnız baş harfleri gösterilir")
        #expect(rows[1][6].isEmpty)
    }

    @Test func `who gets a hidden field is no receiver of it`() throws {
        let rows = try Self.rows(mask: "hidden")
        #expect(rows[0][6].isEmpty && rows[0][4].isEmpty)
        #expect(rows[0][8].hasSuffix("malik gizlenir"))
    }

    @Test func `the inventory of all layers names protocols and personal fields`() throws {
        let inventory = DataInventory([try Self.layer(mask: "year")])
        let row = try #require(inventory.report(of: "x", on: "y", in: .turkish).tables[0].rows.first).map(\.shown)
        #expect(row.contains("2026/14 Su İdaresi"))
        #expect(row.contains("malik: kişisel veri, 10 yıl; saglik: özel nitelikli kişisel veri"))
    }
}
