import FeatureQuery
import GeoCore
import GeoReferencing
import LayerTemplates
import LayerValidation

/// A small delivered layer to let one rule look at.
struct Delivery {
    static let references = CoordinateReferenceSystems()

    var context: ValidationContext
    var batch: FeatureBatch

    /// Creates a layer without features whose fields follow `fields`.
    init(
        _ fields: [TemplateField] = [],
        key: [String] = [],
        geometry: GeometryType? = .multiPolygon,
        keepsHeights: Bool = false,
        crs: Int = 5254
    ) throws {
        let name = LocalizedText(verbatim: "parsel")
        let template = LayerTemplate(
            name: "parsel",
            title: name,
            theme: "kadastro",
            geometry: geometry.map { TemplateGeometry(type: $0, keepsHeights: keepsHeights) },
            fields: fields,
            key: key
        )
        let properties = fields.map { PropertyDefinition(name: $0.name, type: $0.type) }
        let property = geometry.map {
            GeometryProperty(name: "geom", type: $0, hasHeights: keepsHeights, crs: .epsg(crs))
        }
        context = ValidationContext(
            template: template,
            schema: FeatureSchema(collection: "parsel", title: "Parsel", geometry: property, properties: properties),
            crs: geometry == nil ? nil : try Self.references.describe(.epsg(crs)),
            references: Self.references
        )
        batch = FeatureBatch(identifiers: .integer, schema: properties)
    }

    /// Adds a feature; values that are missing at the end are null.
    mutating func add(
        _ values: [PropertyValue?] = [],
        _ rings: [[(Double, Double)]]? = nil,
        as type: GeometryType = .polygon
    ) {
        batch.identifiers.append(integer: Int64(batch.count + 1))
        batch.positions.append(Int64(batch.positions.count + 1))
        for index in batch.properties.indices {
            switch index < values.count ? values[index] : nil {
            case .text(let text): batch.properties[index].append(text: text)
            case .integer(let number): batch.properties[index].append(integer: number)
            case .real(let number): batch.properties[index].append(real: number)
            case .boolean(let flag): batch.properties[index].append(integer: flag ? 1 : 0)
            case nil: batch.properties[index].appendNull()
            }
        }
        guard context.schema.geometry != nil else { return }
        guard let rings else { return batch.geometry.appendNull() }
        batch.geometry.append(rings: rings, as: type)
    }

    /// Adds a feature with one text for each field.
    mutating func add(texts first: String?, _ others: String?...) {
        add(([first] + others).map { $0.map(PropertyValue.text) })
    }

    /// Lets a rule look at the features, and returns what it found.
    mutating func faults(of rule: any FeatureRule) throws -> [Fault] {
        var rule = rule
        let faults = FaultCollector()
        try rule.inspect(&batch, firstRow: 1, context, faults)
        try rule.finish(context, faults)
        return faults.faults
    }
}

extension GeometryColumn {
    /// Adds a row of one part with the given rings.
    mutating func append(rings: [[(Double, Double)]], as type: GeometryType) {
        for ring in rings {
            for (x, y) in ring { appendPosition(x: x, y: y) }
            endRing()
        }
        endPart(type == .geometryCollection ? .polygon : type.single)
        endRow(type)
    }
}

extension TemplateField {
    /// A field of a test layer.
    static func text(_ name: String, required: Bool = false, codes: [String] = [], role: Role? = nil) -> TemplateField {
        TemplateField(
            name: name,
            title: LocalizedText(verbatim: name),
            type: .text,
            isRequired: required,
            codes: codes.map { TemplateCode($0, LocalizedText(verbatim: $0)) },
            role: role
        )
    }

    /// A field of a test layer.
    static func real(_ name: String, _ range: TemplateRange? = nil, role: Role? = nil) -> TemplateField {
        TemplateField(name: name, title: LocalizedText(verbatim: name), type: .real, range: range, role: role)
    }
}

/// A square with its lower left corner at x, y in metres; by default near Ankara's western edge in TM30.
func square(_ x: Double = 500_000.25, _ y: Double = 4_420_000.125, side: Double = 20) -> [(Double, Double)] {
    [(x, y), (x + side, y), (x + side, y + side), (x, y + side), (x, y)]
}
