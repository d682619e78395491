import FeatureQuery
import GeoCore

/// Gives areas the texts that stand in them.
struct TextJoining {
    private(set) var findings: [SourceFinding] = []

    private let areas: [DrawingArea]
    private let layer: String
    /// The attributes, each once.
    private let attributes: [String]
    /// For each area and attribute, the texts found.
    private var found: [[[String]]]

    init(_ areas: [DrawingArea], layer: String, attributes: [String]) {
        self.areas = areas
        self.layer = layer
        var seen = Set<String>()
        self.attributes = attributes.filter { seen.insert($0).inserted }
        found = Array(repeating: Array(repeating: [], count: self.attributes.count), count: areas.count)
    }

    /// Finds the area of each text; of areas inside of each other, the smallest.
    mutating func join(_ texts: [DrawingText]) {
        guard !attributes.isEmpty else { return }
        let index = AreaIndex(areas)
        for text in texts {
            guard let attribute = attributes.firstIndex(of: text.attribute) else { continue }
            let position = DrawingPosition(x: text.x, y: text.y)
            let holders = index.candidates(at: position).filter { areas[$0].contains(position) }
            if let area = holders.min(by: { areas[$0].size < areas[$1].size }) {
                found[area][attribute].append(text.text)
            } else {
                add(.textOutside, attribute, .textOutside(text.text), position, nil)
            }
        }
        for area in areas.indices { report(area) }
    }

    private mutating func report(_ area: Int) {
        for attribute in attributes.indices {
            let texts = Set(found[area][attribute]).sorted()
            if texts.isEmpty {
                add(.missingText, attribute, .textMissing(attributes[attribute]), areas[area].inside, area)
            } else if texts.count > 1 {
                let message = LocalizedText.textsSeveral(attributes[attribute], texts)
                add(.severalTexts, attribute, message, areas[area].inside, area)
            }
        }
    }

    private mutating func add(
        _ kind: SourceFinding.Kind,
        _ attribute: Int,
        _ message: LocalizedText,
        _ place: DrawingPosition,
        _ area: Int?
    ) {
        findings.append(
            SourceFinding(
                kind: kind,
                layer: layer,
                attribute: attributes[attribute],
                message: message,
                x: place.x,
                y: place.y,
                position: area.map { Int64($0 + 1) }
            )
        )
    }

    /// Returns the areas as features; a text that is not the only one of its kind is left out.
    func features() -> FeatureBatch {
        let names = ["Layer"] + attributes
        let schema = names.map { PropertyDefinition(name: $0, type: .text) }
        var batch = FeatureBatch(identifiers: .integer, schema: schema)
        for (index, area) in areas.enumerated() {
            let texts = attributes.indices.map { attribute -> String? in
                let texts = Set(found[index][attribute])
                return texts.count == 1 ? texts.first : nil
            }
            batch.append(texts: [area.layer] + texts)
            for ring in area.rings {
                for position in ring { batch.geometry.appendPosition(x: position.x, y: position.y) }
                batch.geometry.endRing()
            }
            batch.geometry.endPart(.polygon)
            batch.geometry.endRow(.polygon)
        }
        return batch
    }
}
