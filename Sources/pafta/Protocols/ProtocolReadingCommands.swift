public import ArgumentParser
import GeoCore
import HomeRegistry
import PaftaTerminal
public import SharingProtocols

/// `pafta protocol list`: lists the protocols.
struct ProtocolListCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List the protocols. / Protokolleri listele.",
        discussion: """
            pafta protocol list --state approved --state suspended
            pafta protocol list --ending 30
            """
    )

    @Option(help: "Only those in this state: draft, approved, suspended, ended, revoked; may be repeated. / Durum.")
    var state: [ProtocolState] = []

    @Option(help: "Only those that end within so many days. / Bu kadar gün içinde bitecekler.")
    var ending: Int?

    @ParentCommand var parent: ProtocolCommand

    @OptionGroup var options: ProtocolOptions

    func validate() throws {
        if let ending, !(0...36_500).contains(ending) { throw ValidationError("--ending: 0 … 36500") }
    }

    func run() throws {
        try options.run(parent) { console, common in
            let entries = try entries(try ProtocolBook.open(try common.openHome()))
            if options.json { return console.result(JSONObject.list(entries.map { ProtocolDisplay.document($0) })) }
            let rows = entries.map { ProtocolDisplay.cells($0, in: console.language) }
            if rows.isEmpty { console.note(LocalizedText("No such protocol.", tr: "Böyle bir protokol yok.")) }
            for line in TextTable.lines(rows) { console.result(line) }
        }
    }

    private func entries(_ book: ProtocolBook) throws(PaftaError) -> [ProtocolEntry] {
        guard let ending else { return try book.entries(in: state) }
        let day = CalendarDay(inTurkiyeAt: Moment.now).adding(days: ending + 1)
        let entries = try book.entries(endingBefore: day)
        return state.isEmpty ? entries : entries.filter { entry in state.contains { $0.rawValue == entry.state } }
    }
}

/// `pafta protocol show`: shows a protocol, what was decided about it, and its document.
struct ProtocolShowCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "Show a protocol, its decisions and its document. / Protokolü göster."
    )

    @Argument(help: "The number of the protocol. / Protokol numarası.")
    var number: String

    @ParentCommand var parent: ProtocolCommand

    @OptionGroup var options: ProtocolOptions

    func run() throws {
        try options.run(parent) { console, common in
            let book = try ProtocolBook.open(try common.openHome())
            let (entry, versions) = (try book.entry(number), try book.versions(of: number))
            let document = try book.document(number)
            if options.json {
                var object = ProtocolDisplay.document(entry)
                object.add("versions", versions.map(ProtocolDisplay.document))
                object.add("document", verbatim: String(decoding: document.json, as: UTF8.self))
                return console.result(object.text)
            }
            console.result(ProtocolDisplay.cells(entry, in: console.language).joined(separator: "  "))
            if entry.state == "approved", let days = document.endsSoon(at: Moment.now) {
                console.note(LocalizedText("note: it ends in \(days) days.", tr: "not: \(days) gün sonra bitiyor."))
            }
            for line in TextTable.lines(versions.map { ProtocolDisplay.cells($0, in: console.language) }) {
                console.result(line)
            }
            console.result("")
            console.write(Array(document.toml.utf8)[...])
        }
    }
}

/// `pafta protocol diff`: shows what differs between two documents.
struct ProtocolDiffCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "diff",
        abstract: "Show what differs between two documents. / İki belge arasındaki farkı göster.",
        discussion: """
            pafta protocol diff 2026/14@2 2026/14
            pafta protocol diff 2026/14 taslak.toml
            """
    )

    @Argument(help: "The former: a file, or a number with @version. / Önceki: dosya ya da NO@SÜRÜM.")
    var former: String

    @Argument(help: "The newer one. / Sonraki.")
    var newer: String

    @ParentCommand var parent: ProtocolCommand

    @OptionGroup var options: ProtocolOptions

    func run() throws {
        try options.run(parent) { console, common in
            let home = try common.openHome()
            let old = try ProtocolDocumentFile.document(former, in: home)
            let differences = try ProtocolDocumentFile.document(newer, in: home).differences(from: old)
            if options.json {
                return console.result(JSONObject.list(differences.map(ProtocolDisplay.document)))
            }
            if differences.isEmpty { console.note(LocalizedText("They are the same.", tr: "Fark yok.")) }
            for difference in differences {
                console.result("\(difference.title.text(in: console.language)) (\(difference.path))")
                if let text = difference.former { console.result("  - \(Self.shortened(text))") }
                if let text = difference.new { console.result("  + \(Self.shortened(text))") }
            }
        }
    }

    /// Shapes are long and tell nobody anything.
    private static func shortened(_ text: String) -> String { text.count > 200 ? text.prefix(200) + "…" : text }
}

/// `pafta protocol export`: writes a document as TOML, or as the canonical JSON that its digest is of.
struct ProtocolExportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Write a document as TOML or JSON. / Belgeyi yaz.",
        discussion: "pafta protocol export 2026/14@2 > protokol.toml"
    )

    @Argument(help: "The number, with @version for a former one. / NO ya da NO@SÜRÜM.")
    var number: String

    @Flag(help: "Explain every key. / Her anahtarı açıkla.")
    var explain = false

    @ParentCommand var parent: ProtocolCommand

    @OptionGroup var options: ProtocolOptions

    func run() throws {
        try options.run(parent) { console, common in
            let document = try ProtocolDocumentFile.document(number, in: try common.openHome())
            // No line end: the bytes are those that the digest is of.
            if options.json { return console.write(document.json[...]) }
            console.write(Array((explain ? document.explainedTOML : document.toml).utf8)[...])
        }
    }
}

extension ProtocolState: ExpressibleByArgument {}
