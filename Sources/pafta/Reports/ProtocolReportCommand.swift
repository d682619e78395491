import ArgumentParser
import GeoCore
import GeoPackageStore
import HomeRegistry
import HomeReports
import PaftaTerminal
import SharingProtocols
import UsageMetering

/// `pafta protocol report`: what came of a protocol in a period.
struct ProtocolReportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "report",
        abstract: "Usage, accesses, packages, obligations, keys and fees of a period. / Protokol raporu.",
        discussion: "pafta protocol report 2026/14 --from 2026-01-01 --to 2026-12-31 --out 2026-14.html"
    )

    @Argument(help: "The number of the protocol. / Protokol numarası.")
    var number: String

    @OptionGroup var days: PeriodOptions

    @OptionGroup var output: ReportOptions

    @ParentCommand var parent: ProtocolCommand

    @OptionGroup var common: CommonOptions

    func run() throws {
        let common = common.following(parent.leading)
        try common.run(json: output.format == .json && output.out == nil) { console in
            Interruption.watch()
            let home = try common.openHome()
            let registry = try HomeRegistry(home: home.path)
            let maker = ProtocolReport(
                registry: registry,
                home: home,
                days: try days.days(),
                period: try days.period(),
                language: output.language(common)
            )
            try output.write(try maker.report(of: number), common, console)
        }
    }
}

/// Puts together what a home knows of one protocol in a period.
private struct ProtocolReport {
    let registry: HomeRegistry
    let home: Home
    let days: ClosedRange<CalendarDay>
    let period: ReportPeriod
    let language: Language

    func report(of number: String) throws(PaftaError) -> Report {
        let book = ProtocolBook(registry)
        let entry = try book.entry(number)
        let document = try book.document(number, version: entry.effectiveVersion)
        let range = days.lowerBound.daysSince1970...days.upperBound.daysSince1970
        let usage = try UsageReport(of: number, range, in: UsageStore(registry))
        let accesses = try AccessTally(of: home, in: period, agreement: number)
        var activity = ActivityTally(period)
        for package in try registry.packages(of: number) { activity.add(package) }
        var facts: [Report.Fact] = [
            .init("protocol", LocalizedText("protocol", tr: "protokol"), .text("\(number)@\(entry.effectiveVersion)")),
            .init("title", LocalizedText("subject", tr: "konu"), .text(entry.title)),
            .init("receiver", LocalizedText("receiver", tr: "alıcı kurum"), .text(entry.receiver)),
            .init(
                "state",
                LocalizedText("state", tr: "durum"),
                .text(entry.protocolState?.title.text(in: language) ?? entry.state)
            ),
            .init(
                "term",
                LocalizedText("term", tr: "süre"),
                .text("\(entry.startsOn ?? "?") – \(entry.endsOn ?? "?")")
            ),
            period.fact,
        ]
        facts += fees(document.fee, usage, layers: document.layers.count)
        let tables = [usageTable(usage), monthTable(usage)] + accesses.partnerTables
        return Report(
            LocalizedText("Protocol report", tr: "Protokol raporu"),
            facts: facts,
            tables: tables + [
                activity.packageTable, try obligationTable(document), try keyTable(number, document.security),
            ]
        )
    }

    private func usageTable(_ usage: UsageReport) -> ReportTable {
        ReportTable(
            "usage",
            LocalizedText("Usage by day", tr: "Günlük kullanım"),
            [
                .init("day", "day", tr: "gün"), .init("requests", "requests", tr: "istek"),
                .init("features", "features", tr: "nesne"), .init("bytes", "bytes", tr: "bayt"),
                .init("distinctFeatures", "distinct features", tr: "ayrı nesne"),
                .init("squareMetres", "area (m²)", tr: "alan (m²)"),
                .init("stopped", "stopped by alarm", tr: "alarmla durduruldu"),
            ],
            rows: usage.days.map { day in
                let stopped = LocalizedText("yes", tr: "evet").text(in: language)
                return [
                    .text(UsageMetering.Moment.text(ofDay: day.day)), .number(day.totals.requests),
                    .number(day.totals.features), .number(day.totals.bytes), .number(day.distinctFeatures),
                    .number(day.squareMetres), day.isStopped ? .text(stopped) : .none,
                ]
            }
        )
    }

    private func monthTable(_ usage: UsageReport) -> ReportTable {
        ReportTable(
            "months",
            LocalizedText("Distinct features and area, by month", tr: "Aylık ayrı nesne ve alan"),
            [
                .init("month", "month", tr: "ay"),
                .init("distinctFeatures", "distinct features", tr: "ayrı nesne"),
                .init("squareMetres", "area (m²)", tr: "alan (m²)"),
            ],
            rows: usage.months.map {
                [
                    .text(UsageMetering.Moment.text(ofMonth: $0.month)), .number($0.distinctFeatures),
                    .number($0.squareMetres),
                ]
            }
        )
    }

