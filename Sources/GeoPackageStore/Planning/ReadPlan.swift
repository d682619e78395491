internal import FeatureFiltering
internal import FeatureQuery
internal import GeoCore
internal import GeoReferencing

/// How a query is carried out on a layer: which rows are read, in which order, and what is decided then.
struct ReadPlan {
    /// So many rows can be put in order in memory.
    private static let maximumSorted = 200_000

    let query: Query
    let conditions: QueryConditions
    let projection: Projection
    let order: SortOrder?
    /// The properties of the answer.
    let selected: [PropertyDefinition]
    /// Those, and behind them what else has to be read to decide and to sort.
    let read: [PropertyDefinition]
    /// Whether geometries have to be read.
    let readsGeometry: Bool
    /// The rows to look at; `nil` for all.
    let candidates: CandidateRows?
    let sorting: Sorting

    /// How rows come in the order wanted.
    enum Sorting {
        /// In that of their numbers.
        case none
        /// An index has the order.
        case index(TableIndex)
        /// The first ones are picked from all that meet the conditions.
        case memory
        /// SQLite sorts.
        case sorter
    }

    /// Checks and plans a query; looks candidates up in indexes, but reads no row.
    ///
    /// - Throws: `property.unknown`, `filter.invalid`, `place.invalid`, `crs.unknown`, and what the look-up throws.
    init(_ analysis: QueryAnalysis, of reading: GeoPackageReading) throws(PaftaError) {
        let table = reading.table
        let query = analysis.query
        self.query = query
        selected = try Self.selected(query, of: table.schema)
        (projection, conditions) = (analysis.projection, analysis.conditions)
        order = try SortOrder(query.sort, of: table)
        if let order, let place = query.after { try order.check(place) }
        var read = selected
        let needed = (conditions.residual?.properties ?? []) + (order?.keys.map(\.property.name) ?? [])
        for name in needed where !read.contains(where: { $0.name == name }) {
            if let property = table.schema.property(named: name) { read.append(property) }
        }
        self.read = read
        readsGeometry = query.includesGeometry || Self.testsGeometry(query, conditions)
        // The one feature of an identifier is found faster by its own index.
        if query.identifier == nil {
            let planner =
                if let planner = analysis.planner { planner } else {
                    try AccessPlanner(query, conditions, projection, of: reading)
                }
            let isPartial = order == nil && query.limit != nil
            candidates = try planner.candidates(behind: isPartial ? query.after?.position ?? Int64.min : nil)
        } else {
            candidates = conditions.isImpossible ? CandidateRows.none : nil
        }
        sorting =
            if let order, !conditions.isImpossible { try Self.sorting(order, query, candidates, of: reading) } else {
                .none
            }
    }

    private init(
        _ query: Query,
        _ plan: ReadPlan,
        _ projection: Projection,
        read: [PropertyDefinition],
        readsGeometry: Bool
    ) {
        self.query = query
        conditions = plan.conditions
        self.projection = projection
        order = nil
        selected = read
        self.read = read
        self.readsGeometry = readsGeometry
        candidates = plan.candidates
        sorting = .none
    }

    /// The plan for all features of the same conditions in the order of their rows, with what is needed to sort them.
    func unsorted(of reading: GeoPackageReading) throws(PaftaError) -> ReadPlan {
        var query = query
        (query.sort, query.after, query.limit, query.crs, query.tolerance) = ([], nil, nil, nil, nil)
        query.includesGeometry = false
        let needed = Set((conditions.residual?.properties ?? []) + (order?.keys.map(\.property.name) ?? []))
        query.properties = read.map(\.name).filter { needed.contains($0) }
        return ReadPlan(
            query,
            self,
            try Projection(query, of: reading.schema, references: reading.references),
            read: read.filter { needed.contains($0.name) },
            readsGeometry: Self.testsGeometry(query, conditions)
        )
    }

    /// Whether geometries decide which features belong to the answer.
    private static func testsGeometry(_ query: Query, _ conditions: QueryConditions) -> Bool {
        let tests = query.spatialFilter.map { !$0.allowsOthers } ?? false
        return tests || conditions.residual?.readsGeometry == true
    }

    static func selected(
        _ query: Query,
        of schema: FeatureSchema
    ) throws(PaftaError) -> [PropertyDefinition] {
        guard let names = query.properties else { return schema.properties }
        var definitions: [PropertyDefinition] = []
        for name in names { definitions.append(try schema.definition(name)) }
        return definitions
    }

    private static func sorting(
        _ order: SortOrder,
        _ query: Query,
        _ candidates: CandidateRows?,
        of reading: GeoPackageReading
    ) throws(PaftaError) -> Sorting {
        if query.identifier != nil { return .memory }
        let found = candidates?.count ?? Int.max
        if found <= maximumSorted { return .memory }
        // Of several indexes that begin with the first key, the one that has most of the others is best.
        let keys = order.keys.map(\.property)
        let index = try reading.reader.indexes(of: reading.table).filter { $0.properties.first == keys.first }
            .max { left, right in
                zip(left.properties, keys).prefix { $0 == $1 }.count
                    < zip(right.properties, keys).prefix { $0 == $1 }.count
            }
        if let index { return .index(index) }
        return query.limit ?? Int.max <= maximumSorted ? .memory : .sorter
    }

    /// Whether `rows` more can be put in order in memory.
    static func canSort(_ rows: Int) -> Bool { rows <= maximumSorted }

    /// The plan for people.
    func described(count: Int?) -> QueryPlan {
        var access =
            query.identifier == nil || conditions.isImpossible
            ? candidates?.access ?? LocalizedText("all rows", tr: "bütün kayıtlar")
            : LocalizedText("identifier", tr: "kimlik")
        var index = candidates?.index
        switch sorting {
        case .none: break
        case .index(let order):
            access += LocalizedText(", in the order of an index", tr: ", bir dizinin sırasıyla")
            index = [index, order.name].compactMap(\.self).joined(separator: ", ")
        case .memory: access += LocalizedText(", sorted in memory", tr: ", bellekte sıralanarak")
        case .sorter: access += LocalizedText(", sorted by SQLite", tr: ", SQLite ile sıralanarak")
        }
        return QueryPlan(
            access: access,
            index: index,
            estimatedRows: candidates?.count ?? (query.identifier == nil ? count : 1),
            conditions: conditions.described,
            operations: projection.operations
        )
    }
}
