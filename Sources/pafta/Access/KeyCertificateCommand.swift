import AccessControl
import ArgumentParser
import GeoCore
import GeoPackageStore
import HomeRegistry
import PaftaTerminal

/// `pafta key certificate`: client certificates that stand for a partner or a person.
struct KeyCertificateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "certificate",
        abstract: "Enter, list and revoke client certificates. / İstemci sertifikalarını kaydet, listele, feshet.",
        subcommands: [
            CertificateAddCommand.self, CertificateListCommand.self, CertificateRevokeCommand.self,
        ],
        defaultSubcommand: CertificateListCommand.self
    )

    @OptionGroup var leading: LeadingOptions
}

/// `pafta key certificate add`: enters a certificate.
struct CertificateAddCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "add",
        abstract: "Enter a certificate. / Sertifika kaydet."
    )

    @Argument(help: "The certificate in PEM form. / PEM biçiminde sertifika.")
    var file: String

    @OptionGroup var ownerOptions: OwnerOptions

    @Option(help: "What to call it. / Adı.")
    var label: String?

    @ParentCommand var parent: KeyCertificateCommand

    @OptionGroup var common: CommonOptions

    func validate() throws {
        guard ownerOptions.agreement != nil || ownerOptions.user != nil else {
            throw ValidationError("--protocol | --user")
        }
        try Labels.check(label)
    }

    func run() throws {
        let common = common.following(parent.leading)
        try common.run { console in
            guard let owner = try ownerOptions.owner() else { return }
            let fingerprint = try ClientCertificate.fingerprint(pem: try TextFile.read(file))
            let home = try common.openHome()
            let registry = try HomeRegistry(home: home.path)
            let agreement = try owner.checkedProtocol(in: registry)
            try registry.add(
                CertificateRecord(fingerprint: fingerprint, owner: owner, label: label, createdAt: Moment.now)
            )
            let note = owner.note("new certificate \(Hexadecimal.text(fingerprint))", in: home)
            console.result(Hexadecimal.text(fingerprint))
            if let agreement { console.note(OwnerOptions.told(agreement)) }
            try note.settle(console)
        }
    }
}

/// `pafta key certificate list`: lists the certificates.
struct CertificateListCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List the certificates. / Sertifikaları listele."
    )

    @Flag(help: "Write the list as JSON. / Listeyi JSON olarak yaz.")
    var json = false

    @ParentCommand var parent: KeyCertificateCommand

    @OptionGroup var common: CommonOptions

    func run() throws {
        let common = common.following(parent.leading)
        try common.run(json: json) { console in
            let certificates = try HomeRegistry.present(in: try common.openHome())?.certificates() ?? []
            if json { return console.result(JSONObject.list(certificates.map(Self.document))) }
            let rows = certificates.map { certificate in
                let revoked = LocalizedText("revoked", tr: "feshedildi").text(in: console.language)
                return [
                    Hexadecimal.text(certificate.fingerprint), certificate.owner.label(in: console.language),
                    certificate.revokedAt == nil ? Moment.local(certificate.createdAt) : revoked,
                    certificate.label ?? "",
                ]
            }
            for line in TextTable.lines(rows) { console.result(line) }
        }
    }

    private static func document(_ certificate: CertificateRecord) -> JSONObject {
        var object = JSONObject()
        object.add("sha256", Hexadecimal.text(certificate.fingerprint))
        object.add("protocol", optional: certificate.owner.agreement)
        object.add("user", optional: certificate.owner.account)
        object.add("label", optional: certificate.label)
        object.add("created", Moment.utc(certificate.createdAt))
        object.add("revoked", optional: certificate.revokedAt.map(Moment.utc))
        object.add("reason", optional: certificate.reason)
        return object
    }
}

/// `pafta key certificate revoke`: ends a certificate at once and for good.
struct CertificateRevokeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "revoke",
        abstract: "End a certificate at once and for good. / Sertifikayı hemen ve kalıcı olarak feshet."
    )

    @Argument(help: "Its SHA-256, at least the first 12 digits. / SHA-256 değeri, en az ilk 12 hanesi.")
    var sha256: String

    @Option(help: "Why; it is recorded. / Nedeni; kayda geçer.")
    var reason: String

    @ParentCommand var parent: KeyCertificateCommand

    @OptionGroup var common: CommonOptions

    func validate() throws {
        guard sha256.count >= 12 else { throw ValidationError("SHA-256: 12 …") }
        try Reasons.check(reason)
    }

    func run() throws {
        let common = common.following(parent.leading)
        try common.run { console in
            let home = try common.openHome()
            let registry = try HomeRegistry(home: home.path)
            let digits = Array((sha256.filter { $0 != ":" }).lowercased().utf8)
            let fitting = try registry.certificates()
                .filter { Hexadecimal.text($0.fingerprint).utf8.starts(with: digits) }
            // One that is not there is told as such by the registry.
            let certificate = fitting.count == 1 ? fitting[0] : nil
            let print = certificate?.fingerprint ?? []
            try registry.revokeCertificate(print, at: Moment.now, reason: reason)
            let detail = "certificate \(Hexadecimal.text(print)) revoked: \(reason)"
            let note = certificate?.owner.note(detail, in: home)
            console.note(LocalizedText("The certificate is revoked.", tr: "Sertifika feshedildi."))
            try note?.settle(console)
        }
    }
}
