import ArgumentParser
import GeoCore

/// The command line of Pafta.
@main
struct Pafta: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "pafta",
        abstract: "A geodata server for municipalities. / Belediyeler için coğrafi veri sunucusu.",
        discussion: """
            Exit codes / Çıkış kodları:
              0 done, 64 usage, 65 wrong input, 66 not found, 69 not supported, 70 fault of Pafta, 73 conflict,
              74 damaged data or unwritable output, 75 try again (lock, full disk), 76 limit, 130 cancelled
            """,
        version: Version.current,
        subcommands: [
            InitCommand.self, LoadCommand.self, CheckCommand.self, WatchCommand.self, LayersCommand.self,
            InfoCommand.self, QueryCommand.self, HistoryCommand.self, DiffCommand.self, RevertCommand.self,
            IndexCommand.self, ExportCommand.self, ReportCommand.self, InventoryCommand.self, TemplateCommand.self,
            DoctorCommand.self,
            ServeCommand.self, ProtocolCommand.self, PackageCommand.self, KeyCommand.self, UserCommand.self,
            AuditCommand.self, PullCommand.self,
            SampleCityCommand.self,
        ]
    )
}
