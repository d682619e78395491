import ArgumentParser
import GeoCore
import HomeRegistry
import PaftaTerminal
import SharingProtocols

/// `pafta protocol approve`: puts the draft that waits into force.
struct ProtocolApproveCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "approve",
        abstract: "Put the draft into force. / Taslağı onayla.",
        discussion: """
            pafta protocol approve 2026/14 --document "EBYS-2026/1234" --approver "Ad Soyad" \
            --title "Genel Sekreter" --date 2026-11-20
            """
    )

    @Argument(help: "The number of the protocol. / Protokol numarası.")
    var number: String

    @Option(help: "The number of the signed document. / Onay yazısının numarası.")
    var document: String

    @Option(help: "Who approved it. / Onaylayan.")
    var approver: String

    @Option(help: "The approver's office. / Unvanı.")
    var title: String = ""

    @Option(help: "The day of the signature (default: today). / Onay tarihi.")
    var date: String?

    @Option(help: "The SHA-256 of the signature file. / E-imza dosyasının özeti.")
    var signature: String?

    @ParentCommand var parent: ProtocolCommand

    @OptionGroup var options: ProtocolOptions

    func run() throws {
        try options.run(parent) { console, common in
            let home = try common.openHome()
            let surroundings = try ProtocolSurroundings(of: home)
            let entry = try ProtocolBook.open(home)
                .approve(
                    number,
                    try approval(surroundings.today),
                    .now(letter: document),
                    against: surroundings,
                    resolving: { area throws(PaftaError) in try AreaResolver(home: home).resolve(area) }
                )
            let detail = "approve: \(document), \(approver)"
            let note = entry.note(detail, in: home)
            ProtocolDisplay.report(entry, console)
            try note.settle(console)
        }
    }

    private func approval(_ today: CalendarDay) throws(PaftaError) -> ProtocolDocument.Approval {
        var approval = ProtocolDocument.Approval()
        (approval.name, approval.title, approval.documentNumber, approval.date) = (approver, title, document, today)
        if let date {
            guard let day = CalendarDay(parsing: date) else {
                throw .invalidOption("--date", date, example: "2026-11-20")
            }
            approval.date = day
        }
        if let signature {
            guard let hash = SHA256Text(parsing: signature) else {
                throw .invalidOption("--signature", signature, example: "$(sha256sum < imza.p7s)")
            }
            approval.signatureSHA256 = hash
        }
        return approval
    }
}

/// What the commands that change a protocol's state take.
struct ProtocolDecisionOptions: ParsableArguments {
    @Argument(help: "The number of the protocol. / Protokol numarası.")
    var number: String

    @Option(help: "The number of the letter. / Yazının numarası.")
    var document: String?

    @Option(help: "Why. / Gerekçe.")
    var reason: String?

    /// Does it, and tells the new state.
    func perform(_ action: ProtocolAction, _ options: ProtocolOptions, _ parent: ProtocolCommand) throws {
        try options.run(parent) { console, common in
            let home = try common.openHome()
            let entry = try ProtocolBook.open(home).perform(action, number, .now(letter: document, reason: reason))
            let grounds = [document, reason].compactMap(\.self).joined(separator: ", ")
            let note = entry.note("\(action): \(grounds)", in: home)
            ProtocolDisplay.report(entry, console)
            try note.settle(console)
        }
    }
}

/// `pafta protocol suspend`: stops access for a time.
struct ProtocolSuspendCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "suspend",
        abstract: "Stop access for a time. / Askıya al.",
        discussion: "pafta protocol suspend 2026/14 --document \"EBYS-2026/2001\" --reason \"Anahtar sızıntısı\""
    )

    @OptionGroup var decision: ProtocolDecisionOptions

    @ParentCommand var parent: ProtocolCommand

    @OptionGroup var options: ProtocolOptions

    func run() throws { try decision.perform(.suspend, options, parent) }
}

/// `pafta protocol resume`: gives access again.
struct ProtocolResumeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "resume",
        abstract: "Give access again. / Askıdan indir, sürdür."
    )

    @OptionGroup var decision: ProtocolDecisionOptions

    @ParentCommand var parent: ProtocolCommand

    @OptionGroup var options: ProtocolOptions

    func run() throws { try decision.perform(.resume, options, parent) }
}

/// `pafta protocol revoke`: ends a protocol before its time, for good.
struct ProtocolRevokeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "revoke",
        abstract: "End it before its time, for good. / Feshet; geri alınamaz."
    )

    @OptionGroup var decision: ProtocolDecisionOptions

    @ParentCommand var parent: ProtocolCommand

    @OptionGroup var options: ProtocolOptions

    func run() throws { try decision.perform(.revoke, options, parent) }
}

/// `pafta protocol end`: ends a protocol as agreed.
struct ProtocolEndCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "end",
        abstract: "End it as agreed. / Sona erdir."
    )

    @OptionGroup var decision: ProtocolDecisionOptions

    @ParentCommand var parent: ProtocolCommand

    @OptionGroup var options: ProtocolOptions

    func run() throws { try decision.perform(.end, options, parent) }
}
