import ArgumentParser
import AuditTrail
import GeoCore
import GeoPackageStore
import GeoReferencing
import HomeRegistry
import PaftaTerminal
import SharingPackages

/// `pafta package`: packages of data for the receivers of protocols.
struct PackageCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "package",
        abstract: "Make, list and check packages under protocols. / Protokol paketleri.",
        discussion: """
            pafta package make 2026/14
            pafta package make 2026/14 --since 12
            pafta package due
            pafta package verify pafta-2026-14-v2-000012.zip --key belediye.pub
            """,
        subcommands: [
            PackageMakeCommand.self, PackageVerifyCommand.self, PackageListCommand.self, PackageDueCommand.self,
            PackageSentCommand.self,
        ]
    )

    @OptionGroup var leading: LeadingOptions
}

/// The options that every command about packages takes.
struct PackageOptions: ParsableArguments {
    @Flag(help: "Write it as JSON. / JSON olarak yaz.")
    var json = false

    @OptionGroup var common: CommonOptions

    /// Runs a command's work with the options that stood before the subcommand.
    func run(_ parent: PackageCommand, _ body: (Console, CommonOptions) throws -> Void) throws {
        let common = common.following(parent.leading)
        try common.run(json: json) { console in try body(console, common) }
    }
}

extension PackageMaker {
    /// Makes packages of a home.
    ///
    /// - Throws: `registry.unreadable`, `audit.unwritable`.
    init(_ home: Home, _ folder: AuditFolder) throws(PaftaError) {
        let references = CoordinateReferenceSystems()
        self.init(
            home: home.path,
            registry: try HomeRegistry(home: home.path),
            catalogue: GeoPackageCatalogue(home: home, references: references),
            references: references,
            trail: try AuditWriter(folder, durability: .everyRecord)
        )
    }
}
