import ArgumentParser
import GeoCore
import HomeRegistry
import PaftaTerminal

/// `pafta report`: what the registry tells of the home as a whole.
struct ReportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "report",
        abstract: "Reports on the home. / Eve ilişkin raporlar.",
        subcommands: [OverdueCommand.self, ActivityReportCommand.self, AccessReportCommand.self]
    )

    @OptionGroup var leading: LeadingOptions
}

/// `pafta report overdue`: lists the layers whose next delivery is late.
struct OverdueCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "overdue",
        abstract: "List the layers whose delivery is late. / Teslimi geciken katmanları listele."
    )

    @Flag(help: "Write the list as JSON. / Listeyi JSON olarak yaz.")
    var json = false

    @ParentCommand var parent: ReportCommand

    @OptionGroup var common: CommonOptions

    func run() throws {
        let common = common.following(parent.leading)
        try common.run(json: json) { console in
            let layers = try HomeRegistry.present(in: try common.openHome())?.overdueLayers() ?? []
            if json { return console.result(JSONObject.list(layers.map(Self.document))) }
            guard !layers.isEmpty else {
                return console.note(LocalizedText("No layer is overdue.", tr: "Geciken katman yok."))
            }
            let rows = [headings(console.language)] + layers.map { cells($0, console.language) }
            for line in TextTable.lines(rows, rightAligned: [2, 4]) { console.result(line) }
        }
    }

    private func headings(_ language: Language) -> [String] {
        switch language {
        case .english: ["layer", "owner", "period", "last load", "days late"]
        case .turkish: ["katman", "sahibi", "süre", "son yükleme", "gecikme"]
        }
    }

    private func cells(_ layer: OverdueLayer, _ language: Language) -> [String] {
        let never = LocalizedText("never", tr: "hiç").text(in: language)
        let registration = layer.registration
        return [
            registration.collection, registration.ownerUnit ?? "–", registration.updatePeriodDays.map { "\($0)" } ?? "",
            layer.lastLoadedAt.map(LocalTime.text) ?? never, layer.lastLoadedAt == nil ? "–" : "\(layer.daysLate)",
        ]
    }

    private static func document(_ layer: OverdueLayer) -> JSONObject {
        var object = JSONObject()
        object.add("layer", layer.registration.collection)
        object.add("owner", optional: layer.registration.ownerUnit)
        object.add("periodDays", layer.registration.updatePeriodDays)
        object.add("lastLoadedAt", optional: layer.lastLoadedAt)
        // A layer that was never loaded is late since nobody knows when.
        object.add("daysLate", layer.lastLoadedAt == nil ? nil : layer.daysLate)
        return object
    }
}
