import GeoCore
import HomeRegistry
import PaftaTerminal
import SharingPackages
import SharingProtocols

/// Packages as people and programs read them.
enum PackageDisplay {
    /// Tells that a package was made.
    static func tell(_ made: MadePackage, _ console: Console) {
        for note in made.notes {
            console.note(
                LocalizedText("\(note.layer): \(note.text.english)", tr: "\(note.layer): \(note.text.turkish)")
            )
        }
        let count = ProgressLine.grouped(made.record.features)
        let number = made.record.number
        let hash = made.record.sha256
        console.note(
            made.record.content == "delta"
                ? LocalizedText(
                    "Package \(number): \(count) changes, sha256 \(hash)",
                    tr: "\(number) numaralı paket: \(count) değişiklik, sha256 \(hash)"
                )
                : LocalizedText(
                    "Package \(number): \(count) features, sha256 \(hash)",
                    tr: "\(number) numaralı paket: \(count) nesne, sha256 \(hash)"
                )
        )
        console.result(made.path)
    }

    /// A package that was made, with its place.
    static func document(_ made: MadePackage) -> JSONObject {
        var object = document(made.record)
        object.add("path", made.path)
        object.add("signature", "\(made.path).sig")
        return object
    }

    /// A package as a JSON object.
    static func document(_ package: PackageRecord) -> JSONObject {
        var object = JSONObject()
        object.add("package", Int(package.number))
        object.add("protocol", package.agreement)
        object.add("version", package.version)
        object.add("content", package.content)
        object.add("since", package.since.map { Int($0) })
        object.add("file", package.fileName)
        object.add("sha256", package.sha256)
        object.add("size", Int(package.size))
        object.add("features", package.features)
        object.add("madeAt", package.madeAt)
        object.add("madeBy", package.madeBy)
        object.add("deliveredAt", optional: package.deliveredAt)
        object.add("deliveredHow", optional: package.deliveredHow)
        let layers = package.layers.map { layer in
            var object = JSONObject()
            object.add("layer", layer.layer)
            object.add("features", layer.features)
            return object
        }
        object.add("layers", layers)
        return object
    }

    /// A package as cells of a table.
    static func cells(_ package: PackageRecord, in language: Language) -> [String] {
        let (features, delta) = (ProgressLine.grouped(package.features), package.content == "delta")
        let content =
            delta
            ? LocalizedText("changes since \(package.since ?? 0)", tr: "\(package.since ?? 0) sonrası değişiklikler")
            : LocalizedText("full", tr: "tam")
        let delivered =
            package.deliveredAt.map { moment in
                let when = LocalTime.text(moment)
                let how = package.deliveredHow ?? ""
                return LocalizedText("handed over \(when) (\(how))", tr: "teslim edildi \(when) (\(how))")
            } ?? LocalizedText("not handed over", tr: "teslim edilmedi")
        return [
            "\(package.number)", "\(package.agreement)@\(package.version)", LocalTime.text(package.madeAt),
            content.text(in: language), features, package.fileName, delivered.text(in: language),
        ]
    }

    /// A package that is due as a JSON object.
    static func document(_ due: DuePackage) -> JSONObject {
        var object = JSONObject()
        object.add("protocol", due.agreement)
        object.add("receiver", due.receiver)
        object.add("frequency", due.frequency.rawValue)
        object.add("dueSince", due.since.description)
        object.add("changesSince", due.base.map { Int($0) })
        object.add("latest", due.latest.map { Int($0.number) })
        return object
    }

    /// A package that is due as cells of a table.
    static func cells(_ due: DuePackage, in language: Language) -> [String] {
        [due.agreement, due.receiver, title(due.frequency).text(in: language), due.since.description]
    }

    /// What checking a package found, as JSON.
    static func document(_ result: PackageVerification, in language: Language) -> String {
        var object = JSONObject()
        object.add("intact", result.isIntact)
        object.add("proven", result.isProven)
        object.add("sha256", result.sha256)
        object.add("publicKey", optional: result.key)
        object.add("package", result.number.map { Int($0) })
        object.add("protocol", optional: result.agreement)
        object.add("madeAt", optional: result.madeAt)
        object.add("files", result.files)
        let findings = result.findings.map { finding in
            var object = JSONObject()
            object.add("kind", finding.kind.rawValue)
            object.add("file", optional: finding.file)
            object.add("message", finding.text.text(in: language))
            return object
        }
        object.add("findings", findings)
        return object.text
    }

    private static func title(_ frequency: DeliveryFrequency) -> LocalizedText {
        switch frequency {
        case .once: LocalizedText("once", tr: "bir kez")
        case .daily: LocalizedText("daily", tr: "günlük")
        case .weekly: LocalizedText("weekly", tr: "haftalık")
        case .monthly: LocalizedText("monthly", tr: "aylık")
        case .quarterly: LocalizedText("quarterly", tr: "üç aylık")
        case .yearly: LocalizedText("yearly", tr: "yıllık")
        case .onRequest: LocalizedText("on request", tr: "istek üzerine")
        }
    }
}
