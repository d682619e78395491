import ArgumentParser
import FeatureQuery
import GeoCore
import GeoPackageStore
import HomeRegistry
import PaftaTerminal
import SharingPackages

/// `pafta package make`: makes a package, or all that are due.
struct PackageMakeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "make",
        abstract: "Make a package, or all that are due. / Paket hazırla.",
        discussion: """
            pafta package make 2026/14 --into /teslim/su-idaresi
            pafta package make 2026/14 --since 12
            pafta package make --due
            """
    )

    @Argument(help: "The number of the protocol. / Protokol numarası.")
    var number: String?

    @Option(help: "The folder to put it in (default: of the protocol, else packages/ of the home). / Klasör.")
    var into: String?

    @Option(help: "Only what changed since this package. / Yalnız bu paketten sonraki değişiklikler.")
    var since: Int64?

    @Flag(help: "Make all packages that are due, for a timer to call. / Zamanı gelen bütün paketleri hazırla.")
    var due = false

    @ParentCommand var parent: PackageCommand

    @OptionGroup var keys: AuditKeyOptions

    @OptionGroup var options: PackageOptions

    func validate() throws {
        guard due == (number == nil), !due || since == nil else {
            throw ValidationError("PROTOCOL [--since PACKAGE] | --due")
        }
    }

    func run() throws {
        try options.run(parent) { console, common in
            let home = try common.openHome()
            let maker = try PackageMaker(home, try keys.folder(common))
            Interruption.watch()
            if due { return try makeDue(maker, try HomeRegistry(home: home.path), console) }
            var order = PackageOrder(agreement: number ?? "", account: Environment.account, seconds: Moment.now)
            (order.folder, order.since) = (into, since)
            let made = try make(order, maker, console)
            if options.json {
                console.result(PackageDisplay.document(made).text)
            } else {
                PackageDisplay.tell(made, console)
            }
        }
    }

    /// Makes what is due; one that fails does not keep the others from being made.
    private func makeDue(_ maker: PackageMaker, _ registry: HomeRegistry, _ console: Console) throws {
        var documents: [JSONObject] = []
        var failure: PaftaError?
        for due in try PackageSchedule(registry).due(at: Moment.now) {
            do throws(PaftaError) {
                let made = try make(due, maker, console)
                documents.append(PackageDisplay.document(made))
                if !options.json { PackageDisplay.tell(made, console) }
            } catch {
                guard error.code != .cancelled else { throw error }
                failure = error
                let (english, turkish) = (error.message.english, error.message.turkish)
                console.note(LocalizedText("\(due.agreement): \(english)", tr: "\(due.agreement): \(turkish)"))
            }
        }
        if options.json { console.result(JSONObject.list(documents)) }
        if documents.isEmpty, failure == nil {
            console.note(LocalizedText("No package is due.", tr: "Zamanı gelen paket yok."))
        }
        if let failure { throw ExitCode(failure.exitCode) }
    }

    private func make(
        _ due: DuePackage,
        _ maker: PackageMaker,
        _ console: Console
    ) throws(PaftaError) -> MadePackage {
        var order = PackageOrder(agreement: due.agreement, account: Environment.account, seconds: Moment.now)
        (order.folder, order.since) = (into, due.base)
        do throws(PaftaError) {
            return try make(order, maker, console)
        } catch {
            // Where the history does not reach back so far any more, everything is sent again.
            guard order.since != nil, [.cursorGone, .packageWithoutChanges].contains(error.code) else {
                throw error
            }
            order.since = nil
            return try make(order, maker, console)
        }
    }

    private func make(
        _ order: PackageOrder,
        _ maker: PackageMaker,
        _ console: Console
    ) throws(PaftaError) -> MadePackage {
        let line = ProgressLine(console: console)
        defer { line.finish() }
        return try maker.make(order) { (layer, features) throws(PaftaError) in
            try Interruption.check()
            line.show(LocalizedText("\(layer): writing", tr: "\(layer): yazılıyor"), done: features, total: nil)
        }
    }
}
