import ArgumentParser
import GeoCore
import GeoPackageStore
import LayerLoading
import PaftaTerminal

/// `pafta watch`: loads what departments drop into a folder, by a rule file.
struct WatchCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "watch",
        abstract: "Load what is dropped into a folder. / Klasöre bırakılanları yükle.",
        discussion: """
            pafta watch --example > kurallar.toml
            pafta watch gelen --rules kurallar.toml
            """
    )

    @Argument(help: "The folder. / Klasör.")
    var folder: String?

    @Option(help: "The file with the rules. / Kural dosyası.")
    var rules: String?

    @Flag(help: "End when what is there now is done. / Şimdikileri yükleyip bitir.")
    var once = false

    @Option(help: "The seconds between two looks at the folder (0.1 to 3600). / Klasöre bakma aralığı (sn).")
    var interval = 5.0

    @Flag(help: "Write a rule file that explains every key. / Her anahtarı açıklayan bir kural dosyası yaz.")
    var example = false

    @Flag(help: "Write the log as JSON lines. / Günlüğü JSON satırları olarak yaz.")
    var json = false

    @OptionGroup var common: CommonOptions

    func validate() throws {
        guard !example else { return }
        guard folder != nil, rules != nil else {
            throw ValidationError("A folder and --rules are needed. / Klasör ve --rules gerekli.")
        }
        guard (0.1...3_600).contains(interval) else {
            throw ValidationError("--interval is 0.1 to 3600 seconds. / --interval 0,1-3600 saniyedir.")
        }
    }

    func run() throws {
        try common.run(json: json) { console in
            guard !example, let folder, let rules else {
                return console.result(WatchRules.example)
            }
            let home = try common.openHome()
            let ruleFile = try WatchRules(toml: try TextFile.read(rules), file: rules)
            // A template or mapping with mistakes is told now, not when a file comes.
            for rule in ruleFile.rules { _ = try rule.settings.request(for: "", home, .load) }
            let log = WatchLog(console: console)
            var watcher = Watcher(
                home: home,
                rules: ruleFile,
                folder: try WatchedFolder(folder),
                log: log,
                interval: Int(interval * 1_000)
            )
            try watch(&watcher, log, ruleFile.rules.count)
            if once, watcher.hasFailures { throw ExitCode(75) }
            if once, watcher.refused > 0 { throw ExitCode(65) }
        }
    }

    private func watch(_ watcher: inout Watcher, _ log: WatchLog, _ count: Int) throws(PaftaError) {
        Interruption.watch()
        log.write(.started, LocalizedText("watching by \(count) rules", tr: "\(count) kuralla izleniyor"))
        do throws(PaftaError) {
            try watcher.run(once: once)
        } catch {
            // To stop is how a watch ends; a file under way stays where it was.
            guard error.code == .cancelled else { throw error }
        }
        log.write(.stopped, LocalizedText("stopped", tr: "durdu"))
    }
}
