internal import FeatureQuery
internal import GeoCore
internal import HomeRegistry
internal import SharingProtocols

/// The text that people open first (`README.txt`), in Turkish and English.
enum PackageReadme {
    static let name = "README.txt"

    static func text(_ manifest: PackageManifest) -> String {
        Language.allCases.sorted { $0.rawValue > $1.rawValue }
            .map { language in lines(manifest).map { $0.text(in: language) }.joined(separator: "\r\n") }
            .joined(separator: "\r\n\r\n----------------------------------------\r\n\r\n") + "\r\n"
    }

    private static func lines(_ manifest: PackageManifest) -> [LocalizedText] {
        let document = manifest.agreement.document
        let version = manifest.agreement.entry.effectiveVersion
        var lines = [
            LocalizedText(
                "Package \(manifest.number) of the protocol \(document.number), version \(version)",
                tr:
                    "\(document.number) numaralı protokolün \(manifest.number) numaralı paketi (protokol sürümü \(version))"
            ),
            LocalizedText(verbatim: document.title),
            LocalizedText(
                "From \(document.giver.name) to \(document.receiver.name), \(manifest.madeAt)",
                tr: "Veren: \(document.giver.name); alan: \(document.receiver.name); \(manifest.madeAt)"
            ),
            LocalizedText(verbatim: ""), document.notice,
        ]
        if !document.secrecy.attribution.isEmpty {
            let attribution = document.secrecy.attribution
            lines.append(LocalizedText("Name the source: \(attribution)", tr: "Kaynak gösterin: \(attribution)"))
        }
        lines.append(LocalizedText(verbatim: ""))
        if let since = manifest.since {
            lines.append(
                LocalizedText(
                    "It holds only what changed since package \(since); apply the rows in their order.",
                    tr: "Yalnız \(since) numaralı paketten sonraki değişiklikler vardır; satırları sırayla uygulayın."
                )
            )
        }
        for layer in manifest.layers {
            let (title, name, count) = (layer.schema.title, layer.shared.layer, layer.features)
            lines.append(
                manifest.since == nil
                    ? LocalizedText(
                        "- \(title) (\(name)): \(count) features",
                        tr: "- \(title) (\(name)): \(count) nesne"
                    )
                    : LocalizedText(
                        "- \(title) (\(name)): \(count) changes",
                        tr: "- \(title) (\(name)): \(count) değişiklik"
                    )
            )
        }
        return lines + [
            LocalizedText(verbatim: ""),
            LocalizedText(
                "data/: the data; metadata/: ISO 19115-3; manifest.json: fields, masks and hashes.",
                tr: "data/: veriler; metadata/: ISO 19115-3 üstveri; manifest.json: alanlar, maskeler ve özetler."
            ),
            LocalizedText(
                "Check it before use: pafta package verify FILE --key KEY",
                tr: "Kullanmadan önce denetleyin: pafta package verify DOSYA --key ANAHTAR"
            ),
        ]
    }
}
