import GeoCore
import HomeRegistry
import PaftaTerminal

extension LayerRegistration {
    /// What was decided about the layer, as rows of a table.
    func rows(in language: Language) -> [[String]] {
        func label(_ english: String, _ turkish: String) -> String {
            LocalizedText(english, tr: turkish).text(in: language)
        }
        let days = updatePeriodDays.map { "\($0) \(label("days", "gün"))" }
        return [
            [label("layer", "katman"), collection],
            [label("template", "şablon"), template ?? "–"],
            [label("owner", "sahibi"), ownerUnit ?? "–"],
            [label("delegates", "yetkililer"), delegates.isEmpty ? "–" : delegates.joined(separator: ", ")],
            [label("update period", "güncelleme süresi"), days ?? "–"],
            [label("access", "erişim"), access],
            [label("secrecy", "gizlilik"), secrecy],
        ]
    }

    /// The same as a JSON object.
    var document: JSONObject {
        var object = JSONObject()
        object.add("layer", collection)
        object.add("template", optional: template)
        object.add("owner", optional: ownerUnit)
        object.add("delegates", delegates)
        object.add("partitionField", optional: partitionField)
        object.add("periodDays", updatePeriodDays)
        object.add("access", access)
        object.add("secrecy", secrecy)
        return object
    }
}
