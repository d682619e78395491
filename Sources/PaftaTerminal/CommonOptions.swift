public import ArgumentParser
public import GeoCore
package import GeoPackageStore

/// The options that every command takes.
package struct CommonOptions: ParsableArguments {
    @Option(help: "The Pafta home (default: PAFTA_HOME or the current folder). / Pafta evi.")
    package var home: String?

    @Option(help: "The language of messages, tr or en (default: by LANG). / İletilerin dili.")
    package var lang: Language?

    /// Creates options as they are without arguments.
    package init() {}

    /// The home folder.
    package var homePath: String { home ?? Environment.value("PAFTA_HOME") ?? "." }

    /// The language of messages.
    package var language: Language { lang ?? Environment.language }

    /// Opens the home.
    package func openHome() throws(PaftaError) -> Home { try Home(opening: homePath) }

    /// Runs a command's work and reports its failure the way the user asked for.
    package func run(json: Bool = false, _ body: (Console) throws -> Void) throws {
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
