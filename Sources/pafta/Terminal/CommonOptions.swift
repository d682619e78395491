public import ArgumentParser
public import GeoCore
import GeoPackageStore
import GeoReferencing

/// The options that every command takes.
struct CommonOptions: ParsableArguments {
    @Option(help: "The Pafta home (default: PAFTA_HOME or the current folder). / Pafta evi.")
    var home: String?

    @Option(help: "The language of messages, tr or en (default: by LANG). / İletilerin dili.")
    var lang: Language?

    /// The home folder.
    var homePath: String { home ?? Environment.value("PAFTA_HOME") ?? "." }

    /// The language of messages.
    var language: Language { lang ?? Environment.language }

    /// Opens the home.
    func openHome() throws(PaftaError) -> Home { try Home(opening: homePath) }

    /// Runs a command's work and reports its failure the way the user asked for.
    func run(json: Bool = false, _ body: (Console) throws -> Void) throws {
        let console = Console(language: language, json: json)
        do {
            try body(console)
        } catch let error as PaftaError {
            console.report(error)
            throw ExitCode(error.exitCode)
        }
    }
}

extension Language: ExpressibleByArgument {}
