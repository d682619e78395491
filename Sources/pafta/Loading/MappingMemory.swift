import GeoCore
import GeoPackageStore
import HomeRegistry
import LayerLoading
import LayerTemplates

/// Remembers with which field mapping a layer is loaded, so that nobody has to name the file with every delivery.
///
/// A mapping belongs to the layer and the template; one that says nothing is forgotten.
struct MappingMemory {
    let home: Home

    /// Returns the mapping of the layer's former deliveries; `nil` if the request has one itself, or there is none.
    ///
    /// - Throws: `registry.unreadable`.
    func mapping(for request: LoadRequest) throws(PaftaError) -> FieldMapping? {
        guard request.mapping == nil, let template = request.template else { return nil }
        let stored: String?
        do throws(PaftaError) {
            stored = try HomeRegistry.present(in: home)?
                .mapping(of: request.layer ?? template.name, template: template.name)
        } catch {
            // Who only checks needs no right to the registry.
            guard request.mode == .check else { throw error }
            return nil
        }
        return stored.flatMap { try? FieldMapping(toml: $0) }
    }

    /// Keeps the mapping that a layer was loaded with.
    ///
    /// - Returns: Why it could not be kept, which changes nothing about the load; else `nil`.
    func keep(_ request: LoadRequest) -> LocalizedText? {
        guard let mapping = request.mapping, let template = request.template else { return nil }
        let text = mapping == FieldMapping() ? nil : mapping.toml(source: [], template: template)
        do throws(PaftaError) {
            try HomeRegistry(home: home.path)
                .remember(mapping: text, of: request.layer ?? template.name, template: template.name)
            return nil
        } catch {
            return LocalizedText(
                "The field mapping could not be remembered for the next delivery: \(error.message.english)",
                tr: "Alan eşlemesi sonraki teslim için saklanamadı: \(error.message.turkish)"
            )
        }
    }
}
