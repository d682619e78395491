import ArgumentParser
import GeoCore
import GeoPackageStore
import HomeRegistry
import PaftaTerminal

/// `pafta key revoke`: ends a key at once and for good.
struct KeyRevokeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "revoke",
        abstract: "End a key at once and for good. / Anahtarı hemen ve kalıcı olarak feshet."
    )

    @Argument(help: "The key's prefix, 8 characters. / Anahtarın ön eki.")
    var prefix: String

    @Option(help: "Why; it is recorded. / Nedeni; kayda geçer.")
    var reason: String

    @Flag(help: "Write it as JSON. / JSON olarak yaz.")
    var json = false

    @ParentCommand var parent: KeyCommand

    @OptionGroup var common: CommonOptions

    func validate() throws { try Reasons.check(reason) }

    func run() throws {
        let common = common.following(parent.leading)
        try common.run(json: json) { console in
            let home = try common.openHome()
            let registry = try HomeRegistry(home: home.path)
            let now = Moment.now
            try registry.revokeKey(prefix, at: now, reason: reason)
            let key = try registry.key(prefix)
            let note = key?.owner.note("key \(prefix) revoked: \(reason)", in: home)
            if json {
                if let key { console.result(KeyDisplay.document(key, now: now).text) }
                try note?.settle(console)
                return
            }
            console.note(
                LocalizedText(
                    "The key \(prefix) is revoked; the next request with it is refused.",
                    tr: "\(prefix) anahtarı feshedildi; onunla gelen sonraki istek reddedilir."
                )
            )
            try note?.settle(console)
        }
    }
}

/// Reasons for a revocation.
enum Reasons {
    /// Checks that a reason says something.
    static func check(_ reason: String) throws {
        guard reason.contains(where: { $0.isLetter }), reason.utf8.count <= 500,
            !reason.unicodeScalars.contains(where: { $0.value < 0x20 })
        else { throw ValidationError("--reason") }
    }
}
