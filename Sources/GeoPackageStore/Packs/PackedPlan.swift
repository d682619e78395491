internal import CQL2
internal import FeatureFiltering
internal import FeatureQuery
internal import GeoCore
internal import GeoReferencing

/// How a query is carried out on the packed copy of a layer.
struct PackedPlan {
    let query: Query
    let projection: Projection
    /// Everything but the boxes of the query, decided batch by batch; `nil` if that is nothing.
    let filter: FilterEvaluator?
    /// Where to look, in the CRS of the layer; `nil` for everywhere.
    let boxes: [Envelope]?
    /// Whether features without geometry may belong to the answer.
    let keepsRowsWithoutGeometry: Bool
    /// The properties of the answer.
    let selected: [PropertyDefinition]
    /// Those, and behind them what the filter needs.
    let read: [PropertyDefinition]
    /// Whether geometries have to be read.
    let readsGeometry: Bool
    private let condition: Expression?

    /// Checks and plans a query without an order and without an identifier.
    ///
    /// - Throws: `property.unknown`, `filter.invalid`, `crs.unknown`.
    init(_ query: Query, of reading: GeoPackageReading) throws(PaftaError) {
        let schema = reading.schema
        self.query = query
        projection = try Projection(query, of: schema, references: reading.references)
        let condition = try Self.condition(query, of: schema)
        self.condition = condition
        filter = try condition.map { condition throws(PaftaError) in
            let crs = query.filter?.crs ?? .crs84
            return try FilterEvaluator(
                FilterExpression(condition, crs: crs),
                schema: schema,
                references: reading.references
            )
        }
        selected = try ReadPlan.selected(query, of: schema)
        var read = selected
        for name in filter?.properties ?? [] where !read.contains(where: { $0.name == name }) {
            if let property = schema.property(named: name) { read.append(property) }
        }
        self.read = read
        let tests = query.spatialFilter.map { !$0.allowsOthers } ?? false
        readsGeometry = schema.geometry != nil && (query.includesGeometry || tests || filter?.readsGeometry == true)
        keepsRowsWithoutGeometry =
            (query.spatialFilter?.keepsFeaturesWithoutGeometry ?? true) && (filter?.bounds.isEmpty ?? true)
        boxes = try Self.boxes(query, filter, projection, of: reading)
    }

    /// Joins everything but the boxes into one filter.
    private static func condition(_ query: Query, of schema: FeatureSchema) throws(PaftaError) -> Expression? {
        var parts: [Expression] = []
        for filter in query.propertyFilters {
            let property = try schema.definition(filter.property)
            let value = Expression(.literal(filter.value.literal(of: property.type)))
            parts.append(Expression(.comparison(.equal, Expression(.property(property.name)), value)))
        }
        if let filter = query.temporalFilter, filter.start != nil || filter.end != nil,
            let property = schema.temporalProperty.flatMap({ schema.property(named: $0) })
        {
            parts.append(filter.expression(on: property))
        }
        if let filter = query.filter { parts.append(filter.expression) }
        return parts.count < 2 ? parts.first : Expression(.and(parts))
    }

    /// Returns the smallest of the regions that hold every feature of the answer; `nil` if none is known.
    private static func boxes(
        _ query: Query,
        _ filter: FilterEvaluator?,
        _ projection: Projection,
        of reading: GeoPackageReading
    ) throws(PaftaError) -> [Envelope]? {
        let searches = try AccessPlanner.boxes(query, filter?.bounds ?? [], projection, of: reading)
        return searches.map(\.boxes).min { Self.area($0) < Self.area($1) }
    }

    private static func area(_ boxes: [Envelope]) -> Double {
        boxes.reduce(0.0) { sum, box in sum + box.width * box.height }
    }

    /// The plan for people.
    func described(rows: Int) -> QueryPlan {
        QueryPlan(
            access: boxes == nil ? "packed copy, all blocks" : "packed copy, blocks that meet the boxes",
            estimatedRows: rows,
            conditions: condition.map { condition in
                condition.conjuncts.map { QueryPlan.Condition($0, isPushedDown: false) }
            } ?? [],
            operations: projection.operations
        )
    }
}
