import FeatureQuery
import GeoCore

/// Reads the classes of a layer one after the other.
final class PlanReader: LayerReader {
    private let description: VectorLayer
    private let classes: [LayerSource]
    private let batchSize: Int
    private let keepsNonFinite: Bool
    private var current: (reader: any LayerReader, source: LayerSource)?
    private var nextClass = 0
    private var count: Int64 = 0
    private var ownNotes: [LocalizedText] = []
    private var finished = GeometryChanges()

    init(_ description: VectorLayer, _ classes: [LayerSource], batchSize: Int, keepsNonFinite: Bool) {
        self.description = description
        self.classes = classes
        self.batchSize = batchSize
        self.keepsNonFinite = keepsNonFinite
    }

    var notes: [LocalizedText] { ownNotes + (current?.reader.notes ?? []) }

    var changes: GeometryChanges {
        var sum = finished
        if let current { sum.add(current.reader.changes) }
        return sum
    }

    func next() throws(PaftaError) -> FeatureBatch? {
        while true {
            if let current {
                if let batch = try current.reader.next() { return converted(batch, current.source.description.name) }
                for note in current.reader.notes where !ownNotes.contains(note) { ownNotes.append(note) }
                finished.add(current.reader.changes)
                self.current = nil
            }
            guard nextClass < classes.count else { return nil }
            let source = classes[nextClass]
            nextClass += 1
            current = (try source.makeReader(batchSize: batchSize, keepsNonFinite: keepsNonFinite), source)
        }
    }

    private func converted(_ batch: FeatureBatch, _ name: String) -> FeatureBatch {
        var result = FeatureBatch(identifiers: .integer, schema: description.properties)
        let sources = description.properties.map { property -> Int? in
            switch property.name {
            case "tip": batch.schema.firstIndex { PlanSchema.isKind($0.name) }
            case "sinif": nil
            default: batch.schema.firstIndex { $0.name == property.name }
            }
        }
        for row in 0..<batch.count {
            count += 1
            result.identifiers.append(integer: count)
            result.positions.append(count)
            result.properties[0].append(text: name)
            for column in description.properties.indices.dropFirst() {
                let text = sources[column].flatMap { batch.properties[$0].text(row) }
                append(text, to: &result.properties[column], description.properties[column].name)
            }
        }
        result.geometry = batch.geometry
        raise(&result.geometry)
        return result
    }

    /// Single geometries become multiple ones, because classes differ in that.
    private func raise(_ column: inout GeometryColumn) {
        guard let type = description.geometryType else { return }
        for row in 0..<column.count where column.types[row]?.multi == type { column.types[row] = type }
    }

    private func append(_ text: String?, to column: inout PropertyColumn, _ name: String) {
        let value = name == "Pin" ? text.map(PlanSchema.digits) : text
        guard !column.append(converting: value ?? "") else { return }
        let note = LocalizedText.impossibleValue(count, field: name)
        if ownNotes.count < 20, !ownNotes.contains(note) { ownNotes.append(note) }
    }
}
