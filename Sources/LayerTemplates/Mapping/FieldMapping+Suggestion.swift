public import FeatureQuery

extension FieldMapping {
    /// Suggests which field of a source becomes which field of a template.
    ///
    /// Sure reasons go before weak ones. Where several fields fit equally well, none is taken and the ambiguity is
    /// reported.
    ///
    /// - Parameters:
    ///   - source: The fields of the source.
    ///   - template: The template wanted.
    /// - Returns: A mapping that keeps all other fields and has no constants.
    public static func suggest(source: [PropertyDefinition], template: LayerTemplate) -> FieldMapping {
        let names = source.map { SourceName($0.name) }
        let fields = template.fields.map(FieldNames.init)
        var pairs: [SuggestedPair] = []
        for (sourceIndex, name) in names.enumerated() {
            for (fieldIndex, field) in fields.enumerated() {
                guard let match = FieldMatch(name, field) else { continue }
                pairs.append(SuggestedPair(source: sourceIndex, field: fieldIndex, match: match))
            }
        }
        var mapping = FieldMapping()
        var chosen: [SuggestedPair] = []
        for rank in Set(pairs.map(\.match.rank)).sorted() {
            let group = SuggestedGroup(pairs.filter { $0.match.rank == rank })
            chosen += group.clear
            for open in group.open {
                mapping.ambiguities.append(
                    Ambiguity(
                        sources: Set(open.map(\.source)).sorted().map { source[$0].name },
                        fields: Set(open.map(\.field)).sorted().map { template.fields[$0].name }
                    )
                )
            }
            // What was open stays open: a weaker reason must not settle what surer ones could not.
            let sources = Set(group.all.map(\.source))
            let taken = Set(group.all.map(\.field))
            pairs.removeAll { sources.contains($0.source) || taken.contains($0.field) }
        }
        mapping.assignments = chosen.sorted { $0.field < $1.field }
            .map { Assignment(source: source[$0.source].name, field: template.fields[$0.field].name, match: $0.match) }
        return mapping
    }
}

/// A source field and a template field that may belong together, by their places.
private struct SuggestedPair {
    var source: Int
    var field: Int
    var match: FieldMatch
}

/// Pairs of one rank, cut into those without rivals and groups of rivals.
private struct SuggestedGroup {
    let all: [SuggestedPair]
    private(set) var clear: [SuggestedPair] = []
    private(set) var open: [[SuggestedPair]] = []

    init(_ pairs: [SuggestedPair]) {
        all = pairs
        var rest = pairs
        while let first = rest.first {
            var group = [first]
            rest.removeFirst()
            var grown = true
            while grown {
                let rivals = rest.filter { pair in
                    group.contains { $0.source == pair.source || $0.field == pair.field }
                }
                grown = !rivals.isEmpty
                group += rivals
                rest.removeAll { pair in rivals.contains { $0.source == pair.source && $0.field == pair.field } }
            }
            if group.count == 1 { clear.append(first) } else { open.append(group) }
        }
    }
}
