public import AuditTrail
public import GeoCore
public import HomeRegistry

/// The days that a report is about, in Türkiye's time.
public struct ReportPeriod: Sendable, Hashable {
    /// The first day.
    public let from: AuditDay
    /// The last day.
    public let to: AuditDay

    /// Creates a period; `nil` if it ends before it begins.
    public init?(from: AuditDay, to: AuditDay) {
        guard from <= to else { return nil }
        (self.from, self.to) = (from, to)
    }

    /// Whether a moment in UTC lies in it.
    public func contains(_ moment: String) -> Bool {
        AuditDay(ofMoment: moment).map { $0 >= from && $0 <= to } ?? false
    }

    /// As a fact of a report.
    public var fact: Report.Fact {
        Report.Fact("period", LocalizedText("period", tr: "dönem"), .text("\(from) – \(to)"))
    }
}

/// What was done in a home in a period.
public struct ActivityTally: Sendable {
    private struct LayerCounts {
        var loads = 0
        var inserted = 0
        var updated = 0
        var deleted = 0
    }

    private let period: ReportPeriod
    private var loads: [[ReportTable.Value]] = []
    private var layers: [String: LayerCounts] = [:]
    private var decisions: [(moment: String, row: [ReportTable.Value])] = []
    private var packages: [[ReportTable.Value]] = []

    /// Creates a tally of nothing.
    public init(_ period: ReportPeriod) { self.period = period }

    /// Counts a load that was finished in the period.
    public mutating func add(_ load: LoadRecord, in language: Language) {
        guard load.state == .finished, period.contains(load.startedAt) else { return }
        let kind =
            switch load.kind {
            case .load: LocalizedText("load", tr: "yükleme")
            case .revert: LocalizedText("revert", tr: "geri alma")
            }
        loads.append([
            .number(Int(load.number)), .text(load.startedAt), .text(kind.text(in: language)), .optional(load.unit),
            .text(load.person), .texts(load.layers.map(\.collection)),
            .number(load.layers.reduce(0) { $0 + $1.inserted }), .number(load.layers.reduce(0) { $0 + $1.updated }),
            .number(load.layers.reduce(0) { $0 + $1.deleted }),
        ])
        for layer in load.layers {
            layers[layer.collection, default: LayerCounts()].loads += 1
            layers[layer.collection]?.inserted += layer.inserted
            layers[layer.collection]?.updated += layer.updated
            layers[layer.collection]?.deleted += layer.deleted
        }
    }

    /// Counts what was decided about a protocol in the period; drafts are no decisions.
    ///
    /// - Parameters:
    ///   - entry: The protocol.
    ///   - version: The decision.
    ///   - state: The state it led to, in words.
    public mutating func add(_ entry: ProtocolEntry, _ version: ProtocolVersion, state: String) {
        guard version.state != "draft", period.contains(version.decidedAt) else { return }
        decisions.append(
            (
                version.decidedAt,
                [
                    .text(version.decidedAt), .text(entry.number), .number(version.version), .text(entry.receiver),
                    .text(state), .text(version.actor), .optional(version.letter),
                ]
            )
        )
    }

    /// Counts a package that was made in the period.
    public mutating func add(_ package: PackageRecord) {
        guard period.contains(package.madeAt) else { return }
        packages.append([
            .number(Int(package.number)), .text(package.madeAt), .text(package.agreement),
            .texts(package.layers.map(\.layer)), .number(package.features), .number(Int(package.size)),
            .optional(package.deliveredAt),
        ])
    }

    /// The table of packages.
    public var packageTable: ReportTable {
        ReportTable(
            "packages",
            LocalizedText("Packages", tr: "Paketler"),
            [
                .init("number", "number", tr: "no"), .init("madeAt", "made (UTC)", tr: "hazırlandı (UTC)"),
                .init("protocol", "protocol", tr: "protokol"), .init("layers", "layers", tr: "katmanlar"),
                .init("features", "features", tr: "nesne"), .init("bytes", "bytes", tr: "bayt"),
                .init("deliveredAt", "delivered (UTC)", tr: "teslim (UTC)"),
            ],
            rows: packages
        )
    }

    /// The report.
    ///
    /// - Parameters:
    ///   - municipality: Whose it is.
    ///   - accesses: The accesses of the period.
    /// - Returns: Loads, changed features, decisions about protocols, packages, and requests by day.
    public func report(of municipality: String, _ accesses: AccessTally) -> Report {
        Report(
            LocalizedText("Activity report", tr: "Faaliyet raporu"),
            facts: [
                .init("municipality", LocalizedText("municipality", tr: "belediye"), .text(municipality)), period.fact,
                .init("requests", LocalizedText("requests", tr: "istek"), .number(accesses.requests)),
            ],
            tables: [layerTable, loadTable, decisionTable, packageTable, accesses.dayTable]
        )
    }

    private var layerTable: ReportTable {
        ReportTable(
            "layers",
            LocalizedText("Changed features", tr: "Değişen nesneler"),
            [.init("layer", "layer", tr: "katman"), .init("loads", "loads", tr: "yükleme")] + Self.changes,
            rows: layers.sorted { $0.key < $1.key }
                .map { name, counts in
                    [.text(name)] + [counts.loads, counts.inserted, counts.updated, counts.deleted].map { .number($0) }
                }
        )
    }

    private var loadTable: ReportTable {
        ReportTable(
            "loads",
            LocalizedText("Loads", tr: "Yüklemeler"),
            [
                .init("number", "number", tr: "no"), .init("startedAt", "time (UTC)", tr: "zaman (UTC)"),
                .init("kind", "kind", tr: "tür"), .init("unit", "unit", tr: "birim"),
                .init("person", "person", tr: "kişi"), .init("layers", "layers", tr: "katmanlar"),
            ] + Self.changes,
            rows: loads
        )
    }

    private var decisionTable: ReportTable {
        ReportTable(
            "protocols",
            LocalizedText("Decisions about protocols", tr: "Protokol kararları"),
            [
                .init("decidedAt", "time (UTC)", tr: "zaman (UTC)"), .init("protocol", "protocol", tr: "protokol"),
                .init("version", "version", tr: "sürüm"), .init("receiver", "receiver", tr: "alıcı kurum"),
                .init("state", "state", tr: "durum"), .init("actor", "by", tr: "işlemi yapan"),
                .init("letter", "letter", tr: "yazı"),
            ],
            rows: decisions.sorted { $0.moment < $1.moment }.map(\.row)
        )
    }

    private static let changes: [ReportTable.Column] = [
        .init("inserted", "new", tr: "yeni"), .init("updated", "changed", tr: "değişen"),
        .init("deleted", "deleted", tr: "silinen"),
    ]
}