    /// What is owed for the period, where its unit is one that is counted.
    private func fees(_ fee: ProtocolDocument.Fee, _ usage: UsageReport, layers: Int) -> [Report.Fact] {
        let title = LocalizedText("fee", tr: "ücret")
        guard let kind = fee.kind, kind != .free else {
            return [.init("fee", title, .text(LocalizedText("free of charge", tr: "bedelsiz").text(in: language)))]
        }
        let amount = fee.amount.map { "\($0) TL" } ?? "?"
        let unit = fee.unit.map { ShareWords.feeUnit($0).text(in: language) } ?? "?"
        var facts: [Report.Fact] = [.init("fee", title, .text("\(amount) / \(unit)"))]
        let count: Double? =
            switch fee.unit {
            case .request: Double(usage.totals.requests)
            case .squareKilometre: usage.months.reduce(0) { $0 + Double($1.squareMetres) } / 1e6
            case .layer: Double(layers)
            case .sheet, .district, .neighbourhood, .page, nil: nil
            }
        guard let count else {
            let text = LocalizedText("counted by hand", tr: "elle sayılır").text(in: language)
            return facts + [.init("feeUnits", LocalizedText("fee units", tr: "ücret birimi"), .text(text))]
        }
        facts.append(.init("feeUnits", LocalizedText("fee units", tr: "ücret birimi"), .text(Self.rounded(count))))
        if let amount = fee.amount {
            let total = Self.rounded(count * amount)
            facts.append(.init("feeTotal", LocalizedText("total (TL)", tr: "toplam (TL)"), .text(total)))
        }
        return facts
    }

    private static func rounded(_ number: Double) -> String { "\((number * 100).rounded() / 100)" }

    private func obligationTable(_ document: ProtocolDocument) throws(PaftaError) -> ReportTable {
        let today = CalendarDay(inTurkiyeAt: Moment.now)
        var rows: [[ReportTable.Value]] = []
        for obligation in document.obligations {
            let last = try obligation.layer.isEmpty ? nil : registry.lastLoad(of: obligation.layer)?.startedAt
            let day = last.flatMap { CalendarDay(parsing: String($0.prefix(10))) } ?? document.term.start
            let due = obligation.periodDays.flatMap { days in day.map { $0.adding(days: days) } }
            let late = due.map { max(0, today.daysSince1970 - $0.daysSince1970) }
            rows.append([
                .text(obligation.text), .text(obligation.layer), .optional(obligation.periodDays), .optional(last),
                .optional(due.map { "\($0)" }), .optional(late),
            ])
        }
        return ReportTable(
            "obligations",
            LocalizedText("Obligations", tr: "Karşı yükümlülükler"),
            [
                .init("text", "obligation", tr: "yükümlülük"), .init("layer", "layer", tr: "katman"),
                .init("periodDays", "period (days)", tr: "süre (gün)"),
                .init("lastLoadedAt", "last load (UTC)", tr: "son yükleme (UTC)"), .init("due", "due", tr: "son gün"),
                .init("daysLate", "days late", tr: "gecikme (gün)"),
            ],
            rows: rows
        )
    }

    private func keyTable(
        _ number: String,
        _ security: ProtocolDocument.Security
    ) throws(PaftaError) -> ReportTable {
        let now = Moment.now
        let rows = try registry.keys(of: .agreement(number)).filter { $0.revokedAt == nil }
            .map { key -> [ReportTable.Value] in
                let age = Int((now - key.createdAt) / 86_400)
                let isOver = key.expiresAt.map { $0 <= now } ?? false
                let left = isOver ? nil : security.keyRotationDays.map { $0 - age }
                return [
                    .text(key.prefix), .optional(key.label), .text(Moment.utc(key.createdAt)), .number(age),
                    .optional(key.expiresAt.map(Moment.utc)), .optional(left), .optional(key.usedAt.map(Moment.utc)),
                ]
            }
        return ReportTable(
            "keys",
            LocalizedText("Keys", tr: "Anahtarlar"),
            [
                .init("prefix", "key", tr: "anahtar"), .init("label", "label", tr: "ad"),
                .init("createdAt", "made (UTC)", tr: "oluşturuldu (UTC)"),
                .init("ageDays", "age (days)", tr: "yaş (gün)"),
                .init("expiresAt", "until (UTC)", tr: "geçerlilik (UTC)"),
                .init("daysToRotation", "days until rotation", tr: "yenilemeye kalan (gün)"),
                .init("usedAt", "last use (UTC)", tr: "son kullanım (UTC)"),
            ],
            rows: rows
        )
    }
}
