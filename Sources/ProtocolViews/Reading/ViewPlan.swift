internal import CQL2
internal import FeatureFiltering
internal import FeatureQuery
internal import GeoCore
internal import GeoReferencing

/// A query on a view by who answers it: what the layer is asked, and what is left to decide by what the view shows.
///
/// The layer is asked only by the names and values that the view shows as they are stored, and by the view's own filter.
struct ViewPlan {
    /// What the layer is asked.
    private(set) var base = Query()
    /// The properties wanted, as numbers of the view's fields.
    let selected: [Int]
    /// The same, with those behind them that conditions and the order read.
    private(set) var fields: [Int]
    /// The order, as numbers of the view's fields.
    let order: [Int]
    /// Whether the layer's features must be looked at to put them in order.
    let sortsMasked: Bool
    /// Whether no feature can belong to the answer.
    private(set) var isEmpty = false
    /// What is left of the CQL2 filter.
    private(set) var residual: FilterEvaluator?
    /// What is left of the filters by single properties.
    private(set) var residualFilters: [PropertyFilter] = []
    /// The boxes that masked geometries are compared with.
    private(set) var boxes: SpatialFilter?
    /// Whether geometries are projected and generalised here, and not by the layer.
    private(set) var finishesShapes = false
    private let view: View
    private let query: Query

    /// Checks a query and takes it apart.
    ///
    /// - Parameters:
    ///   - query: What is asked of the view.
    ///   - view: The view.
    ///   - reach: How far masked geometries may lie from stored ones; asked only if it matters.
    /// - Throws: `property.unknown`, `filter.invalid`, `place.invalid`, `crs.unknown`.
    init(_ query: Query, of view: View, reach: () throws(PaftaError) -> Double) throws(PaftaError) {
        self.view = view
        self.query = query
        selected = try view.numbers(query.properties)
        order = try view.numbers(query.sort)
        fields = selected
        sortsMasked = !order.allSatisfy { view.fields[$0].mask.isPlain }
        base.identifier = query.identifier
        if view.schema.temporalProperty != nil { base.temporalFilter = query.temporalFilter }
        try divide(query.propertyFilters)
        try divide(query.filter)
        try place(query.spatialFilter, reach)
        read(order + residualNumbers)
        if !sortsMasked { (base.sort, base.after) = (query.sort, query.after) }
        try readShapes()
        base.properties = Self.unique(fields.map { view.fields[$0].stored.name })
        if !dropsFeatures { base.limit = query.limit }
    }

    /// Whether features that the layer gives may not belong to the answer.
    var dropsFeatures: Bool { residual != nil || !residualFilters.isEmpty || boxes != nil || view.area != nil }

    /// Whether the layer finds its candidates by what the view shows alone, so that their number is no secret.
    var tellsCandidates: Bool { !dropsFeatures && view.rowFilter == nil }

    /// Whether masked geometries are read.
    var needsShapes: Bool {
        view.schema.geometry != nil && (query.includesGeometry || residual?.readsGeometry == true || boxes != nil)
    }

    private var residualNumbers: [Int] {
        let names = (residual?.properties ?? []) + residualFilters.map(\.property)
        return names.compactMap { name in view.fields.firstIndex { $0.shown.name == name } }
    }

    private mutating func read(_ numbers: [Int]) {
        for number in numbers where !fields.contains(number) { fields.append(number) }
    }

    private static func unique(_ names: [String]) -> [String] {
        var result: [String] = []
        for name in names where !result.contains(name) { result.append(name) }
        return result
    }

    // MARK: Properties

    private mutating func divide(_ filters: [PropertyFilter]) throws(PaftaError) {
        for filter in filters {
            if view.fields[try view.number(filter.property)].mask.isPlain {
                base.propertyFilters.append(filter)
            } else {
                residualFilters.append(filter)
            }
        }
    }

    private mutating func divide(_ filter: FilterExpression?) throws(PaftaError) {
        base.filter = view.rowFilter
        guard let filter else { return }
        let conjuncts = filter.expression.conjuncts
        let pushed = conjuncts.filter(view.isStored)
        if pushed.count < conjuncts.count {
            // All of it is checked, as what is left is not what was asked.
            _ = try FilterEvaluator(filter, schema: view.schema, references: view.references)
        }
        var left = conjuncts.filter { !view.isStored($0) }
        if let joined = view.joining(pushed, filter.crs, all: left.isEmpty ? filter : nil) {
            base.filter = joined
        } else {
            left = conjuncts
        }
        guard let first = left.first else { return }
        let expression = left.count == 1 ? first : Expression(.and(left))
        residual = try FilterEvaluator(
            FilterExpression(expression, crs: filter.crs),
            schema: view.schema,
            references: view.references
        )
    }

    // MARK: Geometries

    /// Finds candidates by boxes around what is wanted; masked geometries are compared afterwards.
    private mutating func place(_ filter: SpatialFilter?, _ reach: () throws(PaftaError) -> Double) throws(PaftaError) {
        guard let crs = view.stored.geometry?.crs, view.schema.geometry != nil else {
            // A view without geometries is a layer without any, whatever it is made from.
            isEmpty = filter?.keepsFeaturesWithoutGeometry == false
            return try place(nil, reach, in: view.stored.geometry?.crs)
        }
        // With an area, features out of it must not meet the caller's box: one that cannot be projected would be an error.
        if view.showsStoredShapes, view.area == nil {
            base.spatialFilter = filter
        } else if var filter {
            filter.allowsOthers = false
            boxes = filter
            try place(SpatialBound(envelopes: filter.boxes, crs: filter.crs), reach, in: crs)
            let keepsOthers = view.area == nil && filter.keepsFeaturesWithoutGeometry
            base.spatialFilter?.keepsFeaturesWithoutGeometry = keepsOthers
        } else {
            try place(nil, reach, in: crs)
        }
    }

    /// Asks the layer for what meets a bound, grown by what masks may move, and the area.
    private mutating func place(
        _ bound: SpatialBound?,
        _ reach: () throws(PaftaError) -> Double,
        in crs: CRSIdentity?
    ) throws(PaftaError) {
        guard let crs else { return }
        var envelopes = try (bound ?? residual?.bounds.first)
            .flatMap { bound throws(PaftaError) in
                try view.envelopes(bound, grownBy: reach)
            }
        if let area = view.area?.envelope {
            envelopes = envelopes.map { $0.map { $0.intersection(area) }.filter { !$0.isEmpty } } ?? [area]
            if envelopes?.isEmpty == true { isEmpty = true }
        }
        guard let envelopes else { return }
        var filter = SpatialFilter(boxes: envelopes, crs: crs, keepsFeaturesWithoutGeometry: false)
        filter.allowsOthers = true
        base.spatialFilter = filter
    }

    private mutating func readShapes() throws(PaftaError) {
        finishesShapes = !view.showsStoredShapes || view.area != nil || residual?.readsGeometry == true
        base.includesGeometry = view.area != nil || needsShapes
        guard !finishesShapes, view.schema.geometry != nil else { return }
        (base.crs, base.tolerance) = (query.crs, query.tolerance)
    }
}
