import FeatureQuery
import GeoCore
import GeoReferencing
import LayerTemplates
import LayerValidation

/// A layer drawn by a test, in memory, and what the rules find in it.
final class DrawnLayer: BlockedFeatures, ReferenceLayers {
    typealias Ring = [(Double, Double)]

    static let properties = [
        PropertyDefinition(name: "ada", type: .text), PropertyDefinition(name: "parsel", type: .integer),
        PropertyDefinition(name: "cap", type: .integer),
    ]

    private var features: [(row: Int, geometry: GeometryColumn, ada: String?, cap: Int64?)] = []
    private var blocks: [FeatureBatch]?
    private let blockSize: Int
    /// The other layers.
    var others: [String: DrawnLayer] = [:]

    /// Creates an empty layer; small blocks make many neighbours of different blocks.
    init(blockSize: Int = 4) { self.blockSize = blockSize }

    /// Adds an area in metres, its parts as rings with the shell first; rings are closed here.
    func add(area parts: [[Ring]], ada: String? = "1") {
        var column = GeometryColumn()
        for part in parts {
            for ring in part { column.appendRing(ring + ring.prefix(1)) }
            column.endPart(.polygon)
        }
        column.endRow(parts.count > 1 ? .multiPolygon : .polygon)
        features.append((features.count + 1, column, ada, nil))
    }

    /// Adds an area of one ring.
    func add(ring: Ring, ada: String? = "1") { add(area: [[ring]], ada: ada) }

    /// Adds a rectangle.
    func add(box west: Double, _ south: Double, _ east: Double, _ north: Double, ada: String? = "1") {
        add(ring: [(west, south), (east, south), (east, north), (west, north)], ada: ada)
    }

    /// Adds a line.
    func add(line: Ring, cap: Int64? = 100, ada: String? = "1") {
        var column = GeometryColumn()
        column.appendRing(line)
        column.endPart(.lineString)
        column.endRow(.lineString)
        features.append((features.count + 1, column, ada, cap))
    }

    /// Adds a point.
    func add(point x: Double, _ y: Double, ada: String? = "1") {
        var column = GeometryColumn()
        column.appendRing([(x, y)])
        column.endPart(.point)
        column.endRow(.point)
        features.append((features.count + 1, column, ada, nil))
    }

    /// The geometries in the order they were drawn.
    var geometries: GeometryColumn {
        var column = GeometryColumn()
        for feature in features { column.append(row: 0, of: feature.geometry) }
        return column
    }

    var count: Int { features.count }

    var envelopes: [Envelope] { built().map { $0.geometry.envelope() } }

    func block(_ index: Int) throws(PaftaError) -> FeatureBatch { built()[index] }

    private func built() -> [FeatureBatch] {
        if let blocks { return blocks }
        let curve = HilbertCurve(over: geometries.envelope())
        let ordered = features.sorted { left, right in
            let (one, two) = (left.geometry.envelope(), right.geometry.envelope())
            return curve.position(x: one.minX, y: one.minY) < curve.position(x: two.minX, y: two.minY)
        }
        let made = stride(from: 0, to: ordered.count, by: blockSize)
            .map { start in
                batch(ordered[start..<min(start + blockSize, ordered.count)])
            }
        blocks = made
        return made
    }

    private func batch(_ features: some Collection<(row: Int, geometry: GeometryColumn, ada: String?, cap: Int64?)>)
        -> FeatureBatch
    {
        var batch = FeatureBatch(identifiers: .integer, schema: Self.properties)
        for feature in features {
            batch.identifiers.append(integer: Int64(feature.row))
            batch.positions.append(Int64(feature.row))
            batch.geometry.append(row: 0, of: feature.geometry)
            if let ada = feature.ada { batch.properties[0].append(text: ada) } else { batch.properties[0].appendNull() }
            batch.properties[1].append(integer: Int64(feature.row))
            if let cap = feature.cap {
                batch.properties[2].append(integer: cap)
            } else {
                batch.properties[2].appendNull()
            }
        }
        return batch
    }

    func features(
        of layer: String,
        meeting envelope: Envelope,
        in crs: CRSIdentity,
        limit: Int
    ) throws(PaftaError) -> FeatureBatch? {
        guard let other = others[layer] else { return nil }
        let met = other.features.filter { envelope.intersects(row: 0, of: $0.geometry) }
        return other.batch(met.prefix(limit))
    }

    /// Lets a rule look at the layer.
    func inspect(
        _ rule: some LayerRule,
        crs: CRSIdentity = .epsg(5254),
        faults: FaultCollector = FaultCollector(),
        _ topology: (inout TemplateTopology) -> Void = { _ in }
    ) throws -> [Fault] {
        var template = LayerTemplate(
            name: "drawn",
            title: LocalizedText(verbatim: "drawn"),
            theme: "test",
            geometry: TemplateGeometry(type: .multiPolygon),
            fields: [
                TemplateField(name: "cap", title: LocalizedText(verbatim: "cap"), type: .integer, role: .diameter)
            ],
            key: ["ada", "parsel"]
        )
        topology(&template.topology)
        let references = CoordinateReferenceSystems()
        let geometry = GeometryProperty(name: "geom", type: nil, hasHeights: false, crs: crs)
        var context = ValidationContext(
            template: template,
            schema: FeatureSchema(collection: "drawn", title: "", geometry: geometry, properties: Self.properties),
            crs: try references.describe(crs),
            references: references
        )
        context.others = self
        try rule.inspect(self, context, faults) { _ in }
        return faults.faults
    }
}

extension GeometryColumn {
    fileprivate mutating func appendRing(_ positions: [(Double, Double)]) {
        for (x, y) in positions { appendPosition(x: x, y: y) }
        endRing()
    }
}

/// Both features of a fault, the lesser row first.
func pair(_ fault: Fault) -> [Int] { [fault.row ?? 0, fault.other?.row ?? 0].sorted() }

/// Numbers that look random and are the same every time.
struct Dice {
    private var state: UInt64

    init(_ seed: UInt64) { state = seed &* 0x9e37_79b9_7f4a_7c15 | 1 }

    /// A number from `low` to below `high`.
    mutating func roll(_ low: Double, _ high: Double) -> Double {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return low + Double(state >> 11) / Double(1 << 53) * (high - low)
    }
}
