public import ArgumentParser
import AuditTrail
import GeoCore
import GeoPackageStore
import GeoReferencing
import HomeRegistry
public import LayerTemplates
import PaftaTerminal

/// `pafta layers set`: sets who delivers a layer, how often, and who may see it.
struct LayersSetCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "set",
        abstract: "Set who delivers a layer and who may see it; show it. / Katmanın sahibini, süresini ayarla.",
        discussion: """
            pafta layers set parsel --owner "Emlak ve İstimlak Müdürlüğü" --period 30
            pafta layers set parsel --access partner --personal malik --legal-ground "KVKK 5/2-ç" --retention "10 yıl"
            pafta layers set parsel
            """
    )

    @Argument(help: "The layer; it may be loaded later. / Katman; sonra da yüklenebilir.")
    var layer: String

    @Option(help: "The unit that delivers it. / Sahibi olan birim.")
    var owner: String?

    @Option(help: "A unit that may deliver it as well; may be repeated. / Yetkili birim.")
    var delegate: [String] = []

    @Flag(help: "Take the present delegates away. / Yetkileri kaldır.")
    var noDelegates = false

    @Option(help: "The days after which it is overdue; 0 for never. / Güncelleme süresi, gün.")
    var period: Int?

    @Option(help: "Who may see it: public, partner, staff, restricted. / Erişim sınıfı.")
    var access: AccessClass?

    @Option(help: "tasnif-disi, hizmete-ozel, ozel, gizli. / Gizlilik derecesi.")
    var secrecy: SecrecyGrade?

    @Option(help: "The template it follows. / Şablonu.")
    var template: String?

    @OptionGroup var decisions: FieldDecisions

    @Flag(help: "Write it as JSON. / JSON olarak yaz.")
    var json = false

    @ParentCommand var parent: LayersCommand

    @OptionGroup var common: CommonOptions

    func validate() throws {
        if let period, !(0...36_500).contains(period) { throw ValidationError("--period: 0 … 36500") }
    }

    func run() throws {
        let common = common.following(parent.leading)
        try common.run(json: json) { console in
            let home = try common.openHome()
            try Home.checkName(layer)
            let present = try HomeRegistry.present(in: home)
            let known = try present?.registration(of: layer)
            var registration = known ?? LayerRegistration(collection: layer)
            let account = try Account(in: home)
            let former = registration
            try change(&registration, home, account)
            let schema = try decisions.personal.isEmpty ? nil : home.schema(of: layer)
            let fields = try decisions.records(of: layer, known: try present?.fields(of: layer) ?? [], schema)
            var note: AuditNote?
            if registration != former || isFirst(known) || !decisions.isEmpty {
                try account.checkDecides(about: former)
                try enter(registration, fields, in: home)
                note = AuditNote("layer", in: home, Self.detail(registration, fields)) { $0.collection = layer }
            }
            try show(registration, home, console)
            try note?.settle(console)
        }
    }

    private func enter(
        _ registration: LayerRegistration,
        _ fields: [FieldRecord],
        in home: Home
    ) throws(PaftaError) {
        let registry = try HomeRegistry(home: home.path)
        // What tells of persons is known before a layer can be seen by more.
        if !decisions.isEmpty { try registry.enter(fields) }
        if let template {
            let template = try TemplateLibrary(folder: home.templatesFolder).template(named: template)
            try registry.enter(FieldDecisions.records(of: layer, template), keepingDecisions: true)
        }
        try registry.register(registration)
    }

    private static func detail(_ registration: LayerRegistration, _ fields: [FieldRecord]) -> String {
        let period = registration.updatePeriodDays.map { "\($0)" } ?? "-"
        let words = [
            "access \(registration.access)", "secrecy \(registration.secrecy)",
            "owner \(registration.ownerUnit ?? "-")",
            "delegates \(registration.delegates.joined(separator: "; "))", "period \(period)",
            "template \(registration.template ?? "-")",
        ]
        return (words + fields.map { "\($0.field) \($0.personalData)" }).joined(separator: ", ")
    }

    private func show(_ registration: LayerRegistration, _ home: Home, _ console: Console) throws(PaftaError) {
        let fields = try HomeRegistry.present(in: home)?.fields(of: layer) ?? []
        if json {
            var object = registration.document
            object.add("fields", fields.map(\.document))
            return console.result(object.text)
        }
        for line in TextTable.lines(registration.rows(in: console.language)) { console.result(line) }
        let rows = FieldRecord.rows(fields)
        if !rows.isEmpty {
            console.result(LocalizedText("personal data:", tr: "kişisel veri:").text(in: console.language))
        }
        for line in TextTable.lines(rows) { console.result(line) }
        noteAbsence(home, console)
    }

    /// Whether something is decided about a layer for the first time.
    private func isFirst(_ known: LayerRegistration?) -> Bool {
        let isNamed = owner != nil || noDelegates || period != nil || access != nil || secrecy != nil || template != nil
        return known == nil && (isNamed || !delegate.isEmpty)
    }

    private func change(
        _ registration: inout LayerRegistration,
        _ home: Home,
        _ account: Account
    ) throws(PaftaError) {
        if let template { try follow(template, &registration, home) }
        if let owner {
            try account.checkExists(unit: owner)
            registration.ownerUnit = owner
        }
        if noDelegates { registration.delegates = [] }
        for unit in delegate where !registration.delegates.contains(unit) {
            try account.checkExists(unit: unit)
            registration.delegates.append(unit)
        }
        registration.delegates.sort()
        if let period { registration.updatePeriodDays = period == 0 ? nil : period }
        if let access { registration.access = access.rawValue }
        if let secrecy { registration.secrecy = secrecy.rawValue }
    }

    /// A template that a layer gets first says what it is like; later it changes nothing that somebody decided.
    private func follow(
        _ name: String,
        _ registration: inout LayerRegistration,
        _ home: Home
    ) throws(PaftaError) {
        let template = try TemplateLibrary(folder: home.templatesFolder).template(named: name)
        if registration == LayerRegistration(collection: layer) {
            registration.updatePeriodDays = template.updatePeriodDays
            registration.access = template.access.rawValue
            registration.secrecy = template.secrecy.rawValue
        }
        registration.template = template.name
        registration.partitionField = template.partitionField
    }

    private func noteAbsence(_ home: Home, _ console: Console) {
        let catalogue = GeoPackageCatalogue(home: home, references: CoordinateReferenceSystems())
        guard let names = try? catalogue.collections(), !names.contains(layer) else { return }
        console.note(
            LocalizedText(
                "note: no layer '\(layer)' has been loaded yet.",
                tr: "not: '\(layer)' katmanı henüz yüklenmedi."
            )
        )
    }
}

extension AccessClass: ExpressibleByArgument {}
extension SecrecyGrade: ExpressibleByArgument {}
