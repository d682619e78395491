public import GeoCore
internal import TOMLReading

/// The templates of a home: those that come with Pafta, and those in its folder.
///
/// A file `parsel.toml` holds the template `parsel`, and so takes the place of the built-in one of that name. A file
/// with mistakes takes it, too: its error comes when its template is asked for, never the built-in template in its
/// stead.
public struct TemplateLibrary: Sendable {
    /// A template and where it comes from.
    public struct Entry: Sendable {
        /// The name.
        public var name: String
        /// The template, or why its file cannot be used.
        public var template: Result<LayerTemplate, PaftaError>
        /// The name of its file; `nil` for a built-in template.
        public var file: String?
        /// Whether a built-in template has the same name.
        public var replacesBuiltIn: Bool
    }

    private let userTemplates: [Entry]

    /// Reads the templates of a folder.
    ///
    /// - Parameter folder: The folder with `*.toml` files, `templates` in a home; need not exist. `nil` for none.
    /// - Throws: `template.invalid` if the folder is there but cannot be read, or holds more than 1,000 templates.
    public init(folder: String?) throws(PaftaError) {
        guard let folder else {
            userTemplates = []
            return
        }
        var entries: [Entry] = []
        for file in try TemplateFolder.files(of: folder) {
            let name = String(file.dropLast(".toml".count))
            var template: Result<LayerTemplate, PaftaError>
            do throws(PaftaError) {
                template = .success(try Self.read(file, named: name, in: folder))
            } catch {
                template = .failure(error)
            }
            let replaces = BuiltInTemplates.all.contains { $0.name == name }
            entries.append(Entry(name: name, template: template, file: file, replacesBuiltIn: replaces))
        }
        userTemplates = entries
    }

    /// The names: first the built-in ones, then those of the home alone, sorted.
    public var names: [String] {
        BuiltInTemplates.all.map(\.name) + userTemplates.filter { !$0.replacesBuiltIn }.map(\.name)
    }

    /// All templates, in the order of ``names``.
    public var entries: [Entry] { names.compactMap { entry(named: $0) } }

    /// Returns the template called `name`.
    ///
    /// - Throws: `template.unknown`, naming the nearest one; `template.invalid` if its file has mistakes.
    public func template(named name: String) throws(PaftaError) -> LayerTemplate {
        guard let entry = entry(named: name) else {
            throw .unknownTemplate(name, nearest: NearestName.nearest(to: name, in: names))
        }
        return try entry.template.get()
    }

    private func entry(named name: String) -> Entry? {
        if let entry = userTemplates.first(where: { $0.name == name }) { return entry }
        guard let builtIn = BuiltInTemplates.all.first(where: { $0.name == name }) else { return nil }
        let template: Result<LayerTemplate, PaftaError>
        do throws(PaftaError) {
            template = .success(try LayerTemplate(toml: builtIn.toml))
        } catch {
            template = .failure(error)
        }
        return Entry(name: name, template: template, file: nil, replacesBuiltIn: false)
    }

    private static func read(_ file: String, named name: String, in folder: String) throws(PaftaError) -> LayerTemplate
    {
        let template = try LayerTemplate(toml: TemplateFolder.text(of: file, in: folder), file: file)
        guard template.name == name else {
            throw TemplateDocument(kind: .template, file: file)
                .fault(
                    LocalizedText(
                        "its 'name' is '\(template.name)', but the file is called '\(name).toml'",
                        tr: "'name' değeri '\(template.name)', oysa dosyanın adı '\(name).toml'"
                    ),
                    remedy: LocalizedText("Rename one of them.", tr: "İkisinden birinin adını değiştirin.")
                )
        }
        return template
    }
}
