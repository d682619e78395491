import ArgumentParser
import AuditTrail
import GeoCore
import PaftaTerminal
import SharingPackages

/// `pafta package verify`: checks a package; its receiver needs no home for that.
struct PackageVerifyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "Check a package; exit code 74 if it is not whole. / Paketi denetle.",
        discussion: "pafta package verify pafta-2026-14-v2-000012.zip --key belediye.pub"
    )

    @Argument(help: "The package; its signature lies beside it (.zip.sig). / Paket dosyası.")
    var file: String

    @Option(help: "The public key of the giver: a file, or 64 hexadecimal digits. / Verenin açık anahtarı.")
    var key: String?

    @ParentCommand var parent: PackageCommand

    @OptionGroup var options: PackageOptions

    func run() throws {
        try options.run(parent) { console, _ in
            let result = try PackageVerifier.verify(file, key: try publicKey())
            if options.json {
                console.result(PackageDisplay.document(result, in: console.language))
            } else {
                Self.tell(result, console)
            }
            guard result.isIntact else { throw ExitCode(74) }
        }
    }

    private func publicKey() throws(PaftaError) -> AuditPublicKey? {
        guard let key else { return nil }
        let isDigits = key.utf8.count == 64 && key.allSatisfy(\.isHexDigit)
        return try AuditPublicKey(isDigits ? key : try TextFile.read(key))
    }

    private static func tell(_ result: PackageVerification, _ console: Console) {
        for finding in result.findings {
            let place = finding.file.map { "\($0): " } ?? ""
            console.result(TerminalText.visible(place + finding.text.text(in: console.language)))
        }
        if let agreement = result.agreement, let number = result.number {
            let moment = LocalTime.text(result.madeAt ?? "")
            console.note(
                LocalizedText(
                    "Package \(number) of the protocol \(agreement), made \(moment), \(result.files) files.",
                    tr: "\(agreement) protokolünün \(number) numaralı paketi, \(moment), \(result.files) dosya."
                )
            )
        }
        guard result.isIntact else {
            let count = result.findings.count
            return console.note(
                LocalizedText(
                    "The package is NOT as it was made: \(count) findings.",
                    tr: "Paket hazırlandığı gibi DEĞİL: \(count) bulgu."
                )
            )
        }
        console.note(
            result.isProven
                ? LocalizedText("The package is whole and genuine.", tr: "Paket bütün ve gerçek.")
                : LocalizedText(
                    "The package is whole. Who made it is proven only with '--key' and a key got by another way.",
                    tr: "Paket bütün. Kimin hazırladığı, ancak başka yoldan alınan anahtarla '--key' ile kanıtlanır."
                )
        )
    }
}
