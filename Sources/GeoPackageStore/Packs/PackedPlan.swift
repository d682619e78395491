internal import CQL2
internal import FeatureFiltering
internal import FeatureQuery
internal import GeoCore
internal import GeoReferencing

/// How a query is carried out on the packed copy of a layer.
struct PackedPlan {
    let query: Query
    let projection: Projection
    /// What decides of everything but the boxes of the query, batch by batch.
    let filters: [FilterEvaluator]
    /// Where the candidates are.
    let search: Search
    /// The properties of the answer.
    let selected: [PropertyDefinition]
    /// Whether geometries of the answer have to be read.
    let readsGeometry: Bool
    private let conditions: [QueryPlan.Condition]

    /// Which features may belong to the answer, as far as their envelopes and their order tell.
    struct Search {
        /// In the CRS of the layer; `nil` for everywhere.
        var boxes: [Envelope]?
        /// Whether features without geometry may.
        var keepsRowsWithoutGeometry: Bool
        /// Only what lies behind this row.
        var after: Int64?
    }

    /// Plans a query without an order and without an identifier.
    ///
    /// - Throws: `property.unknown`.
    init(_ analysis: QueryAnalysis, of reading: GeoPackageReading) throws(PaftaError) {
        let (query, schema) = (analysis.query, reading.schema)
        self.query = query
        projection = analysis.projection
        conditions = analysis.conditions.described
        filters = [
            try Self.evaluator(query, of: reading), analysis.conditions.compiled, analysis.conditions.residual,
        ]
        .compactMap(\.self)
        selected = try ReadPlan.selected(query, of: schema)
        let tests = query.spatialFilter.map { !$0.allowsOthers } ?? false
        readsGeometry = schema.geometry != nil && (query.includesGeometry || tests)
        let searches =
            if let planner = analysis.planner { planner.searches } else {
                try AccessPlanner.boxes(query, analysis.conditions.bounds, projection, of: reading)
            }
        search = Search(
            boxes: searches.map(\.boxes).min { Self.area($0) < Self.area($1) },
            keepsRowsWithoutGeometry: (query.spatialFilter?.keepsFeaturesWithoutGeometry ?? true)
                && analysis.conditions.bounds.isEmpty,
            after: query.after?.position
        )
    }

    /// Returns what decides of the conditions beside the CQL2 filter; `nil` if there is none.
    private static func evaluator(
        _ query: Query,
        of reading: GeoPackageReading
    ) throws(PaftaError) -> FilterEvaluator? {
        let schema = reading.schema
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
        guard let first = parts.first else { return nil }
        let expression = parts.count == 1 ? first : Expression(.and(parts))
        return try FilterEvaluator(FilterExpression(expression), schema: schema, references: reading.references)
    }

    private static func area(_ boxes: [Envelope]) -> Double {
        boxes.reduce(0.0) { sum, box in sum + box.width * box.height }
    }

    /// The plan for people.
    func described(rows: Int) -> QueryPlan {
        QueryPlan(
            access: search.boxes == nil
                ? LocalizedText("packed copy, all blocks", tr: "paketlenmiş kopya, bütün bloklar")
                : LocalizedText(
                    "packed copy, blocks that meet the boxes",
                    tr: "paketlenmiş kopya, kutulara değen bloklar"
                ),
            estimatedRows: rows,
            conditions: conditions.map { QueryPlan.Condition($0.expression, isPushedDown: false) },
            operations: projection.operations
        )
    }
}
