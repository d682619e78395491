import GeoCore
import GeoPackageStore
import Glibc
import LayerLoading
import LoadReports
import PaftaTerminal

/// Loads what departments drop into a folder, one file after the other.
struct Watcher {
    let home: Home
    let rules: WatchRules
    let folder: WatchedFolder
    let log: WatchLog
    /// The time between two looks at the folder, in milliseconds.
    let interval: Int

    private var settling = Settling()
    /// What was told of files that are still there, so that it is told once.
    private var told: [String: WatchLog.Event] = [:]
    private var failures: [String: PaftaError.Code] = [:]
    /// How many files were refused.
    private(set) var refused = 0

    init(home: Home, rules: WatchRules, folder: WatchedFolder, log: WatchLog, interval: Int) {
        self.home = home
        self.rules = rules
        self.folder = folder
        self.log = log
        self.interval = interval
    }

    /// Whether files are still there that could not be loaded for reasons that have nothing to do with them.
    var hasFailures: Bool { !failures.isEmpty }

    /// Watches until the user stops it.
    ///
    /// - Parameter once: Whether to end when what is there now has settled and is done.
    /// - Throws: `operation.cancelled`; with `once` also `watch.folder`.
    mutating func run(once: Bool) throws(PaftaError) {
        var looks = 0
        while true {
            do throws(PaftaError) {
                let isEmpty = try look()
                looks += 1
                if once, isEmpty || looks == Settling.observations { return }
            } catch {
                // A share that is away for a while comes back.
                guard !once, error.code == .unusableWatchFolder else { throw error }
                tellFailure(error, of: "")
            }
            try pause()
        }
    }

    /// Looks at the folder once, and loads what has settled.
    ///
    /// - Returns: Whether there is nothing to wait for.
    private mutating func look() throws(PaftaError) -> Bool {
        let deliveries = DroppedDelivery.deliveries(among: try folder.files())
        let settled = settling.observe(deliveries)
        failures[""] = nil
        let names = Set(deliveries.map(\.name))
        told = told.filter { names.contains($0.key) }
        failures = failures.filter { names.contains($0.key) }
        for delivery in settled {
            try Interruption.check()
            guard let rule = rules.place(for: delivery) else {
                tell(.unmatched, of: delivery, .unmatched)
                continue
            }
            guard delivery.missing.isEmpty else {
                tell(.waiting, of: delivery, .waiting(delivery.missing))
                continue
            }
            try take(delivery, by: rule)
        }
        return deliveries.allSatisfy { rules.place(for: $0) == nil }
    }

    private mutating func take(_ delivery: DroppedDelivery, by rule: Int) throws(PaftaError) {
        // Loading those before it may have taken a while.
        guard folder.isUnchanged(delivery) else { return settling.forget(delivery) }
        log.write(.loading, .loading(rule + 1), file: delivery.name, [("rule", .number(rule + 1))])
        var report: String?
        do throws(PaftaError) {
            let work = try folder.makeReportFolder(for: delivery)
            report = work
            let file = "\(folder.path)/\(delivery.name)"
            var request = try rules.rules[rule].settings.request(for: file, home, .load)
            // It may have been loaded by a watcher that died before it could move it: then it brings nothing new.
            // So it does after a try that failed behind the load, when only its report could not be written.
            if folder.wasInterrupted(delivery) || failures[delivery.name] != nil { request.repeating = true }
            var run = DeliveryRun(home: home, console: log.console)
            run.reportsConflicts = true
            let result = try run.run(request, reportIn: work)
            let stamp = result.findings.startedAt.filter { $0 != ":" && $0 != "-" }
            let place: WatchedFolder.Place = result.findings.outcome == .refused ? .refused : .loaded
            var moved = result
            moved.folder = try folder.move(delivery, report: work, to: place, stamp: stamp)
            finish(delivery, run, moved, rule: rule + 1)
        } catch {
            if let report { folder.dropReport(report) }
            guard error.code != .cancelled else { throw error }
            tellFailure(error, of: delivery.name)
            settling.forget(delivery)
        }
    }

    private mutating func finish(
        _ delivery: DroppedDelivery,
        _ run: DeliveryRun,
        _ result: DeliveryRun.Result,
        rule: Int
    ) {
        failures[delivery.name] = nil
        let event: WatchLog.Event =
            switch result.findings.outcome {
            case .refused: .refused
            case .unchanged: .unchanged
            case .loaded, .checked: .loaded
            }
        if event == .refused { refused += 1 }
        log.write(
            event,
            .finished(event, result.findings, folder: result.folder ?? ""),
            file: delivery.name,
            [("rule", .number(rule)), ("folder", .text(result.folder ?? "")), ("result", .json(run.document(result)))]
        )
        if let failure = result.note?.failure {
            log.write(
                .failed,
                AuditNote.text(failure),
                file: delivery.name,
                [("code", .text(failure.code.description))]
            )
        }
    }

    private mutating func tell(_ event: WatchLog.Event, of delivery: DroppedDelivery, _ text: LocalizedText) {
        guard told.updateValue(event, forKey: delivery.name) != event else { return }
        log.write(event, text, file: delivery.name)
    }

    /// A failure is told when it is another one than before.
    private mutating func tellFailure(_ error: PaftaError, of file: String) {
        guard failures.updateValue(error.code, forKey: file) != error.code else { return }
        log.write(
            .failed,
            LocalizedText(
                "\(error.message.english) It is tried again.",
                tr: "\(error.message.turkish) Yeniden denenecek."
            ),
            file: file.isEmpty ? nil : file,
            [("code", .text(error.code.description))]
        )
    }

    /// Waits for an interval, in pieces short enough to end at once when the user wants that.
    private func pause() throws(PaftaError) {
        var left = interval
        while left > 0 {
            try Interruption.check()
            let piece = min(left, 200)
            usleep(UInt32(piece * 1_000))
            left -= piece
        }
        try Interruption.check()
    }
}

extension LocalizedText {
    fileprivate static let unmatched = LocalizedText(
        "no rule fits its name; it stays where it is",
        tr: "adına uyan kural yok; yerinde kalıyor"
    )

    fileprivate static func waiting(_ missing: [String]) -> LocalizedText {
        let list = missing.map { ".\($0)" }.joined(separator: ", ")
        return LocalizedText("waits for \(list)", tr: "\(list) bekleniyor")
    }

    fileprivate static func loading(_ rule: Int) -> LocalizedText {
        LocalizedText("is loaded by rule \(rule)", tr: "\(rule). kurala göre yükleniyor")
    }

    fileprivate static func finished(
        _ event: WatchLog.Event,
        _ findings: LoadFindings,
        folder: String
    ) -> LocalizedText {
        let features = ProgressLine.grouped(findings.layers.reduce(0) { $0 + $1.featureCount })
        let totals = findings.totals
        let faults = LocalizedText(
            "errors: \(totals.errors), warnings: \(totals.warnings)",
            tr: "\(totals.errors) hata, \(totals.warnings) uyarı"
        )
        return switch event {
        case .refused:
            LocalizedText(
                "refused: \(findings.error?.message.english ?? faults.english); \(folder)",
                tr: "reddedildi: \(findings.error?.message.turkish ?? faults.turkish); \(folder)"
            )
        case .unchanged:
            LocalizedText("brings nothing new; \(folder)", tr: "yeni bir şey getirmiyor; \(folder)")
        default:
            LocalizedText(
                "loaded: \(features) features, \(faults.english); \(folder)",
                tr: "yüklendi: \(features) nesne, \(faults.turkish); \(folder)"
            )
        }
    }
}
