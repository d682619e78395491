import FeatureQuery
import LayerTemplates

extension LayerTemplate {
    /// A template as TOML: the necessary keys, and lines of a test in the place where they belong.
    static func tree(_ top: String = "", field: String = "", more: String = "") -> String {
        """
        name = "agac"
        theme = "cevre"
        \(top)
        [[field]]
        name = "tur"
        type = "text"
        \(field)
        \(more)
        """
    }

    /// The built-in template of a name.
    static func builtIn(_ name: String) throws -> LayerTemplate {
        try TemplateLibrary(folder: nil).template(named: name)
    }
}

extension [PropertyDefinition] {
    /// Text fields.
    static func texts(_ names: String...) -> [PropertyDefinition] {
        names.map { PropertyDefinition(name: $0, type: .text) }
    }
}

extension PropertyColumn {
    /// A column of texts; `nil` for nulls.
    init(texts: [String?]) {
        self.init(type: .text)
        for text in texts { if let text { append(text: text) } else { appendNull() } }
    }
}
