import ArgumentParser
import GeoCore
import LayerLoading
import LoadReports
import PaftaTerminal

/// `pafta check`: looks at a delivery as a load does, and loads nothing.
struct CheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Look for faults in a file without loading it. / Dosyayı yüklemeden denetle.",
        discussion: """
            pafta check parsel.shp --as parsel --crs EPSG:5258
            """
    )

    @OptionGroup var options: LoadOptions

    @Flag(help: "Write the result as JSON. / Sonucu JSON olarak yaz.")
    var json = false

    @OptionGroup var common: CommonOptions

    func run() throws {
        try common.run(json: json) { console in
            let home = try common.openHome()
            let delivery = DeliveryRun(home: home, console: console)
            let result = try delivery.run(try options.request(home, .check), reportIn: options.report)
            if json { console.result(delivery.document(result)) } else { delivery.show(result) }
            if result.findings.outcome == .refused { throw ExitCode(65) }
        }
    }
}
