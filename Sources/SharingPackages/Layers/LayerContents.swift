internal import FeatureQuery
internal import GeoCore

/// What a package holds of a layer, in one state of its data.
final class LayerContents {
    /// What the view shows.
    let shown: FeatureSchema
    /// What is written: what the view shows, and the columns below.
    let written: FeatureSchema
    /// The state of the data.
    let version: DataVersion
    /// The column with the identifiers, where changes refer to them.
    let identifierColumn: String?
    /// The column with the kinds of changes, in a package of changes.
    let changeColumn: String?
    /// How many changes there were of each kind.
    private(set) var kinds: [FeatureChange.Kind: Int] = [:]

    private enum Source {
        case features(any FeatureCursor)
        case changes(any FeatureChanges)
    }

    private let source: Source
    private var rows: Int64 = 0

    /// Opens all of a layer.
    static func full(_ layer: String, _ catalogue: AgreedCatalogue) throws(PaftaError) -> LayerContents {
        guard catalogue.offersChanges(of: layer) else {
            let reading = try catalogue.open(layer)
            return LayerContents(reading, .features(try reading.features(Query())), identifies: false, tells: false)
        }
        let (reading, changes) = try state(of: layer, since: nil, catalogue)
        return LayerContents(reading, .changes(changes), identifies: true, tells: false)
    }

    /// Opens what changed since a cursor.
    ///
    /// - Throws: `package.withoutChanges`, `cursor.gone`.
    static func delta(_ layer: String, since: String?, _ catalogue: AgreedCatalogue) throws(PaftaError) -> LayerContents
    {
        guard catalogue.offersChanges(of: layer) else { throw .withoutChanges(layer) }
        let (reading, changes) = try state(of: layer, since: since, catalogue)
        return LayerContents(reading, .changes(changes), identifies: true, tells: true)
    }

    /// Opens changes along with a reading of the very state that they lead to.
    private static func state(
        of layer: String,
        since cursor: String?,
        _ catalogue: AgreedCatalogue
    ) throws(PaftaError) -> (any FeatureReading, any FeatureChanges) {
        var reading = try catalogue.open(layer)
        while true {
            let changes = try catalogue.changes(of: layer, since: cursor)
            let after = try catalogue.open(layer)
            if after.version == reading.version { return (after, changes) }
            reading = after
        }
    }

    private init(_ reading: any FeatureReading, _ source: Source, identifies: Bool, tells: Bool) {
        self.source = source
        shown = reading.schema
        version = reading.version
        var schema = reading.schema
        var names = Set(schema.properties.map { $0.name.lowercased() })
        if let geometry = schema.geometry { names.insert(geometry.name.lowercased()) }
        var added: [PropertyDefinition] = []
        func add(_ name: String, _ type: PropertyType) -> String {
            var (free, number) = (name, 1)
            while names.contains(free) {
                number += 1
                free = "\(name)\(number)"
            }
            names.insert(free)
            added.append(PropertyDefinition(name: free, type: type))
            return free
        }
        changeColumn = tells ? add("change", .text) : nil
        identifierColumn = identifies ? add("feature_id", schema.identifiers == .integer ? .integer : .text) : nil
        schema.properties = added + schema.properties
        // A feature may stand in a list of changes twice, so there the rows count.
        if tells { schema.identifiers = .integer }
        written = schema
    }

    /// How the changes since this state are asked for; known behind the last feature.
    var cursor: String? {
        guard case .changes(let changes) = source else { return nil }
        return changes.continuation?.cursor
    }

    /// Returns the next features or changes, in the stored CRS; `nil` behind the last.
    func next() throws(PaftaError) -> FeatureBatch? {
        switch source {
        case .features(let cursor): return try cursor.next()
        case .changes(let changes):
            guard let batch = try changes.next() else { return nil }
            return changeColumn == nil ? identified(batch.features) : told(batch)
        }
    }

    private func identified(_ features: FeatureBatch) -> FeatureBatch {
        var batch = FeatureBatch(identifiers: shown.identifiers, schema: written.properties)
        batch.identifiers = features.identifiers
        batch.positions = features.positions
        batch.geometry = features.geometry
        batch.properties = [features.identifiers] + features.properties
        return batch
    }

    private func told(_ changes: FeatureChangeBatch) -> FeatureBatch {
        var batch = FeatureBatch(identifiers: .integer, schema: written.properties)
        let features = changes.features
        for change in changes.changes {
            kinds[change.kind, default: 0] += 1
            rows += 1
            batch.identifiers.append(integer: rows)
            batch.positions.append(rows)
            batch.properties[0].append(text: change.kind.rawValue)
            switch change.identifier {
            case .integer(let number): batch.properties[1].append(integer: number)
            case .text(let text): batch.properties[1].append(text: text)
            }
            for index in features.properties.indices {
                if let row = change.row {
                    batch.properties[index + 2].append(row: row, of: features.properties[index])
                } else {
                    batch.properties[index + 2].appendNull()
                }
            }
            guard shown.geometry != nil else { continue }
            if let row = change.row, features.hasGeometry {
                batch.geometry.append(row: row, of: features.geometry)
            } else {
                batch.geometry.appendNull()
            }
        }
        return batch
    }
}
