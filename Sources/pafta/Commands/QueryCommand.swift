import ArgumentParser
import FeatureQuery
import GeoCore
import GeoPackageStore
import GeoReferencing
import PaftaTerminal

/// `pafta query`: asks a layer the way web clients do.
struct QueryCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "query",
        abstract: "Find features of a layer. / Bir katmanda kayıt ara.",
        discussion: """
            pafta query parsel --filter "ada = '2705' AND parsel = '15'"
            pafta query parsel --bbox 28.9,40.9,29.1,41.1 --sort -alan --limit 10 --output csv
            pafta query parsel --at 2026-10-31 --output count
            """
    )

    @Argument(help: "The layer. / Katman.")
    var layer: String

    @OptionGroup var selection: SelectionOptions

    @Option(help: "The state at a day, a moment, or after a changeset, as 2026-11-21. / O gün ya da andaki durum.")
    var at: String?

    @Option(help: "table, count, geojson, ndjson, jsonfg, csv, gml, flatgeobuf (default: table). / Çıktı biçimi.")
    var output: QueryOutput = .table

    @Flag(help: "Tell how the features are found instead of writing them. / Nasıl bulunduğunu anlat.")
    var explain = false

    @OptionGroup var common: CommonOptions

    func run() throws {
        try common.run { console in
            if output == .flatgeobuf, !explain, Environment.writesToTerminal {
                let example = "pafta query \(layer) --output flatgeobuf > \(layer).fgb"
                throw PaftaError.terminalOutput("FlatGeobuf", example: example)
            }
            let references = CoordinateReferenceSystems()
            Interruption.watch()
            let reading = try source(references).open()
            var query = try selection.query(of: reading.schema, references)
            if output == .count || (output == .table && !explain) { query.includesGeometry = false }
            if output == .count { query.properties = [] }
            if explain { return try Explanation(console: console).write(query, of: reading) }
            if output == .count, query.selectsEverything, query.limit == nil, let count = reading.count {
                return console.result("\(count)")
            }
            let writer = QueryWriter(console: console, references: references)
            try writer.write(output, query, of: reading)
        }
    }

    /// The layer as it is, or as it was.
    private func source(_ references: CoordinateReferenceSystems) throws(PaftaError) -> any FeatureSource {
        let home = try common.openHome()
        let catalogue = GeoPackageCatalogue(home: home, references: references)
        guard let at else { return try catalogue.collection(layer) }
        return try catalogue.collection(layer, asOf: try home.changeset(of: layer, named: at))
    }
}

/// The forms of the result of `pafta query`.
enum QueryOutput: String, ExpressibleByArgument, CaseIterable {
    case table
    case count
    case geojson
    case ndjson
    case jsonfg
    case csv
    case gml
    case flatgeobuf

    /// Reads a form as the user writes it; `fgb` is what FlatGeobuf is called on the web.
    init?(argument: String) { self.init(rawValue: argument == "fgb" ? Self.flatgeobuf.rawValue : argument) }
}
