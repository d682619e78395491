import ArgumentParser
import FeatureQuery
import GeoCore
import GeoPackageStore
import GeoReferencing
import PaftaTerminal

/// `pafta info`: says everything about one layer.
struct InfoCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "info",
        abstract: "Describe a layer. / Bir katmanı anlat."
    )

    @Argument(help: "The layer. / Katman.")
    var layer: String

    @Flag(help: "Write it as JSON. / JSON olarak yaz.")
    var json = false

    @OptionGroup var common: CommonOptions

    func run() throws {
        try common.run(json: json) { console in
            let references = CoordinateReferenceSystems()
            let home = try common.openHome()
            let catalogue = GeoPackageCatalogue(home: home, references: references)
            let reading = try catalogue.collection(layer).open()
            let decided = try DecidedLayers(of: home)
            if json {
                var object = try LayerDocument.full(reading)
                decided.add(layer, to: &object)
                return console.result(object.text)
            }
            var facts = try rows(reading, references, console.language)
            let label = LocalizedText("access", tr: "erişim").text(in: console.language)
            facts.append([label, decided.access(layer) ?? "-"])
            for line in TextTable.lines(facts) { console.result(line) }
            console.result("")
            let properties = reading.schema.properties.map {
                ["  \($0.name)", $0.type.rawValue, decided.personalClass(of: $0.name, in: layer) ?? ""]
            }
            for line in TextTable.lines(properties) { console.result(line) }
        }
    }

    private func rows(
        _ reading: any FeatureReading,
        _ references: CoordinateReferenceSystems,
        _ language: Language
    ) throws(PaftaError) -> [[String]] {
        let schema = reading.schema
        func label(_ english: String, _ turkish: String) -> String {
            LocalizedText(english, tr: turkish).text(in: language)
        }
        var rows = [
            [label("layer", "katman"), schema.collection],
            [label("title", "başlık"), schema.title],
            [label("theme", "tema"), schema.theme],
            [label("features", "nesne"), reading.count.map { ProgressLine.grouped($0) } ?? "?"],
            [label("last change", "son değişiklik"), reading.version.changedAt],
        ]
        if let text = schema.language {
            let tag = try LanguageTag(parsing: text)
            rows.append([label("language", "dil"), tag.name == tag.text ? tag.name : "\(tag.name) (\(tag.text))"])
        }
        if let geometry = schema.geometry {
            let crs = try references.describe(geometry.crs)
            rows.append([label("geometry", "geometri"), geometry.type?.name ?? "*"])
            rows.append([label("CRS", "koordinat sistemi"), "\(geometry.crs) \(crs.name)"])
        }
        if let extent = try reading.extent(in: .crs84) {
            let edges = [extent.minX, extent.minY, extent.maxX, extent.maxY]
            let texts = edges.map { "\(($0 * 1e6).rounded() / 1e6)" }
            rows.append([label("extent (lon lat)", "kapsam (boylam enlem)"), texts.joined(separator: " ")])
        }
        if let time = try reading.temporalExtent() {
            rows.append([label("time", "zaman"), "\(time.lowerBound) … \(time.upperBound)"])
        }
        return rows
    }
}
