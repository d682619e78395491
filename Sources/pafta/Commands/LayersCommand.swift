import ArgumentParser
import FeatureQuery
import GeoCore
import GeoPackageStore
import GeoReferencing
import PaftaTerminal

/// `pafta layers`: lists the layers of a home, or sets what is decided about one.
struct LayersCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "layers",
        abstract: "List the layers, or set what is decided about one. / Katmanları listele ya da ayarla.",
        subcommands: [LayersListCommand.self, LayersSetCommand.self],
        defaultSubcommand: LayersListCommand.self
    )

    @OptionGroup var leading: LeadingOptions
}

/// `pafta layers list`, or `pafta layers` alone: lists the layers of a home.
struct LayersListCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List the layers. / Katmanları listele."
    )

    @Flag(help: "Write the list as JSON. / Listeyi JSON olarak yaz.")
    var json = false

    @ParentCommand var parent: LayersCommand

    @OptionGroup var common: CommonOptions

    func run() throws {
        let common = common.following(parent.leading)
        try common.run(json: json) { console in
            let home = try common.openHome()
            let catalogue = GeoPackageCatalogue(home: home, references: CoordinateReferenceSystems())
            let readings = try catalogue.collections().map { try catalogue.collection($0).open() }
            let decided = try DecidedLayers(of: home)
            if json {
                let objects = readings.map { reading in
                    var object = LayerDocument.summary(reading)
                    decided.add(reading.schema.collection, to: &object)
                    return object.text
                }
                return console.result("[\(objects.joined(separator: ",\n"))]")
            }
            if readings.isEmpty {
                console.note(
                    LocalizedText(
                        "No layers yet; load one with 'pafta load'.",
                        tr: "Henüz katman yok; 'pafta load' ile yükleyin."
                    )
                )
            }
            let rows = readings.map { reading in
                let schema = reading.schema
                return [
                    schema.collection, schema.theme, reading.count.map { ProgressLine.grouped($0) } ?? "?",
                    schema.geometry.map { $0.type?.name ?? "*" } ?? "-",
                    schema.geometry.map { "\($0.crs)" } ?? "-", String(reading.version.changedAt.prefix(16)),
                    decided.access(schema.collection) ?? "-", decided.names(schema.collection).joined(separator: ","),
                ]
            }
            for line in TextTable.lines(rows, rightAligned: [2]) { console.result(line) }
        }
    }
}
