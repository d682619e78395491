import ArgumentParser
import GeoCore
import GeoPackageStore
import HomeRegistry
import PaftaConfiguration
import PaftaTerminal
import SharingProtocols

/// `pafta protocol new`: writes a document to start from.
struct ProtocolNewCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "new",
        abstract: "Write a document to start from. / Açıklamalı boş bir taslak yaz.",
        discussion: "pafta protocol new 2026/14 > taslak.toml"
    )

    @Argument(help: "The number of the protocol. / Protokol numarası.")
    var number: String

    @ParentCommand var parent: ProtocolCommand

    @OptionGroup var options: ProtocolOptions

    func run() throws {
        try options.run(parent) { console, common in
            let configuration = try? HomeConfiguration(toml: TextFile.read(common.openHome().configurationFile))
            let text = ProtocolDocument.template(
                number: number,
                giver: configuration?.municipality ?? "",
                today: CalendarDay(inTurkiyeAt: Moment.now)
            )
            guard options.json else { return console.write(Array(text.utf8)[...]) }
            console.result(String(decoding: try ProtocolDocument(toml: text).json, as: UTF8.self))
        }
    }
}

/// `pafta protocol save`: saves a document as a draft.
struct ProtocolSaveCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "save",
        abstract: "Save a document as a draft. / Belgeyi taslak olarak kaydet.",
        discussion: "pafta protocol save taslak.toml"
    )

    @Argument(help: "The document, TOML or JSON. / Belge dosyası.")
    var file: String

    @Option(help: "Why it was changed. / Gerekçe.")
    var reason: String?

    @ParentCommand var parent: ProtocolCommand

    @OptionGroup var options: ProtocolOptions

    func run() throws {
        try options.run(parent) { console, common in
            let document = try ProtocolDocumentFile.read(file)
            let home = try common.openHome()
            let entry = try ProtocolBook.open(home).save(document, .now(reason: reason))
            let note = entry.note("draft saved" + (reason.map { ": \($0)" } ?? ""), in: home)
            if options.json {
                console.result(ProtocolDisplay.document(entry).text)
                try note.settle(console)
                return
            }
            console.note(
                LocalizedText(
                    "Protocol \(entry.number): draft saved as version \(entry.version).",
                    tr: "\(entry.number) protokolü: taslak \(entry.version). sürüm olarak kaydedildi."
                )
            )
            try note.settle(console)
        }
    }
}

/// `pafta protocol check`: looks for what is wrong with a document.
struct ProtocolCheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Look for what is wrong with a document. / Belgeyi denetle.",
        discussion: """
            pafta protocol check taslak.toml
            pafta protocol check 2026/14
            """
    )

    @Argument(help: "A file (.toml, .json) or a protocol's number. / Dosya ya da protokol numarası.")
    var document: String

    @ParentCommand var parent: ProtocolCommand

    @OptionGroup var options: ProtocolOptions

    func run() throws {
        try options.run(parent) { console, common in
            let home = try common.openHome()
            let checked = try ProtocolDocumentFile.document(document, in: home)
            let findings = checked.check(against: try ProtocolSurroundings(of: home))
            let errors = findings.filter { $0.severity == .error }.count
            if options.json {
                let objects = findings.map { ProtocolDisplay.document($0, in: console.language) }
                console.result(JSONObject.list(objects))
            } else {
                for line in TextTable.lines(findings.map { ProtocolDisplay.cells($0, in: console.language) }) {
                    console.result(line)
                }
                console.note(
                    LocalizedText(
                        "\(errors) errors, \(findings.count - errors) warnings",
                        tr: "\(errors) hata, \(findings.count - errors) uyarı"
                    )
                )
            }
            if errors > 0 { throw ExitCode(65) }
        }
    }
}
