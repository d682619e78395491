import AccessControl
import ArgumentParser
import FeatureQuery
import GeoCore
import GeoPackageStore
import GeoReferencing
import HomeRegistry
import PaftaTerminal
import ProtocolViews
import SharingProtocols

/// `pafta protocol simulate`: shows what the receiver of a protocol sees.
struct ProtocolSimulateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "simulate",
        abstract: "Show what the receiver sees. / Alıcı kurumun ne göreceğini göster.",
        discussion: """
            pafta protocol simulate 2026/14
            pafta protocol simulate 2026/14 --layer parsel --filter "ada = '2705'" --output geojson
            pafta protocol simulate 2026/14 --draft --layer parsel --feature 15
            """
    )

    @Argument(help: "The number of the protocol. / Protokol numarası.")
    var number: String

    @Option(help: "The layer; without it the visible ones are listed. / Katman.")
    var layer: String?

    @Option(help: "Only the feature with this identifier. / Yalnız bu kimlikteki kayıt.")
    var feature: String?

    @Flag(help: "By the draft that waits for approval. / Onay bekleyen taslağa göre.")
    var draft = false

    @OptionGroup var selection: SelectionOptions

    @Option(help: "table, count, geojson, ndjson, jsonfg, csv, gml, flatgeobuf (default: table). / Çıktı biçimi.")
    var output: QueryOutput = .table

    @ParentCommand var parent: ProtocolCommand

    @OptionGroup var common: CommonOptions

    func validate() throws {
        if feature != nil, layer == nil { throw ValidationError("--feature: --layer") }
    }

    func run() throws {
        let common = common.following(parent.leading)
        try common.run { console in
            if output == .flatgeobuf, Environment.writesToTerminal {
                let example = "pafta protocol simulate \(number) --layer \(layer ?? "") --output flatgeobuf > a.fgb"
                throw PaftaError.terminalOutput("FlatGeobuf", example: example)
            }
            Interruption.watch()
            let references = CoordinateReferenceSystems()
            let catalogue = try catalogue(try common.openHome(), references, console)
            guard let layer else { return try list(catalogue, console) }
            let reading = try catalogue.collection(layer).open()
            var query = try selection.query(of: reading.schema, references)
            if let feature {
                let number = reading.schema.identifiers == .integer ? Int64(feature) : nil
                query.identifier = number.map { .integer($0) } ?? .text(feature)
            }
            if output == .count || output == .table { query.includesGeometry = false }
            if output == .count { query.properties = [] }
            try QueryWriter(console: console, references: references).write(output, query, of: reading)
        }
    }

    private func list(_ catalogue: ViewCatalogue, _ console: Console) throws(PaftaError) {
        var rows: [[String]] = []
        for name in try catalogue.collections() {
            let reading = try catalogue.collection(name).open()
            let fields = reading.schema.properties.map(\.name).joined(separator: ",")
            rows.append([
                name, reading.count.map { ProgressLine.grouped($0) } ?? "?",
                reading.schema.geometry.map { $0.type?.name ?? "*" } ?? "-", fields,
            ])
        }
        for line in TextTable.lines(rows, rightAligned: [1]) { console.result(line) }
    }

    /// The catalogue that a server makes for the receiver.
    private func catalogue(
        _ home: Home,
        _ references: CoordinateReferenceSystems,
        _ console: Console
    ) throws(PaftaError) -> ViewCatalogue {
        let book = try ProtocolBook.open(home)
        let entry = try book.entry(number)
        guard let effective = try book.effective(number) else { throw .noDraft(number) }
        var (document, version) = (effective.document, entry.effectiveVersion)
        if draft {
            guard let waiting = entry.draftVersion else { throw .noDraft(number) }
            (document, version) = (try book.document(number, version: waiting), waiting)
        }
        if draft || entry.state == ProtocolState.draft.rawValue {
            try resolveAreas(of: &document, home)
        } else if !effective.isInForce(at: Moment.now) {
            console.note(
                LocalizedText(
                    "note: The protocol is not in force; now the receiver sees nothing.",
                    tr: "not: Protokol yürürlükte değil; alıcı kurum şu anda hiçbir şey göremez."
                )
            )
        }
        let base = GeoPackageCatalogue(home: home, references: references)
        let present = Set(try base.collections())
        var schemas: [String: FeatureSchema] = [:]
        for shared in document.layers where present.contains(shared.layer) {
            schemas[shared.layer] = try base.collection(shared.layer).open().schema
        }
        return ViewCatalogue(
            base,
            views: try document.views(schemas: schemas),
            identity: "\(number)@\(version)",
            secret: effective.maskSecret,
            references: references
        )
    }

    /// Makes the shapes of areas that name features, as the approval will.
    private func resolveAreas(of document: inout ProtocolDocument, _ home: Home) throws(PaftaError) {
        for index in document.layers.indices where document.layers[index].area.isReference {
            let area = try AreaResolver(home: home).resolve(document.layers[index].area)
            document.layers[index].area.resolvedWKB = Hexadecimal.text(area.polygon)
            document.layers[index].area.resolvedCRS = area.crs
        }
    }
}

extension PaftaError {
    fileprivate static func noDraft(_ number: String) -> PaftaError {
        PaftaError(
            .notFound,
            Code("protocol.noDraft"),
            LocalizedText(
                "The protocol \(number.prefix(80)) has no draft that waits for approval.",
                tr: "\(number.prefix(80)) protokolünün onay bekleyen taslağı yok."
            ),
            remedy: LocalizedText("Leave '--draft' out.", tr: "'--draft' seçeneğini kullanmayın.")
        )
    }
}
