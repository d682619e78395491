import FeatureFormats
import GeoCore
import GeoExchange
import GeoPackageStore
import GeoReferencing
import Glibc
import HomeRegistry
import LayerLoading
import LayerTemplates
import LayerValidation
import LoadReports
import PaftaTerminal

/// One delivery from the command line: loaded or looked at, reported on the terminal and in files.
struct DeliveryRun {
    let home: Home
    let console: Console
    let references = CoordinateReferenceSystems()
    /// Whether the report tells that a delivery collides with what is there, too: where no person reads the terminal.
    var reportsConflicts = false

    /// What came of a delivery.
    struct Result {
        var findings: LoadFindings
        var report: LoadReport?
        /// The folder with the report's files; `nil` if none was written.
        var folder: String?
        var seconds: Double
        /// What the audit trail was told; `nil` if nothing was loaded.
        var note: AuditNote?
    }

    /// Runs a delivery and writes its report.
    ///
    /// - Parameters:
    ///   - request: What is to be done.
    ///   - folder: The folder for the report; `nil` for one in the home.
    /// - Returns: What came of it, also if the delivery has faults or cannot be read.
    /// - Throws: `operation.cancelled`, and what has nothing to do with the delivery itself; `report.unwritable`,
    ///   `file.unwritable` also after the load, which the message says then.
    func run(_ request: LoadRequest, reportIn folder: String?) throws(PaftaError) -> Result {
        Interruption.watch()
        let startedAt = Environment.now
        let line = ProgressLine(console: console)
        defer { line.finish() }
        let maker = Findings(request: request, references: references, startedAt: startedAt)
        let isReported = request.template != nil || request.mode != .load || folder != nil
        // A folder that cannot be written is found before anything is loaded.
        if let folder { try TextFile.makeFolder(folder) }
        let report: LoadReport
        do throws(PaftaError) {
            report = try load(request, line)
        } catch {
            line.finish()
            guard isReported, isFinding(error) else { throw error }
            let findings = maker.of(error, finishedAt: Environment.now)
            let written = try write(findings, request, to: folder)
            return Result(findings: findings, report: nil, folder: written, seconds: line.seconds)
        }
        let note = report.load.map { AuditNote(load: $0, report, request, in: home) }
        if report.load != nil { pack(report, line) }
        line.finish()
        do throws(PaftaError) {
            let findings = try maker.of(report, finishedAt: Environment.now)
            let written = isReported ? try write(findings, request, to: folder) : nil
            return Result(findings: findings, report: report, folder: written, seconds: line.seconds, note: note)
        } catch {
            guard let load = report.load else { throw error }
            throw .unreportedLoad(load, error)
        }
    }

    /// Loads with the mapping that is given, else with that of the layer's former deliveries as long as it fits.
    private func load(_ request: LoadRequest, _ line: ProgressLine) throws(PaftaError) -> LoadReport {
        let memory = MappingMemory(home: home)
        var report: LoadReport
        if let former = try memory.mapping(for: request) {
            var completed = request
            completed.mapping = former
            do throws(PaftaError) {
                report = try loadOnce(completed, line)
                report.notes.append(.formerMapping)
            } catch {
                guard error.code == .invalidMapping else { throw error }
                report = try loadOnce(request, line)
                report.notes.append(.unfitMapping(error.message))
            }
        } else {
            report = try loadOnce(request, line)
        }
        if report.load != nil, let failure = memory.keep(request) { report.notes.append(failure) }
        report.notes += LocalizedText.keptCRS(report, request)
        return report
    }

    private func loadOnce(_ request: LoadRequest, _ line: ProgressLine) throws(PaftaError) -> LoadReport {
        try LayerLoader(home: home, references: references)
            .load(request) { progress throws(PaftaError) in
                try Interruption.check()
                line.show(Self.label(progress), done: progress.done, total: progress.total)
            }
    }

    /// What the delivery is to blame for is a finding; a full disk or an interruption is not.
    private func isFinding(_ error: PaftaError) -> Bool {
        switch error.category {
        case .invalidInput, .corruptData, .limitExceeded, .unsupported: true
        case .conflict:
            reportsConflicts && [.sameFile, .notOwner, .layerExists, .differentFields].contains(error.code)
        case .notFound: reportsConflicts && [.ambiguousLayer, .ambiguousMember].contains(error.code)
        case .unavailable, .unauthorised, .forbidden, .gone, .internalFault: false
        }
    }

    private func write(
        _ findings: LoadFindings,
        _ request: LoadRequest,
        to folder: String?
    ) throws(PaftaError) -> String {
        let wanted = findings.layers.first?.name ?? request.layer ?? request.template?.name ?? "teslim"
        // A name that is refused as one of layers is none of folders either; the finding itself says what is wrong.
        let name = (try? Home.checkName(wanted)) == nil ? "teslim" : wanted
        let stamp = findings.startedAt.filter { $0 != ":" && $0 != "-" }
        var target = folder ?? "\(home.path)/reports/\(stamp)-\(name)"
        if folder == nil {
            try TextFile.makeFolder("\(home.path)/reports")
            target = try TextFile.makeNewFolder(target)
        } else {
            try TextFile.makeFolder(target)
        }
        try ReportWriter(language: console.language, references: references).write(findings, to: target)
        let path = "\(target)/hatalar.gpkg"
        unsafe unlink(path)
        var file = FaultFile(path: path)
        for layer in findings.layers where !layer.faults.isEmpty {
            let faults = FaultLayer(layer, language: console.language)
            try file.add(faults.batch, faults.schema)
        }
        return target
    }

