public import ArgumentParser
import GeoCore
public import Logging
import PaftaConfiguration
import PaftaServer
import PaftaTerminal

/// The program that `pafta serve` becomes: serves the home over HTTP until it is told to stop.
///
/// A program of its own because it needs none of the libraries that read other people's files, whose text would take a third
/// of the memory of an idle server.
@main
struct ServerProgram: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "pafta serve",
        abstract: "Serve the layers on the web. / Katmanları web'de sun.",
        discussion:
            "SIGTERM or Ctrl-C stops it after the requests under way. The log goes to the standard error, as JSON lines.",
        version: Version.current
    )

    @Option(help: "The port (default: pafta.toml, 8080). / Kapı.")
    var port: Int?

    @Option(help: "The address to listen at (default: pafta.toml, 127.0.0.1). / Dinlenecek adres.")
    var host: String?

    @Option(help: "A folder with the viewer's files. / Harita sayfasının dosyaları.")
    var assets: String?

    @Option(help: "trace, debug, info, notice, warning, error (default: info). / Günlük düzeyi.")
    var logLevel: Logger.Level = .info

    @OptionGroup var common: CommonOptions

    func run() async throws {
        let console = Console(language: common.language, json: false)
        do {
            var configuration = try GeodataServer.configuration(ofHomeAt: common.homePath)
            if let port { configuration.port = port }
            if let host { configuration.host = host }
            let level = logLevel
            var logger = Logger(label: "pafta") { JSONLogHandler(label: $0) }
            logger.logLevel = level
            let server = try GeodataServer(
                homePath: common.homePath,
                configuration: configuration,
                assets: assets ?? Environment.value("PAFTA_ASSETS"),
                logger: logger
            )
            try await server.run { address in
                console.note(
                    LocalizedText(
                        "Pafta serves \(address) (map: \(address)/map). Ctrl-C stops it.",
                        tr: "Pafta \(address) adresinde yayında (harita: \(address)/map). Durdurmak için Ctrl-C."
                    )
                )
            }
        } catch let error as PaftaError {
            console.report(error)
            throw ExitCode(error.exitCode)
        }
    }
}

extension Logger.Level: @retroactive ExpressibleByArgument {}
