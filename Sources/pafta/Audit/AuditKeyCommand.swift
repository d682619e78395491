import ArgumentParser
import AuditTrail
import GeoCore
import PaftaTerminal

/// `pafta audit key`: shows the public key, or replaces the signing key.
struct AuditKeyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "key",
        abstract: "Show the public key, or replace the signing key. / Açık anahtarı göster, imza anahtarını yenile."
    )

    @Flag(help: "Replace the signing key; the old one vouches for the new one. / İmza anahtarını yenile.")
    var rotate = false

    @Flag(help: "Write the key as JSON. / Anahtarı JSON olarak yaz.")
    var json = false

    @ParentCommand var parent: AuditCommand

    @OptionGroup var keys: AuditKeyOptions

    @OptionGroup var common: CommonOptions

    func run() throws {
        let common = common.following(parent.leading)
        try common.run(json: json) { console in
            let folder = try keys.folder(common)
            if rotate {
                _ = try AuditWriter(folder).replaceKey(by: Environment.account, at: Environment.now)
            }
            guard let key = try folder.publicKey() else {
                throw PaftaError(
                    .notFound,
                    .auditKey,
                    LocalizedText("The audit trail has no key yet.", tr: "Denetim kaydının henüz anahtarı yok."),
                    remedy: LocalizedText(
                        "It is made with the first record; 'pafta audit seal' writes one.",
                        tr: "Anahtar ilk kayıtla oluşur; 'pafta audit seal' bir kayıt yazar."
                    )
                )
            }
            guard json else { return console.result("\(key)") }
            var object = JSONObject()
            object.add("algorithm", "Ed25519")
            object.add("publicKey", "\(key)")
            console.result(object.text)
        }
    }
}
