import ArgumentParser
import GeoCore
import GeoPackageStore
import HomeRegistry
import HomeReports
import PaftaConfiguration
import PaftaTerminal
import SharingProtocols

/// `pafta report activity`: what was done in a period.
struct ActivityReportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "activity",
        abstract: "Loads, changes, protocols, packages and requests of a period. / Faaliyet raporu.",
        discussion: "pafta report activity --from 2026-01-01 --to 2026-12-31 --out faaliyet.html"
    )

    @OptionGroup var days: PeriodOptions

    @OptionGroup var output: ReportOptions

    @ParentCommand var parent: ReportCommand

    @OptionGroup var common: CommonOptions

    func run() throws {
        let common = common.following(parent.leading)
        try common.run(json: output.format == .json && output.out == nil) { console in
            Interruption.watch()
            let home = try common.openHome()
            let period = try days.period()
            let language = output.language(common)
            var tally = ActivityTally(period)
            if let registry = try HomeRegistry.present(in: home) {
                for load in try registry.loads().reversed() { tally.add(load, in: language) }
                let book = ProtocolBook(registry)
                for entry in try book.entries() {
                    for version in try book.versions(of: entry.number) {
                        let state = ProtocolState(rawValue: version.state)?.title.text(in: language) ?? version.state
                        tally.add(entry, version, state: state)
                    }
                }
                for package in try registry.packages() { tally.add(package) }
            }
            let accesses = try AccessTally(of: home, in: period)
            try output.write(tally.report(of: HomeConfiguration.municipality(of: home), accesses), common, console)
        }
    }
}

/// `pafta report access`: who asked for what in a period.
struct AccessReportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "access",
        abstract: "Who asked for what in a period, from the audit trail. / Erişim raporu.",
        discussion: "pafta report access --from 2026-11-01 --to 2026-11-30 --out erisim.csv"
    )

    @OptionGroup var days: PeriodOptions

    @OptionGroup var output: ReportOptions

    @ParentCommand var parent: ReportCommand

    @OptionGroup var common: CommonOptions

    func run() throws {
        let common = common.following(parent.leading)
        try common.run(json: output.format == .json && output.out == nil) { console in
            Interruption.watch()
            let home = try common.openHome()
            let period = try days.period()
            let entries = try HomeRegistry.present(in: home)
                .map { registry throws(PaftaError) in
                    try ProtocolBook(registry).entries()
                }
            let names = Dictionary(uniqueKeysWithValues: (entries ?? []).map { ($0.number, $0.receiver) })
            let tally = try AccessTally(of: home, in: period)
            let report = Report(
                LocalizedText("Access report", tr: "Erişim raporu"),
                facts: [
                    .init(
                        "municipality",
                        LocalizedText("municipality", tr: "belediye"),
                        .text(try HomeConfiguration.municipality(of: home))
                    ),
                    period.fact,
                    .init("requests", LocalizedText("requests", tr: "istek"), .number(tally.requests)),
                ],
                tables: tally.tables(receivers: names)
            )
            try output.write(report, common, console)
        }
    }
}
