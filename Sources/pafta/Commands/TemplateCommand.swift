import ArgumentParser
import GeoCore
import GeoPackageStore
import LayerTemplates
import PaftaTerminal

/// `pafta template`: the templates that layers follow.
struct TemplateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "template",
        abstract: "List, show and make layer templates; map fields to one. / Katman şablonları.",
        subcommands: [
            TemplateListCommand.self, TemplateShowCommand.self, TemplateNewCommand.self, TemplateMapCommand.self,
        ]
    )

    @OptionGroup var leading: LeadingOptions
}

extension Home {
    /// The folder of the home's own templates; need not exist.
    var templatesFolder: String { "\(path)/templates" }
}

/// `pafta template list`: lists the templates, built in and own.
struct TemplateListCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List the templates. / Şablonları listele."
    )

    @Flag(help: "Write the list as JSON. / Listeyi JSON olarak yaz.")
    var json = false

    @ParentCommand var parent: TemplateCommand

    @OptionGroup var common: CommonOptions

    func run() throws {
        let common = common.following(parent.leading)
        try common.run(json: json) { console in
            let entries = try TemplateLibrary(folder: try common.openHome().templatesFolder).entries
            if json { return console.result(JSONObject.list(entries.map { $0.document(in: console.language) })) }
            for line in TextTable.lines(entries.map { $0.cells(in: console.language) }) { console.result(line) }
        }
    }
}

/// `pafta template show`: writes a template as the TOML file that it is or could be.
struct TemplateShowCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "Show a template with explanations. / Şablonu açıklamalarıyla göster."
    )

    @Argument(help: "The template. / Şablon.")
    var name: String

    @ParentCommand var parent: TemplateCommand

    @OptionGroup var common: CommonOptions

    func run() throws {
        let common = common.following(parent.leading)
        try common.run { console in
            let library = try TemplateLibrary(folder: try common.openHome().templatesFolder)
            console.write(Array(try library.template(named: name).explainedTOML.utf8)[...])
        }
    }
}

/// `pafta template new`: writes a template file to begin with.
struct TemplateNewCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "new",
        abstract: "Make a template of one's own. / Yeni şablon oluştur.",
        discussion: "pafta template new durak --from poi"
    )

    @Argument(help: "The name: small letters, digits, '_'. / Adı.")
    var name: String

    @Option(help: "The template to begin with. / Örnek alınacak şablon.")
    var from: String?

    @ParentCommand var parent: TemplateCommand

    @OptionGroup var common: CommonOptions

    func run() throws {
        let common = common.following(parent.leading)
        try common.run { console in
            let home = try common.openHome()
            let library = try TemplateLibrary(folder: home.templatesFolder)
            let base = try from.map { name throws(PaftaError) in try library.template(named: name) }
            var template = base ?? LayerTemplate.starter(named: name)
            template.name = name
            let text = template.explainedTOML
            // Nothing is written that could not be read again; names that are no names end here, too.
            _ = try LayerTemplate(toml: text, file: "\(name).toml")
            let former = library.entries.first { $0.name == name }
            if former?.file != nil { throw PaftaError.templateExists(name) }
            try TextFile.makeFolder(home.templatesFolder)
            try TextFile.write(text, to: "\(home.templatesFolder)/\(name).toml", replacing: false)
            console.note(
                LocalizedText(
                    "templates/\(name).toml written; edit it, then look at it with 'pafta template show \(name)'.",
                    tr: "templates/\(name).toml yazıldı; düzenleyin, sonra 'pafta template show \(name)' ile bakın."
                )
            )
            guard former != nil else { return }
            console.note(
                LocalizedText(
                    "note: it takes the place of the built-in template '\(name)'.",
                    tr: "not: Pafta ile gelen '\(name)' şablonunun yerine geçer."
                )
            )
        }
    }
}

extension PaftaError.Code {
    /// A template of this name is in the home already.
    static let templateExists = Self("template.exists")
}

extension PaftaError {
    fileprivate static func templateExists(_ name: String) -> PaftaError {
        PaftaError(
            .conflict,
            .templateExists,
            LocalizedText(
                "The home has a template '\(name)' already; its file was not touched.",
                tr: "Evde '\(name)' şablonu zaten var; dosyasına dokunulmadı."
            ),
            remedy: LocalizedText(
                "Edit templates/\(name).toml, or choose another name.",
                tr: "templates/\(name).toml dosyasını düzenleyin ya da başka bir ad seçin."
            )
        )
    }
}
