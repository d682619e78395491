public import GeoCore
public import HomeRegistry
public import SharingProtocols

/// A layer of the home with all that the municipality knows about it.
public struct InventoryLayer: Sendable {
    /// The layer.
    public var name: String
    /// What people call it; blank for one that is not there yet.
    public var title = ""
    /// Its theme.
    public var theme = ""
    /// The names of its fields, in their order.
    public var fields: [String] = []
    /// What was decided about it.
    public var registration: LayerRegistration?
    /// What is known of its fields with regard to persons.
    public var classes: [FieldRecord] = []
    /// The number of features.
    public var features: Int?
    /// The size of the theme's file, which its layers share.
    public var bytes: Int?
    /// When it was loaded last, in UTC.
    public var lastLoadedAt: String?
    /// The days its next delivery is late; 0 for one that was never loaded.
    public var daysLate: Int?
    /// The protocols that share it.
    public var uses: [Use] = []

    /// A protocol that shares the layer.
    public struct Use: Sendable {
        /// Its document.
        public var document: ProtocolDocument
        /// Its state.
        public var state: String
        /// What it shares of the layer.
        public var shared: ProtocolDocument.SharedLayer

        /// Creates a use.
        public init(_ document: ProtocolDocument, state: String, shared: ProtocolDocument.SharedLayer) {
            self.document = document
            self.state = state
            self.shared = shared
        }
    }

    /// Creates a layer about which nothing is known.
    public init(name: String) { self.name = name }

    /// The fields that tell about persons.
    public var personalFields: [FieldRecord] { classes.filter(\.isPersonal) }
}

/// The inventory of a home's data.
public struct DataInventory: Sendable {
    /// The layers by name.
    public var layers: [InventoryLayer]

    /// Creates an inventory.
    public init(_ layers: [InventoryLayer]) { self.layers = layers }

    private static let columns: [ReportTable.Column] = [
        .init("layer", "layer", tr: "katman"), .init("title", "title", tr: "başlık"),
        .init("theme", "theme", tr: "tema"), .init("owner", "owner unit", tr: "sahibi olan birim"),
        .init("delegates", "delegates", tr: "yetkili birimler"),
        .init("legalGround", "legal ground", tr: "hukuki dayanak"), .init("access", "access", tr: "erişim sınıfı"),
        .init("secrecy", "secrecy", tr: "gizlilik derecesi"),
        .init("personalFields", "personal data", tr: "kişisel veri alanları"),
        .init("protocols", "protocols", tr: "protokoller"), .init("features", "features", tr: "nesne"),
        .init("bytes", "file of the theme (bytes)", tr: "tema dosyası (bayt)"),
        .init("lastLoadedAt", "last load", tr: "son yükleme"),
        .init("daysLate", "days overdue", tr: "gecikme (gün)"),
    ]

    /// The inventory as a report.
    ///
    /// - Parameters:
    ///   - municipality: Whose it is.
    ///   - day: The day on which it was made.
    ///   - language: The language of words in cells.
    /// - Returns: The report, with one table.
    public func report(of municipality: String, on day: String, in language: Language) -> Report {
        let rows = layers.map { Self.row($0, language) }
        return Report(
            LocalizedText("Data inventory", tr: "Veri envanteri"),
            facts: Self.facts(municipality, day),
            tables: [ReportTable("layers", LocalizedText("Layers", tr: "Katmanlar"), Self.columns, rows: rows)]
        )
    }

    static func facts(_ municipality: String, _ day: String) -> [Report.Fact] {
        [
            .init("municipality", LocalizedText("municipality", tr: "veri sorumlusu"), .text(municipality)),
            .init("day", LocalizedText("day", tr: "tarih"), .text(day)),
        ]
    }

    private static func row(_ layer: InventoryLayer, _ language: Language) -> [ReportTable.Value] {
        let registration = layer.registration
        let grounds = Set(layer.personalFields.compactMap(\.legalGround)).sorted()
        return [
            .text(layer.name), .text(layer.title), .text(layer.theme), .optional(registration?.ownerUnit),
            .texts(registration?.delegates ?? []), .texts(grounds),
            .optional(registration.map { ShareWords.access($0.access).text(in: language) }),
            .optional(registration.map { ShareWords.secrecy($0.secrecy).text(in: language) }),
            .texts(layer.personalFields.map { personal($0, language) }),
            .texts(layer.uses.map { "\($0.document.number) \($0.document.receiver.name)" }),
            .optional(layer.features), .optional(layer.bytes), .optional(layer.lastLoadedAt), .optional(layer.daysLate),
        ]
    }

    private static func personal(_ field: FieldRecord, _ language: Language) -> String {
        let title = ShareWords.personalClass(field.personalData).text(in: language)
        return "\(field.field): \(title)" + (field.retention.map { ", \($0)" } ?? "")
    }
}
