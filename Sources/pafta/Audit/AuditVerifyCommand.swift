import ArgumentParser
import AuditTrail
import GeoCore
import PaftaTerminal

/// `pafta audit verify`: checks that nothing in the trail was deleted, changed, moved or added.
struct AuditVerifyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "Check that the trail is whole; exit code 74 if not. / Kaydın bütünlüğünü doğrula.",
        discussion: "pafta audit verify --from 2026-11-01 --public-key 3b6a27bc…"
    )

    @Option(help: "The first day, as 2026-11-21. / İlk gün.")
    var from: String?

    @Option(help: "The last day. / Son gün.")
    var to: String?

    @Option(help: "The public key that was noted down, now or at any time before. / Not edilmiş açık anahtar.")
    var publicKey: String?

    @Option(help: "A record that was noted down, as NUMBER:HASH. / Not edilmiş kayıt: SIRA:ÖZET.")
    var anchor: String?

    @Flag(help: "Write the result as JSON. / Sonucu JSON olarak yaz.")
    var json = false

    @ParentCommand var parent: AuditCommand

    @OptionGroup var keys: AuditKeyOptions

    @OptionGroup var common: CommonOptions

    func run() throws {
        let common = common.following(parent.leading)
        try common.run(json: json) { console in
            let result = try keys.folder(common)
                .verify(
                    from: try from.map { text throws(PaftaError) in try AuditDay(option: text) },
                    to: try to.map { text throws(PaftaError) in try AuditDay(option: text) },
                    publicKey: try publicKey.map { text throws(PaftaError) in try AuditPublicKey(text) },
                    anchor: try anchor.map { text throws(PaftaError) in try Self.anchor(text) }
                )
            if json { console.result(result.document(in: console.language)) } else { Self.tell(result, console) }
            if publicKey == nil, !json { console.note(Self.hint) }
            guard result.isIntact else { throw ExitCode(74) }
        }
    }

    private static func anchor(_ text: String) throws(PaftaError) -> AuditAnchor {
        if let anchor = AuditAnchor(text) { return anchor }
        throw PaftaError(
            .invalidInput,
            .invalidAudit,
            LocalizedText("'\(text)' is not a noted record.", tr: "'\(text)' not edilmiş bir kayıt değil."),
            remedy: LocalizedText(
                "Give its number and hash, as 'pafta audit verify' shows them: 120:9f86d0….",
                tr: "'pafta audit verify' komutunun gösterdiği sıra ve özeti verin: 120:9f86d0…."
            )
        )
    }

    private static func tell(_ result: AuditVerification, _ console: Console) {
        for finding in result.findings { console.result(finding.line(in: console.language)) }
        let (records, days, seals, torn) = (result.records, result.days, result.seals, result.recovered)
        console.note(
            LocalizedText(
                "\(records) records of \(days) days checked, \(seals) seals valid, \(torn) torn lines recovered.",
                tr:
                    "\(days) günün \(records) kaydı denetlendi; \(seals) mühür geçerli, \(torn) yarım satır var."
            )
        )
        if result.lastSequence > 0 {
            let last = "\(result.lastSequence):\(result.lastHash)"
            console.note(LocalizedText("Last record: \(last)", tr: "Son kayıt: \(last)"))
        }
        console.note(
            result.isIntact
                ? LocalizedText("The trail is whole.", tr: "Kayıt bütün.")
                : LocalizedText(
                    "The trail is NOT whole: \(result.findingCount) findings.",
                    tr: "Kayıt bütün DEĞİL: \(result.findingCount) bulgu."
                )
        )
    }

    private static let hint = LocalizedText(
        "Checked with the public key in the folder; '--public-key' with one kept elsewhere proves more.",
        tr: "Klasördeki açık anahtarla denetlendi; başka yerde saklanan anahtarla '--public-key' daha güçlü kanıttır."
    )
}

extension AuditFinding {
    /// As `2026-11-21.jsonl:12: …`.
    fileprivate func line(in language: Language) -> String {
        "\(file)\(line.map { ":\($0)" } ?? ""): \(text.text(in: language))"
    }

    fileprivate func document(in language: Language) -> JSONObject {
        var object = JSONObject()
        object.add("kind", kind.rawValue)
        object.add("file", file)
        object.add("line", line)
        object.add("message", text.text(in: language))
        return object
    }
}

extension AuditVerification {
    fileprivate func document(in language: Language) -> String {
        var object = JSONObject()
        object.add("intact", isIntact)
        object.add("records", records)
        object.add("days", days)
        object.add("seals", seals)
        object.add("recovered", recovered)
        object.add("lastSequence", lastSequence)
        object.add("lastHash", lastHash)
        object.add("findingCount", findingCount)
        object.add("findings", findings.map { $0.document(in: language) })
        return object.text
    }
}
