import ArgumentParser
import AuditTrail
import GeoCore
import GeoPackageStore
import HomeRegistry
import PaftaTerminal
import SharingProtocols

/// `pafta protocol`: the protocols under which data are shared.
struct ProtocolCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "protocol",
        abstract: "Write, approve, stop and look at sharing protocols. / Veri paylaşım protokolleri.",
        discussion: """
            pafta protocol new 2026/14 > taslak.toml
            pafta protocol check taslak.toml
            pafta protocol save taslak.toml
            pafta protocol approve 2026/14 --document "EBYS-2026/1234" --approver "Ad Soyad" --title "Genel Sekreter"
            """,
        subcommands: [
            ProtocolNewCommand.self, ProtocolCheckCommand.self, ProtocolSaveCommand.self, ProtocolApproveCommand.self,
            ProtocolSuspendCommand.self, ProtocolResumeCommand.self, ProtocolRevokeCommand.self,
            ProtocolEndCommand.self, ProtocolListCommand.self, ProtocolShowCommand.self, ProtocolDiffCommand.self,
            ProtocolExportCommand.self, ProtocolReportCommand.self, ProtocolSimulateCommand.self,
        ]
    )

    @OptionGroup var leading: LeadingOptions
}

/// The options that every command about protocols takes.
struct ProtocolOptions: ParsableArguments {
    @Flag(help: "Write it as JSON. / JSON olarak yaz.")
    var json = false

    @OptionGroup var common: CommonOptions

    /// Runs a command's work with the options that stood before the subcommand.
    func run(_ parent: ProtocolCommand, _ body: (Console, CommonOptions) throws -> Void) throws {
        let common = common.following(parent.leading)
        try common.run(json: json) { console in try body(console, common) }
    }
}

extension ProtocolBook {
    /// Opens the book of a home for reading and writing.
    static func open(_ home: Home) throws(PaftaError) -> ProtocolBook {
        ProtocolBook(try HomeRegistry(home: home.path))
    }
}

extension ProtocolEntry {
    /// Writes into the audit trail what was decided about the protocol.
    func note(_ detail: String, in home: Home) -> AuditNote {
        AuditNote("protocol", in: home, "\(detail); \(state)") { $0.agreement = "\(number)@\(version)" }
    }
}

extension ProtocolDecision {
    /// A decision that is entered now by the person in front of the terminal.
    static func now(letter: String? = nil, reason: String? = nil) -> ProtocolDecision {
        ProtocolDecision(actor: Environment.account, moment: Environment.now, letter: letter, reason: reason)
    }
}
