internal import CQL2
internal import FeatureFiltering
internal import FeatureQuery
internal import GeoCore
internal import GeoReferencing

/// The conditions of a query by who decides them: SQLite, or the batches; and what indexes can make of them.
struct QueryConditions {
    /// What SQLite decides.
    private(set) var sql: [SQLCondition] = []
    /// What every feature of the answer has in single properties.
    private(set) var constraints: [ColumnConstraint] = []
    /// What each branch of an "or" says: of each list, one branch holds for every feature of the answer.
    private(set) var alternatives: [[SearchConditions]] = []
    /// Whether no feature can meet them, whatever it has.
    private(set) var isImpossible = false
    /// What is left to decide feature by feature.
    private(set) var residual: FilterEvaluator?
    /// The same for what SQLite decides of the CQL2 filter, for readers that do not ask SQLite.
    private(set) var compiled: FilterEvaluator?
    /// Where the geometry of every feature of the answer lies, as the filter says.
    private(set) var bounds: [SpatialBound] = []
    /// All of them, and whether SQLite decides.
    private var all: [(expression: Expression, isPushedDown: Bool)] = []

    /// Whether every feature meets them.
    var isEmpty: Bool { all.isEmpty }

    /// More predicates are left to the batches.
    private static let maximumCompiled = 100

    /// Checks and sorts the conditions of a query; those on identifier and boxes are not among them.
    ///
    /// - Throws: `property.unknown`, `filter.invalid`, `crs.unknown`.
    init(_ query: Query, of table: LayerTable, references: CoordinateReferenceSystems) throws(PaftaError) {
        for filter in query.propertyFilters { try add(filter, of: table) }
        if let filter = query.temporalFilter, let name = table.schema.temporalProperty,
            let property = table.schema.property(named: name)
        {
            add(filter, on: property, of: table)
        }
        guard let filter = query.filter else { return }
        switch try SimplifiedFilter(filter, schema: table.schema, references: references) {
        case .everything: break
        case .nothing:
            isImpossible = true
            all.append((filter.expression, true))
        case .some(let filter): try add(filter, of: table, references)
        }
    }

    private mutating func add(_ filter: PropertyFilter, of table: LayerTable) throws(PaftaError) {
        let property = try table.schema.definition(filter.property)
        var value = SQLiteValue(filter.value)
        if property.type == .dateTime, case .text(let text) = filter.value {
            value = .text(StoredMoment.compared(text))
        }
        let constraint = ColumnConstraint(property: property, values: .oneOf([value]))
        sql.append(constraint.condition(in: table))
        if !table.inexactTexts.contains(property.name) { constraints.append(constraint) }
        let literal = Expression(.literal(filter.value.literal(of: property.type)))
        all.append((Expression(.comparison(.equal, Expression(.property(property.name)), literal)), true))
    }

    private mutating func add(_ filter: TemporalFilter, on property: PropertyDefinition, of table: LayerTable) {
        let isDay = property.type == .date
        let limit = { (instant: TemporalFilter.Instant) in
            let text = isDay ? instant.day : StoredMoment.compared(instant.text)
            return ColumnConstraint.Limit(value: .text(text), isIncluded: true)
        }
        guard filter.start != nil || filter.end != nil else { return }
        let constraint = ColumnConstraint(
            property: property,
            values: .range(lower: filter.start.map(limit), upper: filter.end.map(limit)),
            keepsNulls: true
        )
        let absent = SQLCondition("t.\(quoted(property.name)) IS NULL")
        sql.append(SQLCondition([absent, constraint.condition(in: table)], joinedBy: "OR"))
        constraints.append(constraint)
        all.append((filter.expression(on: property), true))
    }

    private mutating func add(
        _ filter: FilterExpression,
        of table: LayerTable,
        _ references: CoordinateReferenceSystems
    ) throws(PaftaError) {
        var (compiled, left): ([Expression], [Expression]) = ([], [])
        var finder = AlternativeFinder(table: table, references: references, crs: filter.crs)
        for (index, conjunct) in filter.expression.conjuncts.enumerated() {
            let found = FilterConstraints(table: table).constraints(conjunct)
            constraints += found
            let isFew = index < Self.maximumCompiled
            if isFew, found.isEmpty, let branches = try finder.alternatives(conjunct) { alternatives.append(branches) }
            if isFew, let condition = FilterSQL(table: table).condition(conjunct) {
                sql.append(condition)
                compiled.append(conjunct)
                all.append((conjunct, true))
            } else {
                // What an index can look up also spares the batches the other rows.
                if isFew { sql += found.map { $0.condition(in: table) } }
                left.append(conjunct)
                all.append((conjunct, false))
            }
        }
        let evaluator = { (parts: [Expression]) throws(PaftaError) -> FilterEvaluator? in
            guard let first = parts.first else { return nil }
            let expression = parts.count == 1 ? first : Expression(.and(parts))
            return try FilterEvaluator(
                FilterExpression(expression, crs: filter.crs),
                schema: table.schema,
                references: references
            )
        }
        // What is compiled is checked as strictly as the rest: a day must be one of the calendar.
        self.compiled = try evaluator(compiled)
        residual = try evaluator(left)
        bounds = residual?.bounds ?? []
    }

    /// The conditions for people, as CQL2 text.
    var described: [QueryPlan.Condition] {
        all.map { QueryPlan.Condition($0.expression, isPushedDown: $0.isPushedDown) }
    }
}

extension FeatureSchema {
    /// Returns the property called `name`.
    ///
    /// - Throws: `property.unknown`.
    func definition(_ name: String) throws(PaftaError) -> PropertyDefinition {
        guard let property = property(named: name) else {
            throw PaftaError(
                .invalidInput,
                .unknownProperty,
                LocalizedText(
                    "The collection '\(collection)' has no property '\(name.prefix(80))'.",
                    tr: "'\(collection)' katmanında '\(name.prefix(80))' adlı bir alan yok."
                ),
                remedy: LocalizedText(
                    "Its properties are listed by 'pafta info \(collection)' and at /collections/\(collection)/queryables.",
                    tr: "Alanları 'pafta info \(collection)' ve /collections/\(collection)/queryables listeler."
                )
            )
        }
        return property
    }
}
