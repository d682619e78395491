public import FeatureQuery

extension FieldMapping {
    /// Returns the mapping with what it leaves open filled by suggestions.
    ///
    /// What it says stands: fields it names, on either side, are not suggested again. Where nothing is to be kept but what
    /// is named, nothing is suggested.
    ///
    /// - Parameters:
    ///   - source: The fields of the source.
    ///   - template: The template wanted.
    /// - Returns: The completed mapping.
    public func completed(source: [PropertyDefinition], template: LayerTemplate) -> FieldMapping {
        guard keepsOthers else { return self }
        let named = Set((assignments.map(\.source) + dropped).map(NameForms.ascii))
        let filled = Set(assignments.map(\.field)).union(constants.keys)
        let open = source.filter { !named.contains(NameForms.ascii($0.name)) }
        let suggestion = FieldMapping.suggest(source: open, template: template)
        var result = self
        result.assignments += suggestion.assignments.filter { !filled.contains($0.field) }
        result.ambiguities += suggestion.ambiguities.compactMap { ambiguity in
            let fields = ambiguity.fields.filter { !filled.contains($0) }
            return fields.isEmpty ? nil : Ambiguity(sources: ambiguity.sources, fields: fields)
        }
        return result
    }
}
