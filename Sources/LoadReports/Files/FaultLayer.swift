public import FeatureQuery
public import GeoCore
internal import GeoReferencing
internal import LayerValidation

/// Faults as features: points for GeoJSON, and for a layer of a GeoPackage beside the faulty one.
public struct FaultLayer: Sendable {
    /// What the features look like; the geometry is a point in the layer's CRS, `nil` where that is not known.
    public let schema: FeatureSchema
    /// The faults; those without a point have no geometry.
    public private(set) var batch: FeatureBatch

    /// Turns the faults of a layer into features.
    ///
    /// - Parameters:
    ///   - layer: The layer.
    ///   - language: The language of messages and remedies.
    public init(_ layer: LayerFindings, language: Language) {
        self.init(layer.numbered, layer: layer.name, crs: layer.crs, language: language)
    }

    init(_ faults: [NumberedFault], layer: String, crs: CRSDescription?, language: Language) {
        schema = FeatureSchema(
            collection: "\(layer)_hatalar",
            title: language == .turkish ? "\(layer): hatalar" : "\(layer): faults",
            geometry: crs.map {
                GeometryProperty(name: "geom", type: .point, hasHeights: false, crs: $0.identity)
            },
            properties: Self.properties,
            language: language.rawValue
        )
        batch = FeatureBatch(identifiers: .integer, schema: Self.properties)
        for fault in faults { append(fault, layer, language) }
    }

    /// The properties of a fault, the same in every file.
    static let properties = [
        PropertyDefinition(name: "layer", type: .text),
        PropertyDefinition(name: "number", type: .integer),
        PropertyDefinition(name: "rule", type: .text),
        PropertyDefinition(name: "severity", type: .text),
        PropertyDefinition(name: "repaired", type: .boolean),
        PropertyDefinition(name: "key", type: .text),
        PropertyDefinition(name: "row", type: .integer),
        PropertyDefinition(name: "other_key", type: .text),
        PropertyDefinition(name: "other_row", type: .integer),
        PropertyDefinition(name: "x", type: .real),
        PropertyDefinition(name: "y", type: .real),
        PropertyDefinition(name: "message", type: .text),
        PropertyDefinition(name: "remedy", type: .text),
    ]

    private mutating func append(_ numbered: NumberedFault, _ layer: String, _ language: Language) {
        let fault = numbered.fault
        let values: [PropertyValue?] = [
            .text(layer), .integer(Int64(numbered.number)), .text(fault.rule.description),
            .text(fault.severity.rawValue), .boolean(fault.isRepaired), fault.key.map(PropertyValue.text),
            fault.row.map { .integer(Int64($0)) }, fault.other?.key.map(PropertyValue.text),
            (fault.other?.row).map { .integer(Int64($0)) }, (fault.point?.x).map(PropertyValue.real),
            (fault.point?.y).map(PropertyValue.real), .text(fault.message.text(in: language)),
            .text(fault.remedy.text(in: language)),
        ]
        for (index, value) in values.enumerated() { batch.properties[index].append(value) }
        batch.identifiers.append(integer: Int64(batch.count + 1))
        batch.positions.append(Int64(batch.count))
        appendPoint(fault.point)
    }

    private mutating func appendPoint(_ point: (x: Double, y: Double)?) {
        guard let point, point.x.isFinite, point.y.isFinite else { return batch.geometry.appendNull() }
        batch.geometry.appendPosition(x: point.x, y: point.y)
        batch.geometry.endRing()
        batch.geometry.endPart(.point)
        batch.geometry.endRow(.point)
    }

    /// Returns the features with their points in longitude and latitude; without one where there is no way there.
    func inLongitudeAndLatitude(_ references: CoordinateReferenceSystems) -> FeatureBatch {
        var result = batch
        guard let crs = schema.geometry?.crs,
            let way = try? references.transformation(from: crs, to: .crs84)
        else {
            result.geometry = GeometryColumn()
            for _ in 0..<batch.count { result.geometry.appendNull() }
            return result
        }
        var all = batch.geometry.xy
        if (try? way.transform(&all)) != nil, !all.contains(where: { !$0.isFinite }) {
            result.geometry.xy = all
            return result
        }
        result.geometry = Self.transformedOneByOne(batch.geometry, way)
        return result
    }

    /// Of points far outside the area of the CRS, as faults of rule V-03 have them, not every one can be transformed.
    private static func transformedOneByOne(_ points: GeometryColumn, _ way: CoordinateTransformation) -> GeometryColumn
    {
        var result = GeometryColumn()
        for row in 0..<points.count {
            guard let position = points.positions(ofRow: row).first else {
                result.appendNull()
                continue
            }
            var xy = [points.xy[2 * position], points.xy[2 * position + 1]]
            guard (try? way.transform(&xy)) != nil, Envelope.world.contains(x: xy[0], y: xy[1]) else {
                result.appendNull()
                continue
            }
            result.appendPosition(x: xy[0], y: xy[1])
            result.endRing()
            result.endPart(.point)
            result.endRow(.point)
        }
        return result
    }
}

extension PropertyColumn {
    fileprivate mutating func append(_ value: PropertyValue?) {
        switch value {
        case .text(let text): append(text: ForeignText(text, length: ForeignText.storedLength).text)
        case .integer(let number): append(integer: number)
        case .real(let number) where number.isFinite: append(real: number)
        case .boolean(let flag): append(integer: flag ? 1 : 0)
        case .real, nil: appendNull()
        }
    }
}
