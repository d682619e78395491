import CQL2
import FeatureQuery
import GeoCore
import PaftaTesting
import ProtocolViews

extension FilterExpression {
    /// Reads a filter in longitude and latitude.
    init(parsing text: String) throws(PaftaError) { self.init(try CQL2Text.parse(text)) }
}

extension SampleLayer {
    /// Returns what a view makes of all features, as features of a layer of their own.
    static func shown(_ definition: ViewDefinition, of source: InMemorySource) throws -> [InMemorySource.Feature] {
        let reading = try source.open()
        let view = try view(definition, reading.schema)
        let cursor = try reading.features(Query())
        var features: [InMemorySource.Feature] = []
        while let batch = try cursor.next() {
            let shown = try view.apply(batch)
            for row in 0..<shown.count {
                let values = shown.properties.map { $0.value(row) }
                let shape = shown.hasGeometry ? Shape(shown.geometry, row) : nil
                features.append(.init(.integer(shown.identifiers.integers[row]), shape, values))
            }
        }
        return features
    }
}

extension Shape {
    /// The geometry of a row of one part; `nil` if there is none.
    init?(_ column: GeometryColumn, _ row: Int) {
        let positions = column.positions(ofRow: row).map { Position(column.xy[2 * $0], column.xy[2 * $0 + 1]) }
        switch column.types[row]?.single {
        case .point: self = .point(positions[0])
        case .lineString: self = .line(positions)
        case .polygon: self = .polygon(positions)
        default: return nil
        }
    }
}
