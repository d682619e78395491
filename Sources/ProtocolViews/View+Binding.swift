internal import FeatureFiltering
internal import FeatureQuery
internal import GeoCore
internal import GeoReferencing

extension View {
    /// Binds the fields; of two with one name the first counts.
    static func fields(
        _ definition: ViewDefinition,
        of stored: FeatureSchema,
        _ hash: KeyedHash
    ) throws(PaftaError) -> [Field] {
        var fields: [Field] = []
        for field in definition.fields where !fields.contains(where: { $0.shown.name == field.name }) {
            let mask = ColumnMask(field.mask, hash: hash)
            if let fault = mask.fault { throw .brokenView(of: stored.collection, fault) }
            guard let property = stored.property(named: field.name) else { continue }
            fields.append(Field(stored: property, shown: mask.definition(of: property), mask: mask))
        }
        return fields
    }

    /// Binds the area to the stored CRS.
    static func area(
        _ definition: ViewDefinition,
        of stored: FeatureSchema,
        _ references: CoordinateReferenceSystems
    ) throws(PaftaError) -> AreaShape? {
        guard let area = definition.area else { return nil }
        let crs = stored.geometry?.crs ?? area.crs
        return try AreaShape(area, storedIn: crs, of: stored.collection, references)
    }

    /// Binds the mask of geometries to the stored CRS.
    static func shapes(
        _ mask: GeometryMask,
        of stored: FeatureSchema,
        _ references: CoordinateReferenceSystems
    ) throws(PaftaError) -> ShapeMask {
        switch mask {
        case .generalised(let metres), .snapped(let metres):
            guard metres.isFinite, metres > 0 else { throw .brokenView(of: stored.collection, "a length is positive") }
        case .stored, .hidden, .centroid: break
        }
        guard let crs = stored.geometry?.crs else { return ShapeMask(.hidden, unit: .metres(perUnit: 1)) }
        return ShapeMask(mask, unit: try references.describe(crs).unit)
    }

    /// Binds the row filter to the stored properties.
    static func evaluator(
        _ filter: FilterExpression?,
        of stored: FeatureSchema,
        _ references: CoordinateReferenceSystems
    ) throws(PaftaError) -> FilterEvaluator? {
        guard let filter else { return nil }
        do throws(PaftaError) {
            return try FilterEvaluator(filter, schema: stored, references: references)
        } catch {
            throw .brokenView(of: stored.collection, "the row filter: \(error.code)")
        }
    }
}
