import ArgumentParser
import AuditTrail
import GeoCore
import HomeReports
import HomeRegistry
import PaftaTerminal
import PaftaConfiguration
import GeoPackageStore
import SharingProtocols

/// The forms of a report.
enum ReportFormat: String, ExpressibleByArgument, CaseIterable {
    case html
    case csv
    case json
}

/// How and where a report is written.
struct ReportOptions: ParsableArguments {
    @Option(help: "html, csv or json (default: by the file's ending; a table on the terminal). / Biçim.")
    var format: ReportFormat?

    @Option(help: "The file (default: the standard output). / Dosya.")
    var out: String?

    @Option(help: "The language of the report, tr or en (default: --lang, or tr). / Raporun dili.")
    var language: Language?

    /// The language of the report.
    func language(_ common: CommonOptions) -> Language { language ?? common.lang ?? .turkish }

    /// Writes a report.
    ///
    /// - Throws: `file.unwritable`.
    func write(_ report: Report, _ common: CommonOptions, _ console: Console) throws(PaftaError) {
        let language = language(common)
        let bytes: [UInt8]
        switch format ?? named {
        case .html: bytes = report.page(in: language, footer: "Pafta \(Version.current), \(Environment.now)")
        case .csv: bytes = report.sheet(in: language)
        case .json: bytes = report.json(in: language)
        case nil: return show(report, language, console)
        }
        let output = try AuditOutput(out)
        try output.write(bytes)
        try output.finish()
    }

    private var named: ReportFormat? {
        guard let out else { return nil }
        return ReportFormat.allCases.first { out.lowercased().hasSuffix(".\($0.rawValue)") } ?? .html
    }

    private func show(_ report: Report, _ language: Language, _ console: Console) {
        console.result(report.title.text(in: language))
        let facts = report.facts.map { [$0.title.text(in: language), $0.value.shown] }
        for line in TextTable.lines(facts) { console.result(line) }
        for table in report.tables where !table.rows.isEmpty {
            console.result("")
            if report.tables.count > 1 { console.result(table.title.text(in: language)) }
            let heading = table.columns.map { $0.title.text(in: language) }
            for line in TextTable.lines([heading] + table.rows.map { $0.map(\.shown) }) { console.result(line) }
        }
    }
}

/// The days that a report is about.
struct PeriodOptions: ParsableArguments {
    @Option(help: "The first day in Türkiye (default: 29 days before the last). / İlk gün.")
    var from: CalendarDay?

    @Option(help: "The last day (default: today). / Son gün.")
    var to: CalendarDay?

    /// The first and the last day.
    ///
    /// - Throws: `option.invalid` if the period ends before it begins.
    func days() throws(PaftaError) -> ClosedRange<CalendarDay> {
        let last = to ?? CalendarDay(inTurkiyeAt: Moment.now)
        let first = from ?? last.adding(days: -29)
        guard first <= last else { throw .invalidOption("--from", "\(first)", example: "\(last)") }
        return first...last
    }

    /// The same for records and loads.
    func period() throws(PaftaError) -> ReportPeriod {
        let days = try days()
        guard
            let period = ReportPeriod(
                from: try AuditDay(option: "\(days.lowerBound)"),
                to: try AuditDay(option: "\(days.upperBound)")
            )
        else { throw .invalidOption("--from", "\(days.lowerBound)", example: "\(days.upperBound)") }
        return period
    }
}

extension AccessTally {
    /// Counts what the audit trail of a home tells of a period.
    ///
    /// - Throws: `audit.unreadable`, `operation.cancelled`.
    init(of home: Home, in period: ReportPeriod, agreement: String? = nil) throws(PaftaError) {
        self.init()
        var query = AuditQuery()
        (query.from, query.to, query.agreement) = (period.from, period.to, agreement)
        var tally = self
        try AuditFolder(home: home.path)
            .search(query) { entry, _ throws(PaftaError) in
                try Interruption.check()
                tally.add(entry.record)
                return true
            }
        self = tally
    }
}

extension HomeConfiguration {
    /// The name of the municipality of a home.
    ///
    /// - Throws: `configuration.invalid`, `file.unreadable`.
    static func municipality(of home: Home) throws(PaftaError) -> String {
        try HomeConfiguration(toml: try TextFile.read(home.configurationFile)).municipality
    }
}
