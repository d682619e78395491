internal import CQL2
public import FeatureQuery
public import GeoCore
public import GeoReferencing

/// Decides which features of a batch a CQL2 filter keeps: those for which it is true, not those for which it is unknown.
///
/// A filter is unknown where a value it needs is missing and the rest does not decide (clause 6.2, table 1). Conditions of
/// one "and" or "or" are asked from the cheapest to the dearest, each only for the features still undecided; geometries
/// are projected and compared only then. Belongs to one thread at a time.
/// - SeeAlso: OGC 21-065r2; `Docs/Filtering.md` for what the standard leaves open.
///
/// `@unchecked Sendable`: what is kept between calls, the prepared geometries of the filter and a list of row numbers, is
/// used only within a call; the owner sees to it that calls do not overlap.
public final class FilterEvaluator: @unchecked Sendable {
    /// The properties that the filter reads besides the geometry and the identifier; each batch must have them.
    public let properties: [String]
    /// Whether the filter reads the geometry; each batch must have it then.
    public let readsGeometry: Bool
    /// What holds of the geometry of every feature that is kept: all of these, and nothing is known if there are none.
    public let bounds: [SpatialBound]

    private let predicate: Predicate
    private let transformation: CoordinateTransformation?
    /// The numbers of the rows of the last batch: most batches have as many.
    private var rows: [Int] = []

    /// Binds a filter to the properties of a collection.
    ///
    /// - Throws: `property.unknown` for a name that the collection does not have; `filter.invalid` for values of types that
    ///   do not fit, unknown functions and geometries that are no place; `filter.tooLarge`; `crs.unknown`,
    ///   `transformation.unknown` and their kin for the CRS of the filter.
    public init(
        _ filter: FilterExpression,
        schema: FeatureSchema,
        references: CoordinateReferenceSystems
    ) throws(PaftaError) {
        let plane = FilterPlane(filterCRS: filter.crs, storedCRS: schema.geometry?.crs, references)
        var binder = FilterBinder(schema: schema, plane: plane)
        predicate = try binder.condition(filter.expression)
        properties = binder.properties
        readsGeometry = binder.readsGeometry
        bounds = predicate.bounds
        transformation = binder.readsGeometry ? try plane.toFilter() : nil
    }

    /// Returns which features of a batch are kept; `nil` if all are.
    ///
    /// The batch has the columns of ``properties``, and if ``readsGeometry`` the geometries in the stored CRS.
    /// - Throws: `transformation.failed` if a geometry cannot be brought into the CRS of the filter.
    public func rowsKept(of batch: FeatureBatch) throws(PaftaError) -> [Bool]? {
        if predicate.constant == .yes { return nil }
        let view = try BatchView(batch, reading: properties, readsGeometry: readsGeometry, transformation)
        var truths = [Truth](repeating: .unknown, count: batch.count)
        if rows.count != batch.count { rows = Array(0..<batch.count) }
        try predicate.decide(rows, view, &truths)
        return truths.allSatisfy { $0 == .yes } ? nil : truths.map { $0 == .yes }
    }
}
