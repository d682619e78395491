internal import GeoCore

extension AccessTally {
    /// The most clients that a report names.
    private static let shownClients = 20

    /// The tables of the report: by protocol, unit, layer and day, refused sign-ins, busiest clients, unusual volumes.
    ///
    /// - Parameter names: The receivers of protocols by number.
    /// - Returns: The tables, also those without rows.
    public func tables(receivers names: [String: String] = [:]) -> [ReportTable] {
        [
            partnerTable(names), unitTable, layerTable, dayTable, clientTable, refusedTable, unusualTable,
        ]
    }

    /// The tables that say something about one partner.
    public var partnerTables: [ReportTable] { [layerTable, dayTable, clientTable, unusualTable] }

    private static let counts: [ReportTable.Column] = [
        .init("requests", "requests", tr: "istek"), .init("features", "features", tr: "nesne"),
        .init("bytes", "bytes", tr: "bayt"), .init("denied", "refused", tr: "reddedilen"),
        .init("packages", "packages", tr: "paket"),
    ]

    private static func cells(_ counts: Counts) -> [ReportTable.Value] {
        [counts.requests, counts.features, counts.bytes, counts.denied, counts.packages].map { .number($0) }
    }

    private static func busiest<Key: Comparable>(_ counts: [Key: Counts]) -> [(key: Key, value: Counts)] {
        counts.sorted { ($1.value.requests, $0.key) < ($0.value.requests, $1.key) }
    }

    private func partnerTable(_ names: [String: String]) -> ReportTable {
        ReportTable(
            "protocols",
            LocalizedText("By protocol", tr: "Protokole göre"),
            [.init("protocol", "protocol", tr: "protokol"), .init("receiver", "receiver", tr: "alıcı kurum")]
                + Self.counts,
            rows: Self.busiest(partners).map { [.text($0.key), .optional(names[$0.key])] + Self.cells($0.value) }
        )
    }

    private var unitTable: ReportTable {
        ReportTable(
            "units",
            LocalizedText("Staff, by unit", tr: "Personel, birime göre"),
            [.init("unit", "unit", tr: "birim")] + Self.counts,
            rows: Self.busiest(units).map { [.text($0.key.isEmpty ? "–" : $0.key)] + Self.cells($0.value) }
        )
    }

    private var layerTable: ReportTable {
        ReportTable(
            "layers",
            LocalizedText("By layer", tr: "Katmana göre"),
            [.init("layer", "layer", tr: "katman")] + Self.counts,
            rows: Self.busiest(layers).map { [.text($0.key)] + Self.cells($0.value) }
        )
    }

    /// Requests by day.
    var dayTable: ReportTable {
        ReportTable(
            "days",
            LocalizedText("By day", tr: "Güne göre"),
            [.init("day", "day", tr: "gün")] + Self.counts,
            rows: days.sorted { $0.key < $1.key }.map { [.text($0.key)] + Self.cells($0.value) }
        )
    }

    private var clientTable: ReportTable {
        let sorted = clients.sorted {
            ($1.value.requests, $0.key.principal, $0.key.address) < (
                $0.value.requests, $1.key.principal, $1.key.address
            )
        }
        return ReportTable(
            "clients",
            LocalizedText("Busiest clients", tr: "En çok istek gönderenler"),
            [.init("principal", "who", tr: "kim"), .init("address", "address", tr: "adres")] + Self.counts,
            rows: sorted.prefix(Self.shownClients)
                .map { [.text($0.key.principal), .text($0.key.address)] + Self.cells($0.value) }
        )
    }

    private var refusedTable: ReportTable {
        let sorted = refusedLogins.sorted {
            ($1.value, $0.key.principal, $0.key.address) < ($0.value, $1.key.principal, $1.key.address)
        }
        return ReportTable(
            "refusedLogins",
            LocalizedText("Refused sign-ins", tr: "Reddedilen oturum açma denemeleri"),
            [
                .init("principal", "account", tr: "hesap"), .init("address", "address", tr: "adres"),
                .init("count", "count", tr: "sayı"),
            ],
            rows: sorted.map { [.text($0.key.principal), .text($0.key.address), .number($0.value)] }
        )
    }

    private var unusualTable: ReportTable {
        ReportTable(
            "unusual",
            LocalizedText("Unusual volumes", tr: "Olağan dışı hacimler"),
            [
                .init("day", "day", tr: "gün"), .init("protocol", "protocol", tr: "protokol"),
                .init("layer", "layer", tr: "katman"), .init("features", "features", tr: "nesne"),
                .init("usual", "usual in a day", tr: "olağan günlük"),
            ],
            rows: unusual.map {
                [.text($0.day), .text($0.who), .optional($0.collection), .number($0.features), .optional($0.usual)]
            }
        )
    }
}
