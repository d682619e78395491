internal import FeatureQuery
internal import GeoCore

extension LayerTemplate {
    /// The template as a TOML file; reading it gives an equal template.
    public var toml: String { TemplateWriter(explains: false).text(of: self) }

    /// The template as a TOML file that explains every key in Turkish and English, also those it does not use.
    public var explainedTOML: String { TemplateWriter(explains: true).text(of: self) }

    /// A template to start from: two fields, everything else as usual.
    ///
    /// - Parameter name: Lower-case letters of ASCII, digits and `_`, a letter first.
    /// - Returns: A layer of points with the key `kod`.
    public static func starter(named name: String) -> LayerTemplate {
        LayerTemplate(
            name: name,
            title: LocalizedText(verbatim: name),
            theme: "kent",
            geometry: TemplateGeometry(type: .point),
            fields: [
                TemplateField(
                    name: "kod",
                    title: LocalizedText("Code", tr: "Kod"),
                    type: .text,
                    isRequired: true,
                    synonyms: ["no"]
                ),
                TemplateField(name: "ad", title: LocalizedText("Name", tr: "Adı"), type: .text),
            ],
            key: ["kod"]
        )
    }
}
