import FeatureQuery
import GeoCore
import LayerTemplates
import PaftaTerminal

extension TemplateLibrary.Entry {
    /// The template as cells of a table: name, title, theme, geometry, number of fields, key, where it comes from.
    func cells(in language: Language) -> [String] {
        let builtIn = LocalizedText("built in", tr: "yerleşik").text(in: language)
        let place = file.map { "templates/\($0)" } ?? builtIn
        switch template {
        case .success(let template):
            let fields = LocalizedText("\(template.fields.count) fields", tr: "\(template.fields.count) alan")
            return [
                name, template.title.text(in: language), template.theme, template.geometry?.type.name ?? "–",
                fields.text(in: language), template.key.joined(separator: ", "), place,
            ]
        case .failure(let error): return [name, error.message.text(in: language), "", "", "", "", place]
        }
    }

    /// The template as a JSON object; one whose file has mistakes has an error in place of the rest.
    func document(in language: Language) -> JSONObject {
        var object = JSONObject()
        object.add("name", name)
        object.add("builtIn", file == nil)
        object.add("file", optional: file)
        switch template {
        case .success(let template): template.describe(in: &object, language)
        case .failure(let error):
            var described = JSONObject()
            described.add("code", error.code.description)
            described.add("message", error.message.text(in: language))
            object.add("error", verbatim: described.text)
        }
        return object
    }
}

extension LayerTemplate {
    fileprivate func describe(in object: inout JSONObject, _ language: Language) {
        object.add("title", title.text(in: language))
        object.add("theme", theme)
        object.add("geometryType", optional: geometry?.type.name)
        object.add("key", key)
        object.add("owner", optional: ownerUnit)
        object.add("periodDays", updatePeriodDays)
        object.add("access", access.rawValue)
        object.add("secrecy", secrecy.rawValue)
        let fields = fields.map { field in
            var object = JSONObject()
            object.add("name", field.name)
            object.add("title", field.title.text(in: language))
            object.add("type", field.type.rawValue)
            object.add("required", field.isRequired)
            return object
        }
        object.add("fields", fields)
    }
}
