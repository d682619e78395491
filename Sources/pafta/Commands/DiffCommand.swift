import ArgumentParser
import GeoCore
import GeoPackageStore
import PaftaTerminal

/// `pafta diff`: tells what changed in a layer between two of its states.
struct DiffCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "diff",
        abstract: "Tell what changed between two states of a layer. / İki durum arasındaki farkı göster.",
        discussion: """
            A state is named by the number of a changeset (pafta history) or by a day or moment.
            Bir durum, değişiklik kümesinin numarasıyla (pafta history) ya da gün veya anla anılır.
              pafta diff parsel 3 5
              pafta diff parsel 2026-10-31
            """
    )

    @Argument(help: "The layer. / Katman.")
    var layer: String

    @Argument(help: "The earlier state. / Önceki durum.")
    var from: String

    @Argument(help: "The later state (default: the present one). / Sonraki durum.")
    var to: String?

    @Option(help: "List at most so many features; all are counted. / En çok bu kadar nesne listele.")
    var limit: Int?

    @Flag(help: "Write the difference as JSON. / Farkı JSON olarak yaz.")
    var json = false

    @OptionGroup var common: CommonOptions

    func run() throws {
        try common.run(json: json) { console in
            if let limit, limit < 0 { throw PaftaError.invalidOption("--limit", "\(limit)", example: "10") }
            let home = try common.openHome()
            let start = try home.changeset(of: layer, named: from)
            let end = try to.map { text throws(PaftaError) in try home.changeset(of: layer, named: text) }
            if let end, end < start { throw PaftaError.reversedStates(start, end) }
            let last = try home.changesets(of: layer).last?.number ?? start
            Interruption.watch()
            let difference = Difference(
                console: console,
                home: home,
                layer: layer,
                from: start,
                to: end ?? max(start, last),
                limit: limit
            )
            try difference.write(json: json)
        }
    }
}

extension PaftaError {
    fileprivate static func reversedStates(_ from: Int64, _ to: Int64) -> PaftaError {
        PaftaError(
            .invalidInput,
            .invalidOption,
            LocalizedText(
                "Changeset \(from) is later than changeset \(to).",
                tr: "\(from) numaralı değişiklik kümesi \(to) numaralıdan sonradır."
            ),
            remedy: LocalizedText("Name the earlier state first.", tr: "Önce eski durumu yazın.")
        )
    }
}
