import GeoCore
import GeoPackageStore
import GeoReferencing
import HomeRegistry
import LayerTemplates
import PaftaConfiguration
import PaftaTerminal

/// Looks through a home and tells of each thing whether it is as it should be.
struct Examination {
    let home: Home
    let console: Console
    /// Whether what can be settled without losing anything is settled.
    let repairs: Bool
    let catalogue: GeoPackageCatalogue
    let line: ProgressLine
    private(set) var findings: [Finding] = []
    /// The registry before the layers were looked at.
    let former: FormerRegistry

    init(of home: Home, console: Console, repairs: Bool) {
        self.home = home
        self.console = console
        self.repairs = repairs
        catalogue = GeoPackageCatalogue(home: home, references: CoordinateReferenceSystems())
        line = ProgressLine(console: console)
        former = FormerRegistry(of: home)
    }

    /// Whether anything is damaged or missing.
    var hasErrors: Bool { findings.contains { $0.status == .error } }

    /// Makes every check; each line is written as soon as it is known.
    ///
    /// - Throws: `operation.cancelled`.
    mutating func run() throws(PaftaError) {
        defer { line.finish() }
        checkSettings()
        checkTemplates()
        let layers = checkFiles()
        var changesets: [String: [Changeset]] = [:]
        for (index, layer) in layers.enumerated() {
            try Interruption.check()
            line.show(Self.label(layer), done: index, total: layers.count)
            changesets[layer] = checkLog(of: layer)
        }
        checkRegistry(changesets)
        try checkPacks(layers)
        checkLeftovers()
    }

    /// Enters a finding, and writes it unless all are asked for at once.
    mutating func add(_ finding: Finding) {
        findings.append(finding)
        guard !console.json else { return }
        line.finish()
        let language = console.language
        let words = [finding.status.word(in: language), finding.subject, finding.text.text(in: language)]
        for text in TextTable.lines([words], widths: [language == .turkish ? 5 : 7, 22, 0]) { console.result(text) }
        if finding.status != .ok, let remedy = finding.remedy { console.result("  → \(remedy.text(in: language))") }
    }

    private static func label(_ layer: String) -> LocalizedText {
        LocalizedText("\(layer): checking", tr: "\(layer): denetleniyor")
    }

    private mutating func checkSettings() {
        do throws(PaftaError) {
            _ = try HomeConfiguration(toml: try TextFile.read(home.configurationFile))
            add(Finding("settings", "pafta.toml", .ok, LocalizedText("can be used", tr: "kullanılabiliyor")))
        } catch {
            add(Finding("settings", "pafta.toml", error))
        }
    }

    private mutating func checkTemplates() {
        do throws(PaftaError) {
            let own = try TemplateLibrary(folder: "\(home.path)/templates").entries.filter { $0.file != nil }
            for entry in own {
                let subject = "templates/\(entry.file ?? entry.name)"
                do throws(PaftaError) {
                    _ = try entry.template.get()
                    add(Finding("template", subject, .ok, LocalizedText("can be used", tr: "kullanılabiliyor")))
                } catch {
                    add(Finding("template", subject, error))
                }
            }
        } catch {
            add(Finding("template", "templates", error))
        }
    }

    private mutating func checkFiles() -> [String] {
        do throws(PaftaError) {
            let faults = try catalogue.faults()
            for fault in faults { add(Finding("files", "layers/\(fault.file)", fault.error)) }
            if faults.isEmpty {
                let count = try catalogue.collections().count
                let text = LocalizedText(
                    "\(count) layers; every GeoPackage opens",
                    tr: "\(count) katman; bütün GeoPackage dosyaları açılıyor"
                )
                add(Finding("files", "layers", .ok, text))
            }
        } catch {
            add(Finding("files", "layers", error))
        }
        // Damage to one file does not hide the layers of the others.
        return (try? catalogue.collections()) ?? []
    }

    private mutating func checkLog(of layer: String) -> [Changeset] {
        do throws(PaftaError) {
            let changesets = try home.changesets(of: layer)
            let faults = try home.checkChangeLog(layer: layer)
            for fault in faults { add(Finding("layer", layer, fault.isDamage ? .error : .warning, fault.text)) }
            if faults.isEmpty {
                let count = changesets.count
                let text = LocalizedText(
                    "change log whole, \(count) changesets",
                    tr: "değişiklik günlüğü tam, \(count) değişiklik kümesi"
                )
                add(Finding("layer", layer, .ok, text))
            }
            return changesets
        } catch {
            add(Finding("layer", layer, error))
            return []
        }
    }
}
