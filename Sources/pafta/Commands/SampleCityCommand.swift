import ArgumentParser
import GeoCore
import PaftaTerminal
import SampleCity

/// `pafta sample-city`: writes an invented town the way departments deliver it.
struct SampleCityCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sample-city",
        abstract: "Write an invented town to try Pafta with. / Denemek için uydurma bir kent yaz."
    )

    @Option(help: "The number of parcels. / Parsel sayısı.")
    var parcels = 2_000

    @Option(help: "Another seed gives another town. / Başka tohum, başka kent.")
    var seed: UInt64 = 1

    @Option(help: "The folder to write to. / Yazılacak klasör.")
    var out: String

    @OptionGroup var common: CommonOptions

    func validate() throws {
        guard (1...SampleTown.greatestSize).contains(parcels) else {
            throw ValidationError("--parcels: 1 … \(SampleTown.greatestSize)")
        }
    }

    func run() throws {
        try common.run { console in
            let line = ProgressLine(console: console)
            defer { line.finish() }
            let town = SampleTown(parcels: parcels, seed: seed)
            try town.write(to: out) { progress in
                line.show(LocalizedText(verbatim: progress.file.path), done: progress.features, total: nil)
            }
            line.finish()
            console.note(
                LocalizedText(
                    "\(out): a town of \(ProgressLine.grouped(parcels)) parcels; README.md says how to load it.",
                    tr:
                        "\(out): \(ProgressLine.grouped(parcels)) parselli bir kent; nasıl yükleneceği README.md dosyasında."
                )
            )
        }
    }
}
