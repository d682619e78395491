import ArgumentParser
import FeatureQuery
import GeoCore
import GeoPackageStore
import GeoReferencing
import Glibc
import HomeRegistry
import HomeReports
import PaftaConfiguration
import PaftaTerminal
import SharingProtocols

/// `pafta inventory`: what data there are, whose they are, and who gets them.
struct InventoryCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "inventory",
        abstract: "What data there are, whose they are, and who gets them. / Veri envanteri.",
        discussion: """
            pafta inventory --out envanter.html
            pafta inventory --kvkk --format csv --out kvkk.csv
            """
    )

    @Flag(help: "The inventory of personal data, as KVKK asks for. / Kişisel veri işleme envanteri.")
    var kvkk = false

    @OptionGroup var output: ReportOptions

    @OptionGroup var common: CommonOptions

    func run() throws {
        try common.run(json: output.format == .json && output.out == nil) { console in
            let home = try common.openHome()
            let inventory = try DataInventory(of: home)
            let municipality = try HomeConfiguration.municipality(of: home)
            let day = "\(CalendarDay(inTurkiyeAt: Moment.now))"
            let report =
                kvkk
                ? inventory.personalDataReport(of: municipality, on: day)
                : inventory.report(of: municipality, on: day, in: output.language(common))
            try output.write(report, common, console)
        }
    }
}

extension DataInventory {
    /// Reads the inventory of a home: the layers there are, and those that only somebody decided about.
    ///
    /// - Throws: `registry.unreadable`, `store.locked`, and what reading a layer throws.
    init(of home: Home) throws(PaftaError) {
        let catalogue = GeoPackageCatalogue(home: home, references: CoordinateReferenceSystems())
        let registry = try HomeRegistry.present(in: home)
        let present = Set(try catalogue.collections())
        let decided = try registry?.registrations() ?? []
        let uses = try registry.map { registry throws(PaftaError) in try Self.uses(ProtocolBook(registry)) } ?? [:]
        var late: [String: Int] = [:]
        for layer in try registry?.overdueLayers() ?? [] { late[layer.registration.collection] = layer.daysLate }
        var layers: [InventoryLayer] = []
        for name in present.union(decided.map(\.collection)).sorted() {
            var layer = InventoryLayer(name: name)
            if present.contains(name) {
                let reading = try catalogue.collection(name).open()
                (layer.title, layer.theme) = (reading.schema.title, reading.schema.theme)
                (layer.fields, layer.features) = (reading.schema.properties.map(\.name), reading.count)
                layer.bytes = Self.size(of: "\(home.path)/layers/\(layer.theme).gpkg")
            }
            layer.registration = decided.first { $0.collection == name }
            layer.classes = try registry?.fields(of: name) ?? []
            layer.lastLoadedAt = try registry?.lastLoad(of: name)?.startedAt
            layer.daysLate = late[name]
            layer.uses = uses[name] ?? []
            layers.append(layer)
        }
        self.init(layers)
    }

    /// The protocols that give something now, or would again when they are resumed, by layer.
    private static func uses(_ book: ProtocolBook) throws(PaftaError) -> [String: [InventoryLayer.Use]] {
        var uses: [String: [InventoryLayer.Use]] = [:]
        for entry in try book.entries(in: [.approved, .suspended]) {
            let document = try book.document(entry.number, version: entry.effectiveVersion)
            for shared in document.layers {
                uses[shared.layer, default: []]
                    .append(InventoryLayer.Use(document, state: entry.state, shared: shared))
            }
        }
        return uses
    }

    private static func size(of file: String) -> Int? {
        var status = stat()
        guard unsafe stat(file, &status) == 0 else { return nil }
        return Int(status.st_size)
    }
}
