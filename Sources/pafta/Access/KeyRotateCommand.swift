import AccessControl
import ArgumentParser
import GeoCore
import GeoPackageStore
import HomeRegistry
import PaftaTerminal
import SharingProtocols

/// `pafta key rotate`: puts a new key in the place of one, which is accepted for some time yet.
struct KeyRotateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rotate",
        abstract: "Replace a key; both are accepted for a time. / Anahtarı yenile; eskisi bir süre daha geçer."
    )

    @Argument(help: "The key's prefix, 8 characters. / Anahtarın ön eki.")
    var prefix: String

    @Option(help: "How long both are accepted: 14d, 12h, 0d. / İkisinin birlikte geçtiği süre.")
    var overlap = TimeSpan(seconds: 14 * 86_400)

    @Option(help: "The last day the new key is accepted. / Yeni anahtarın son günü.")
    var expires: CalendarDay?

    @Flag(help: "Write it as JSON. / JSON olarak yaz.")
    var json = false

    @ParentCommand var parent: KeyCommand

    @OptionGroup var common: CommonOptions

    func run() throws {
        let common = common.following(parent.leading)
        try common.run(json: json) { console in
            let home = try common.openHome()
            let registry = try HomeRegistry(home: home.path)
            let now = Moment.now
            let end = expires?.end
            if let end, end <= now { throw PaftaError.pastDay }
            let key = try KeyRing(registry).rotate(prefix, overlap: overlap.seconds, now: now, expiring: end)
            let owner = try registry.key(prefix)?.owner
            let note = owner?.note("key \(prefix) replaced by \(key.prefix)", in: home)
            try KeyDisplay.show(key, from: registry, json: json, console)
            if !json, let old = try registry.key(prefix)?.expiresAt {
                console.note(
                    LocalizedText(
                        "The key \(prefix) is accepted until \(Moment.local(old)).",
                        tr: "\(prefix) anahtarı \(Moment.local(old)) tarihine kadar geçerlidir."
                    )
                )
            }
            try note?.settle(console)
        }
    }
}
