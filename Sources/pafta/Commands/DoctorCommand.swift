import ArgumentParser
import GeoCore
import PaftaTerminal

/// `pafta doctor`: looks whether a home is whole.
struct DoctorCommand: ParsableCommand {
    /// The exit code of damaged data.
    private static let damaged = ExitCode(74)

    static let configuration = CommandConfiguration(
        commandName: "doctor",
        abstract: "Check the home. / Evi denetle.",
        discussion: """
            Looks at the settings, templates, GeoPackages, change logs, the registry, originals, packed copies and rests of
            interrupted work. Ends with 74 if something is damaged or missing.
            Ayarları, şablonları, GeoPackage dosyalarını, değişiklik günlüklerini, kayıt defterini, özgün dosyaları,
            paketlenmiş kopyaları ve yarıda kalan işlerin artıklarını denetler; hata varsa 74 ile biter.
            """
    )

    @Flag(help: "Settle interrupted loads, make packed copies, remove rests. / Yarım kalanları sonuçlandır.")
    var repair = false

    @Flag(help: "Write the findings as JSON. / Bulguları JSON olarak yaz.")
    var json = false

    @OptionGroup var common: CommonOptions

    func run() throws {
        try common.run(json: json) { console in
            let home = try common.openHome()
            var examination = Examination(of: home, console: console, repairs: repair)
            Interruption.watch()
            try examination.run()
            let errors = examination.findings.count { $0.status == .error }
            let note = repair ? AuditNote("repair", in: home, "doctor --repair; errors left: \(errors)") : nil
            if json {
                var object = JSONObject()
                object.add("healthy", !examination.hasErrors)
                object.add("checks", examination.findings.map { $0.document(in: console.language) })
                console.result(object.text)
            }
            try note?.settle(console)
            if examination.hasErrors { throw Self.damaged }
        }
    }
}
