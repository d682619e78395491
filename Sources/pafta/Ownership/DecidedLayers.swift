import GeoCore
import GeoPackageStore
import HomeRegistry
import PaftaTerminal

/// What was decided about the layers of a home, for lists of them.
struct DecidedLayers {
    private let registrations: [String: LayerRegistration]
    private let fields: [String: [FieldRecord]]

    /// Reads what was decided; nothing in a home where nobody decided anything.
    ///
    /// - Throws: `registry.unreadable`.
    init(of home: Home) throws(PaftaError) {
        let registry = try HomeRegistry.present(in: home)
        let all = try registry?.registrations() ?? []
        registrations = Dictionary(uniqueKeysWithValues: all.map { ($0.collection, $0) })
        fields = Dictionary(grouping: try registry?.fields() ?? [], by: \.collection)
    }

    /// The access class; `nil` while nobody decided.
    func access(_ layer: String) -> String? { registrations[layer]?.access }

    /// The fields that tell about persons.
    func names(_ layer: String) -> [String] { (fields[layer] ?? []).filter(\.isPersonal).map(\.field) }

    /// The personal-data class of a field; `nil` for one that tells nothing, as far as is known.
    func personalClass(of field: String, in layer: String) -> String? {
        fields[layer]?.first { $0.field == field && $0.isPersonal }?.personalData
    }

    /// Adds both to what is told of a layer.
    func add(_ layer: String, to object: inout JSONObject) {
        object.add("access", optional: access(layer))
        object.add("personalFields", names(layer))
    }
}
