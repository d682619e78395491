internal import GeoCore
internal import HomeRegistry
internal import ProtocolViews
internal import SharingProtocols

extension DataInventory {
    /// The names are those of the inventory that the law on personal data asks for (KVKK 16, VERBİS), in Turkish always.
    private static let personalColumns: [ReportTable.Column] = [
        .init("katman", "Katman", tr: "Katman"), .init("veriKategorisi", "Veri kategorisi", tr: "Veri kategorisi"),
        .init("alanlar", "Alanlar", tr: "Alanlar"), .init("birim", "Sorumlu birim", tr: "Sorumlu birim"),
        .init("islemeAmaci", "İşleme amacı", tr: "İşleme amacı"),
        .init("hukukiDayanak", "Hukuki dayanak", tr: "Hukuki dayanak"),
        .init("alicilar", "Alıcılar (protokol)", tr: "Alıcılar (protokol)"),
        .init("saklamaSuresi", "Saklama süresi", tr: "Saklama süresi"),
        .init("tedbirler", "Tedbirler", tr: "Tedbirler"),
    ]

    /// What the fields of one row have in common.
    private struct Group: Hashable {
        var personalClass: String
        var legalGround: String?
        var retention: String?
    }

    /// The inventory of personal data: a row for the fields of a layer that have class, ground and retention in common.
    ///
    /// - Parameters:
    ///   - municipality: Whose it is.
    ///   - day: The day on which it was made.
    /// - Returns: The report, with Turkish column names.
    public func personalDataReport(of municipality: String, on day: String) -> Report {
        var rows: [[ReportTable.Value]] = []
        for layer in layers {
            let groups = Dictionary(grouping: layer.personalFields) {
                Group(personalClass: $0.personalData, legalGround: $0.legalGround, retention: $0.retention)
            }
            // A dictionary keeps no order; the first field of each group does.
            for (group, fields) in groups.sorted(by: { Self.first($0.value) < Self.first($1.value) }) {
                rows.append(Self.row(layer, group, fields.map(\.field).sorted()))
            }
        }
        return Report(
            LocalizedText("Personal data inventory (KVKK)", tr: "Kişisel veri işleme envanteri (KVKK)"),
            facts: Self.facts(municipality, day),
            tables: [
                ReportTable(
                    "kisiselVeriler",
                    LocalizedText("Personal data", tr: "Kişisel veriler"),
                    Self.personalColumns,
                    rows: rows
                )
            ]
        )
    }

    private static func first(_ fields: [FieldRecord]) -> String { fields.map(\.field).min() ?? "" }

    private static func row(_ layer: InventoryLayer, _ group: Group, _ fields: [String]) -> [ReportTable.Value] {
        let uses = layer.uses.compactMap { use in PersonalUse(use, fields) }
        let receiving = uses.filter(\.isReceiving)
        let access = layer.registration.map { ShareWords.access($0.access).turkish } ?? "karar verilmemiş"
        return [
            .text(layer.name), .text(ShareWords.personalClass(group.personalClass).turkish), .texts(fields),
            .optional(layer.registration?.ownerUnit), .texts(unique(receiving.map(\.purpose))),
            .texts(unique([group.legalGround].compactMap(\.self) + receiving.map(\.ground))),
            .texts(receiving.map(\.receiver)), .text(group.retention ?? "belirtilmemiş"),
            .texts(["erişim: \(access)"] + uses.map(\.measures)),
        ]
    }

    private static func unique(_ texts: [String]) -> [String] {
        var seen: Set<String> = []
        return texts.filter { !$0.isEmpty && seen.insert($0).inserted }
    }
}

/// What a protocol does with personal fields of a layer.
private struct PersonalUse {
    var receiver: String
    var purpose: String
    var ground: String
    var measures: String
    /// Whether the receiver gets to know something of them.
    var isReceiving: Bool

    /// Looks at the fields; `nil` if the protocol shares none of them.
    init?(_ use: InventoryLayer.Use, _ fields: [String]) {
        let shared = use.shared.fields.filter { fields.contains($0.name) }
        guard !shared.isEmpty else { return nil }
        let document = use.document
        let masks = shared.map { (name: $0.name, mask: document.mask(of: $0, in: use.shared)) }
        receiver = "\(document.number) \(document.receiver.name)"
        purpose = document.purpose.text.isEmpty ? "" : "\(document.number): \(document.purpose.text)"
        let article = document.personalData.ground.map { ShareWords.ground($0).turkish }
        let texts = [article ?? "", document.personalData.groundText].filter { !$0.isEmpty }
        ground = texts.isEmpty ? "" : "\(document.number): \(texts.joined(separator: ", "))"
        let words = masks.map { "\($0.name) \(ShareWords.mask($0.mask).turkish)" }.joined(separator: ", ")
        measures = "\(document.number): \(words)"
        isReceiving = masks.contains { $0.mask != .hidden }
    }
}
