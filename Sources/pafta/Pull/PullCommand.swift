import ArgumentParser
import FeatureQuery
import GeoCore
import Glibc
import PaftaTerminal

/// `pafta pull`: keeps a layer of a local GeoPackage in step with a server.
struct PullCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "pull",
        abstract: "Keep a local layer in step with a server. / Yerel bir katmanı sunucuyla güncel tut.",
        discussion: """
            Only what changed since the last time is fetched. Whatever interrupts the command, it goes on at the next start.
            Yalnızca son seferden bu yana değişenler alınır. Komut kesilirse bir sonraki başlatmada kaldığı yerden sürer.
            """
    )

    @Argument(help: "The address of the service, as https://cbs.example.bel.tr. / Hizmetin adresi.")
    var address: String

    @Option(help: "The collection. / Katman.")
    var collection: String

    @Option(name: .customLong("into"), help: "The GeoPackage; made if it is missing. / GeoPackage dosyası.")
    var file: String

    @Option(help: "A file with the key and nothing else (or PAFTA_KEY). / Yalnızca anahtarı içeren dosya.")
    var keyFile: String?

    @Option(name: .customLong("ca"), help: "Certificates to trust instead of the system's. / Güvenilecek sertifikalar.")
    var authority: String?

    @Option(help: "Changes of one request. / Bir istekteki değişiklik sayısı.")
    var limit = 1_000

    @Flag(help: "Fetch all features and compare. / Bütün kayıtları alıp karşılaştır.")
    var fresh = false

    @Flag(help: "Compare with all features of the server afterwards. / Sonra sunucudaki bütün kayıtlarla karşılaştır.")
    var verify = false

    @Flag(help: "The result as JSON. / Sonuç JSON olarak.")
    var json = false

    @OptionGroup var common: CommonOptions

    func validate() throws {
        let isAddress = address.hasPrefix("https://") || address.hasPrefix("http://")
        guard isAddress else { throw ValidationError("The address starts with https:// or http://.") }
        guard (1...100_000).contains(limit) else { throw ValidationError("--limit: 1 … 100000") }
    }

    func run() throws {
        try common.run(json: json) { console in
            Interruption.watch()
            let line = ProgressLine(console: console)
            defer { line.finish() }
            let base = address.hasSuffix("/") ? String(address.dropLast()) : address
            let client = PullClient(base: base, key: try PullKey.read(keyFile), authority: authority) {
                seconds throws(PaftaError) in
                for _ in 0..<seconds {
                    try Self.checkInterruption()
                    sleep(1)
                }
            }
            let label = LocalizedText("\(collection): pulling", tr: "\(collection): çekiliyor")
            let run = PullRun(
                client: client,
                address: base,
                collection: collection,
                file: file,
                limit: limit
            ) { done throws(PaftaError) in
                try Self.checkInterruption()
                line.show(label, done: done, total: nil)
            }
            let outcome = try run.pull(fresh: fresh)
            let count = verify ? try verified(run) : nil
            line.finish()
            report(outcome, count, console)
        }
    }

    private static func checkInterruption() throws(PaftaError) {
        do throws(PaftaError) {
            try Interruption.check()
        } catch {
            var error = error
            error.message = LocalizedText(
                "Cancelled; the next start goes on from here.",
                tr: "İptal edildi; bir sonraki başlatmada buradan sürer."
            )
            throw error
        }
    }

    /// Compares; what is changed meanwhile is pulled first and compared again.
    private func verified(_ run: PullRun) throws(PaftaError) -> Int {
        var found = try run.compare()
        for _ in 0..<3 where found.different > 0 || found.surplus != 0 {
            guard try run.pull(fresh: false).total > 0 else { break }
            found = try run.compare()
        }
        guard found.different == 0, found.surplus == 0 else {
            throw .differentReplica(found.different, missing: found.surplus)
        }
        return found.count
    }

    private func report(_ outcome: PullRun.Outcome, _ verified: Int?, _ console: Console) {
        if json {
            var object = JSONObject()
            for kind in FeatureChange.Kind.allCases { object.add(kind.rawValue, outcome.counts[kind] ?? 0) }
            object.add("swept", outcome.swept)
            object.add("restarted", outcome.restarted)
            object.add("verified", verified)
            return console.result(object.text)
        }
        func count(_ kind: FeatureChange.Kind) -> String { ProgressLine.grouped(outcome.counts[kind] ?? 0) }
        if outcome.restarted {
            console.note(
                LocalizedText(
                    "The server could not tell the changes any more; all features were compared.",
                    tr: "Sunucu değişiklikleri artık veremedi; bütün kayıtlar karşılaştırıldı."
                )
            )
        }
        console.note(
            LocalizedText(
                "\(collection): \(count(.inserted)) inserted, \(count(.updated)) updated, \(count(.deleted)) deleted, "
                    + "\(count(.entered)) entered the view, \(count(.left)) left it.",
                tr:
                    "\(collection): \(count(.inserted)) eklendi, \(count(.updated)) güncellendi, \(count(.deleted)) silindi, "
                    + "\(count(.entered)) görünüme girdi, \(count(.left)) görünümden çıktı."
            )
        )
        if let verified {
            let number = ProgressLine.grouped(verified)
            console.note(
                LocalizedText(
                    "Compared: all \(number) features are as on the server.",
                    tr: "Karşılaştırıldı: \(number) kaydın tümü sunucudakiyle aynı."
                )
            )
        }
    }
}
