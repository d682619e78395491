import ArgumentParser
import FeatureQuery
import GeoCore
import GeoPackageStore
import GeoReferencing
import HomeRegistry
import LayerTemplates
import PaftaTerminal

/// What is decided about the fields of a layer with regard to persons.
struct FieldDecisions: ParsableArguments {
    @Option(help: "A field and its class, FIELD[=none|personal|special]; may be repeated. / Kişisel veri alanı.")
    var personal: [String] = []

    @Option(help: "Their legal ground, or that of all personal fields. / Hukuki dayanağı.")
    var legalGround: String?

    @Option(help: "How long they are kept, in words. / Saklama süresi.")
    var retention: String?

    /// Whether anything is decided.
    var isEmpty: Bool { personal.isEmpty && legalGround == nil && retention == nil }

    /// The records that follow.
    ///
    /// - Parameters:
    ///   - layer: The layer.
    ///   - known: What is known of its fields.
    ///   - schema: What it looks like; `nil` for a layer that is loaded later.
    /// - Returns: The fields as they are to be entered.
    /// - Throws: `option.invalid` for a class or field that is not there, or a ground without any personal field.
    func records(of layer: String, known: [FieldRecord], _ schema: FeatureSchema?) throws(PaftaError) -> [FieldRecord] {
        var records: [FieldRecord] = []
        for text in personal {
            let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
            let name = parts.count == 2 ? parts[1] : PersonalDataClass.personal.rawValue
            guard let personalClass = PersonalDataClass(rawValue: name), !parts[0].isEmpty,
                schema.map({ $0.property(named: parts[0]) != nil }) ?? true
            else {
                throw .invalidOption("--personal", text, example: schema?.properties.first?.name ?? "malik=personal")
            }
            records.append(FieldRecord(collection: layer, field: parts[0], personalData: personalClass.rawValue))
        }
        if personal.isEmpty { records = known.filter(\.isPersonal) }
        guard isEmpty || !records.isEmpty else {
            throw .invalidOption("--legal-ground", legalGround ?? retention ?? "", example: "… --personal malik")
        }
        for index in records.indices {
            if let legalGround { records[index].legalGround = legalGround }
            if let retention { records[index].retention = retention }
        }
        return records
    }

    /// The fields that a template says tell about persons.
    static func records(of layer: String, _ template: LayerTemplate) -> [FieldRecord] {
        template.fields.filter { $0.personalData != .none }
            .map { FieldRecord(collection: layer, field: $0.name, personalData: $0.personalData.rawValue) }
    }
}

extension Home {
    /// The schema of a layer; `nil` if it is not there.
    ///
    /// - Throws: What reading it throws, as `store.locked`.
    func schema(of layer: String) throws(PaftaError) -> FeatureSchema? {
        let catalogue = GeoPackageCatalogue(home: self, references: CoordinateReferenceSystems())
        guard try catalogue.collections().contains(layer) else { return nil }
        return try catalogue.collection(layer).open().schema
    }
}

extension FieldRecord {
    /// The fields of a layer that tell about persons, as cells of a table.
    static func rows(_ fields: [FieldRecord]) -> [[String]] {
        fields.filter(\.isPersonal)
            .map { ["  \($0.field)", $0.personalData, $0.legalGround ?? "–", $0.retention ?? "–"] }
    }

    /// As a JSON object.
    var document: JSONObject {
        var object = JSONObject()
        object.add("field", field)
        object.add("personal", personalData)
        object.add("legalGround", optional: legalGround)
        object.add("retention", optional: retention)
        return object
    }
}
