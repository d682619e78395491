import ArgumentParser
import GeoCore
import HomeRegistry
import PaftaTerminal
import SharingPackages

/// `pafta package list`: lists the packages that were made.
struct PackageListCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List the packages that were made. / Hazırlanan paketleri listele."
    )

    @Argument(help: "Only those of this protocol. / Yalnız bu protokolünkiler.")
    var number: String?

    @ParentCommand var parent: PackageCommand

    @OptionGroup var options: PackageOptions

    func run() throws {
        try options.run(parent) { console, common in
            let registry = try HomeRegistry.present(in: try common.openHome())
            let packages = try registry?.packages(of: number) ?? []
            if options.json { return console.result(JSONObject.list(packages.map(PackageDisplay.document))) }
            if packages.isEmpty { console.note(LocalizedText("No packages yet.", tr: "Henüz paket yok.")) }
            let rows = packages.map { PackageDisplay.cells($0, in: console.language) }
            for line in TextTable.lines(rows, rightAligned: [0]) { console.result(line) }
        }
    }
}

/// `pafta package due`: lists the packages that should have been made by now.
struct PackageDueCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "due",
        abstract: "List the packages that are due. / Zamanı gelen paketleri listele.",
        discussion: "'pafta package make --due' makes them. / Onları 'pafta package make --due' hazırlar."
    )

    @ParentCommand var parent: PackageCommand

    @OptionGroup var options: PackageOptions

    func run() throws {
        try options.run(parent) { console, common in
            let registry = try HomeRegistry.present(in: try common.openHome())
            let due =
                try registry.map { registry throws(PaftaError) in
                    try PackageSchedule(registry).due(at: Moment.now)
                } ?? []
            if options.json { return console.result(JSONObject.list(due.map(PackageDisplay.document))) }
            if due.isEmpty { console.note(LocalizedText("No package is due.", tr: "Zamanı gelen paket yok.")) }
            for line in TextTable.lines(due.map { PackageDisplay.cells($0, in: console.language) }) {
                console.result(line)
            }
        }
    }
}

/// `pafta package sent`: enters that a package was handed over.
struct PackageSentCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sent",
        abstract: "Enter that a package was handed over. / Paketin teslim edildiğini kaydet.",
        discussion: "pafta package sent 12 --how \"EBYS-2026/2114 ile\""
    )

    @Argument(help: "The number of the package. / Paket numarası.")
    var number: Int64

    @Option(help: "How: by which letter, to whom. / Nasıl: hangi yazıyla, kime.")
    var how: String

    @ParentCommand var parent: PackageCommand

    @OptionGroup var options: PackageOptions

    func run() throws {
        try options.run(parent) { console, common in
            let registry = try HomeRegistry.present(in: try common.openHome())
            guard let registry, try registry.deliverPackage(number, how: how, at: Environment.now),
                let package = try registry.packageRecord(number)
            else {
                throw PaftaError(
                    .notFound,
                    .unknownPackage,
                    LocalizedText("There is no package \(number).", tr: "\(number) numaralı paket yok."),
                    remedy: LocalizedText(
                        "'pafta package list' shows the packages.",
                        tr: "Paketleri 'pafta package list' gösterir."
                    )
                )
            }
            if options.json { return console.result(PackageDisplay.document(package).text) }
            console.note(LocalizedText("Entered: \(package.fileName).", tr: "Kaydedildi: \(package.fileName)."))
        }
    }
}
