internal import GeoCore
internal import HomeRegistry
internal import SharingProtocols

/// What a package says of itself (`manifest.json`).
struct PackageManifest {
    static let name = "manifest.json"
    static let type = "pafta-package"
    static let form: Int64 = 1

    /// A file of the package.
    struct File {
        var path: String
        var size: Int64
        var sha256: String
    }

    var number: Int64
    var agreement: EffectiveProtocol
    var madeAt: String
    /// The package that the changes begin at; `nil` for a full one.
    var since: Int64?
    var layers: [PackedLayer]
    var files: [File]

    var bytes: [UInt8] { tree.bytes }

    private var tree: JSONTree {
        var members: [(name: String, value: JSONTree)] = [
            ("type", .text(Self.type)), ("form", .number(Self.form)), ("package", .number(number)),
            ("madeAt", .text(madeAt)), ("software", .text("Pafta \(Version.current)")),
            ("content", .text(since == nil ? "full" : "delta")),
        ]
        if let since { members.append(("since", .number(since))) }
        members += [
            ("protocol", contract), ("licence", licence), ("layers", .list(layers.map(\.tree))),
            (
                "files",
                .list(
                    files.map { file in
                        .object([
                            ("path", .text(file.path)), ("size", .number(file.size)), ("sha256", .text(file.sha256)),
                        ])
                    }
                )
            ),
        ]
        return .object(members)
    }

    private var contract: JSONTree {
        let document = agreement.document
        var members: [(name: String, value: JSONTree)] = [
            ("number", .text(agreement.entry.number)), ("version", .number(Int64(agreement.entry.effectiveVersion))),
            ("title", .text(document.title)), ("sha256", .text(document.digest)),
            ("giver", .text(document.giver.name)), ("receiver", .text(document.receiver.name)),
            ("purpose", .object([("code", .text(document.purpose.code)), ("text", .text(document.purpose.text))])),
            ("secrecy", .text((document.secrecy.grade ?? .unclassified).rawValue)),
        ]
        if let end = document.term.end { members.append(("validUntil", .text("\(end)"))) }
        return .object(members)
    }

    private var licence: JSONTree {
        let secrecy = agreement.document.secrecy
        return .object([
            ("attribution", .text(secrecy.attribution)), ("derivedData", .text(secrecy.derivedData)),
            ("noPassingOn", .flag(secrecy.forbidsPassingOn)), ("notice", .texts(agreement.document.notice)),
        ])
    }
}

extension ProtocolDocument {
    /// What the receiver may do with a package, in words.
    var notice: LocalizedText {
        let purpose = purpose.text
        var text = LocalizedText(
            "Given to \(receiver.name) under the protocol \(number) for this purpose only: \(purpose).",
            tr: "\(number) numaralı protokol uyarınca \(receiver.name) için, yalnız şu amaçla verilmiştir: \(purpose)."
        )
        if secrecy.forbidsPassingOn {
            text += LocalizedText(
                " It must not be passed on to anybody else.",
                tr: " Üçüncü kişilere verilemez, aktarılamaz."
            )
        }
        return text
    }
}