    /// Makes packed copies of the layers that are new as a whole; after a difference the server makes them, as after any
    /// other edit, and readers do not wait for that.
    private func pack(_ report: LoadReport, _ line: ProgressLine) {
        let packing = LayerPacking(home: home, console: console, line: line)
        for layer in report.layers where layer.changeset != nil && layer.difference == nil {
            packing.run(layer.collection)
        }
    }

    private static func label(_ progress: LoadProgress) -> LocalizedText {
        let layer = progress.layer
        return switch progress.phase {
        case .copying: LocalizedText("copying", tr: "kopyalanıyor")
        case .reading: LocalizedText("\(layer): reading", tr: "\(layer): okunuyor")
        case .checking: LocalizedText("\(layer): checking together", tr: "\(layer): birlikte denetleniyor")
        case .comparing: LocalizedText("\(layer): comparing", tr: "\(layer): karşılaştırılıyor")
        case .storing: LocalizedText("\(layer): storing", tr: "\(layer): yazılıyor")
        }
    }
}

extension DeliveryRun {
    /// Writes the summary for the person in front of the terminal.
    func show(_ result: Result) {
        if let report = result.report {
            for layer in report.layers {
                if !layer.mapping.isEmpty {
                    let name = ForeignText(layer.sourceLayer, length: 60).text
                    console.note(LocalizedText("Fields of \(name):", tr: "\(name) alanları:"))
                }
                for line in layer.mapping {
                    let text = ForeignText(line.text(in: console.language)).text
                    console.note(LocalizedText(verbatim: "  \(text)"))
                }
            }
            for note in report.notes {
                console.note(LocalizedText("note: \(note.english)", tr: "not: \(note.turkish)"))
            }
        }
        for line in TerminalSummary.lines(result.findings, console.language, folder: result.folder) {
            console.note(LocalizedText(verbatim: line))
        }
    }

    /// Returns what came of a delivery as a JSON object.
    func document(_ result: Result) -> String {
        var object = JSONObject()
        object.add("outcome", result.findings.outcome.rawValue)
        object.add("layers", verbatim: "[\(result.findings.layers.map(Self.document).joined(separator: ","))]")
        if let error = result.findings.error {
            var described = JSONObject()
            described.add("code", error.code.description)
            described.add("message", error.message.text(in: console.language))
            if let remedy = error.remedy { described.add("remedy", remedy.text(in: console.language)) }
            object.add("error", verbatim: described.text)
        }
        object.add("faults", verbatim: Self.counts(result.findings.faults))
        if let load = result.report?.load { object.add("load", Int(load)) }
        if let sha256 = result.findings.delivery.sha256 { object.add("sha256", sha256) }
        if let folder = result.folder { object.add("report", folder) }
        object.add("notes", result.report?.notes.map { $0.text(in: console.language) } ?? [])
        object.add("seconds", (result.seconds * 1_000).rounded() / 1_000)
        return object.text
    }

    private static func document(_ layer: LayerFindings) -> String {
        var object = JSONObject()
        object.add("layer", layer.name)
        object.add("outcome", layer.outcome.rawValue)
        object.add("features", layer.featureCount)
        var faults = JSONObject()
        for (rule, count) in layer.counts.sorted(by: { $0.key < $1.key }) {
            faults.add(rule.description, verbatim: self.count(count))
        }
        object.add("faults", verbatim: faults.text)
        guard let difference = layer.difference else { return object.text }
        var described = JSONObject()
        described.add("inserted", difference.inserted)
        described.add("updated", difference.updated)
        described.add("deleted", difference.deleted)
        described.add("unchanged", difference.unchanged)
        var fields = JSONObject()
        for field in difference.fields { fields.add(field.name, field.count) }
        described.add("fields", verbatim: fields.text)
        object.add("difference", verbatim: described.text)
        return object.text
    }

    private static func counts(_ faults: [Fault]) -> String {
        var object = JSONObject()
        for (rule, group) in Dictionary(grouping: faults, by: \.rule).sorted(by: { $0.key < $1.key }) {
            var totals = FaultTotals()
            for fault in group where !fault.isRepaired {
                switch fault.severity {
                case .error: totals.errors += 1
                case .warning: totals.warnings += 1
                case .information, .off: totals.information += 1
                }
            }
            totals.repaired = group.count { $0.isRepaired }
            object.add(rule.description, verbatim: count(totals))
        }
        return object.text
    }

    private static func count(_ totals: FaultTotals) -> String {
        var object = JSONObject()
        object.add("error", totals.errors)
        object.add("warning", totals.warnings)
        object.add("info", totals.information)
        object.add("repaired", totals.repaired)
        return object.text
    }
}
