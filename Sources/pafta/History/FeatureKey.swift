import FeatureQuery
import GeoCore
import GeoPackageStore
import HomeRegistry
import LayerTemplates

/// What people call a feature of a layer: the values of its template's key, else its identifier.
struct FeatureKey {
    /// The places of the key's fields among the properties.
    private let places: [Int]

    /// Finds the key of a layer; a template that cannot be read is no reason to tell nothing.
    ///
    /// - Throws: `registry.unreadable`.
    init(of schema: FeatureSchema, in home: Home) throws(PaftaError) {
        let template = try HomeRegistry.present(in: home)?.registration(of: schema.collection)?.template
        let library = try? TemplateLibrary(folder: "\(home.path)/templates")
        let key = template.flatMap { try? library?.template(named: $0).key } ?? []
        let found = key.compactMap { name in schema.properties.firstIndex { $0.name == name } }
        places = found.count == key.count ? found : []
    }

    /// Returns the key of row `row`, as `101/5`.
    func text(_ row: Int, of batch: FeatureBatch) -> String {
        let values = places.map { batch.properties[$0].shown(row) }
        guard values.contains(where: { !$0.isEmpty }) else { return batch.identifiers.shown(row) }
        return values.map { $0.isEmpty ? "–" : $0 }.joined(separator: "/")
    }
}

extension PropertyColumn {
    /// Returns the value of row `row` for people; nothing for a null.
    func shown(_ row: Int) -> String {
        switch value(row) {
        case .integer(let number): "\(number)"
        case .real(let number): "\(number)"
        case .boolean(let flag): "\(flag)"
        case .text(let text): text.replacing("\n", with: " ")
        case nil: type == .binary && !isNull[row] ? "\(range(of: row).count) B" : ""
        }
    }
}
