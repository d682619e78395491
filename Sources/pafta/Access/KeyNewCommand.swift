import AccessControl
import ArgumentParser
import GeoCore
import GeoPackageStore
import HomeRegistry
import PaftaTerminal
import SharingProtocols

/// `pafta key new`: makes a key and shows it, once.
struct KeyNewCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "new",
        abstract: "Make a key; it is shown once. / Anahtar oluştur; bir kez gösterilir."
    )

    @OptionGroup var ownerOptions: OwnerOptions

    @Option(help: "What to call it, such as the program that uses it. / Adı.")
    var label: String?

    @Option(help: "The last day it is accepted, as 2027-12-31. / Geçerli olduğu son gün.")
    var expires: CalendarDay?

    @Flag(help: "Write it as JSON. / JSON olarak yaz.")
    var json = false

    @ParentCommand var parent: KeyCommand

    @OptionGroup var common: CommonOptions

    func validate() throws {
        guard ownerOptions.agreement != nil || ownerOptions.user != nil else {
            throw ValidationError("--protocol | --user")
        }
        try Labels.check(label)
    }

    func run() throws {
        let common = common.following(parent.leading)
        try common.run(json: json) { console in
            guard let owner = try ownerOptions.owner() else { return }
            let home = try common.openHome()
            let registry = try HomeRegistry(home: home.path)
            let agreement = try owner.checkedProtocol(in: registry)
            let now = Moment.now
            let end = expires?.end
            if let end, end <= now { throw PaftaError.pastDay }
            let key = try KeyRing(registry).makeKey(for: owner, label: label, now: now, expiring: end)
            let note = owner.note("new key \(key.prefix)", in: home)
            try KeyDisplay.show(key, from: registry, json: json, console)
            if let agreement { console.note(OwnerOptions.told(agreement)) }
            try note.settle(console)
        }
    }
}

/// What people may call keys and certificates.
enum Labels {
    /// Checks that a label fits into one line of a table.
    static func check(_ label: String?) throws {
        guard let label else { return }
        guard (1...100).contains(label.count), !label.unicodeScalars.contains(where: { $0.value < 0x20 }) else {
            throw ValidationError("--label: 1 … 100")
        }
    }
}

extension PaftaError {
    static var pastDay: PaftaError {
        PaftaError(
            .invalidInput,
            Code("key.pastDay"),
            LocalizedText("The last day is in the past.", tr: "Son gün geçmişte."),
            remedy: LocalizedText("Name today or a later day.", tr: "Bugünü ya da sonraki bir günü yazın.")
        )
    }
}
