import ArgumentParser
import GeoCore
import GeoPackageStore
import LayerTemplates
import PaftaConfiguration
import PaftaTerminal

/// `pafta init`: makes a folder a Pafta home.
struct InitCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "init",
        abstract: "Create a Pafta home. / Bir Pafta evi oluştur."
    )

    @Argument(help: "The folder. / Klasör.")
    var folder: String

    @Option(help: "The name of the municipality. / Belediyenin adı.")
    var municipality = "Belediye"

    @Option(
        help: """
            Who may see layers about which nothing was decided: public, partner, staff, restricted (default: staff). \
            / Erişim sınıfı belirlenmemiş katmanları kim görür.
            """
    )
    var undeclaredLayers = AccessClass.staff

    @OptionGroup var common: CommonOptions

    func run() throws {
        try common.run { console in
            let template = HomeConfiguration.template(
                municipality: municipality,
                undeclaredLayers: undeclaredLayers.rawValue
            )
            let home = try Home.create(at: folder, configuration: template)
            console.note(
                LocalizedText(
                    "'\(home.path)' is a Pafta home now; its settings are in pafta.toml. Next: pafta load FILE --home \(folder)",
                    tr: "'\(home.path)' artık bir Pafta evi; ayarları pafta.toml dosyasında. "
                        + "Sırada: pafta load DOSYA --home \(folder)"
                )
            )
        }
    }
}
