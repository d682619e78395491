import ArgumentParser
import AuditTrail
import GeoCore
import GeoPackageStore
import LoadReports
import PaftaTerminal

/// `pafta index`: declares which properties of a layer are found by an index.
struct IndexCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "index",
        abstract: "Find features by a property at once. / Bir alana göre aramayı hızlandır.",
        discussion: "pafta index parsel --add ada,parsel"
    )

    @Argument(help: "The layer. / Katman.")
    var layer: String

    @Option(help: "Properties joined by commas, those compared for equality first. / Alanlar.")
    var add: String?

    @Option(help: "Withdraw the index on these properties. / Bu alanların dizinini kaldır.")
    var drop: String?

    @Flag(help: "List the indexes; also without any option. / Dizinleri listele.")
    var list = false

    @OptionGroup var common: CommonOptions

    func run() throws {
        try common.run { console in
            let home = try common.openHome()
            let indexes = AttributeIndexes(home: home)
            var notes: [AuditNote] = []
            if let add {
                let index = try indexes.create(layer: layer, properties: Self.names(add))
                let names = index.properties.joined(separator: ", ")
                notes.append(AuditNote("index", in: home, "index on \(names)") { $0.collection = layer })
                console.note(
                    LocalizedText("\(layer): index on \(names).", tr: "\(layer): \(names) dizini oluşturuldu.")
                )
            }
            if let drop {
                try indexes.drop(layer: layer, properties: Self.names(drop))
                notes.append(AuditNote("index", in: home, "index on \(drop) removed") { $0.collection = layer })
                console.note(LocalizedText("\(layer): index removed.", tr: "\(layer): dizin kaldırıldı."))
            }
            if list || (add == nil && drop == nil) {
                for index in try indexes.list(layer: layer) {
                    console.result(ForeignText(index.properties.joined(separator: ",")).text)
                }
            }
            for note in notes { try note.settle(console) }
        }
    }

    private static func names(_ list: String) -> [String] {
        list.split(separator: ",").map { String($0.drop { $0 == " " }) }
    }
}
