internal import FeatureQuery
internal import GeoCore
internal import GeoReferencing

/// The features of a collection as a view shows them.
final class ViewSource: FeatureSource {
    private let base: any FeatureSource
    private let bind: @Sendable (FeatureSchema) throws(PaftaError) -> View
    private let cache: MeasureCache

    init(
        _ base: any FeatureSource,
        cache: MeasureCache,
        bind: @escaping @Sendable (FeatureSchema) throws(PaftaError) -> View
    ) {
        self.base = base
        self.cache = cache
        self.bind = bind
    }

    func open() throws(PaftaError) -> any FeatureReading {
        let reading = try base.open()
        return ViewReading(reading, try bind(reading.schema), cache)
    }
}

/// A snapshot of a collection as a view shows it.
final class ViewReading: FeatureReading {
    let view: View
    let version: DataVersion
    private let base: any FeatureReading
    private let cache: MeasureCache

    init(_ base: any FeatureReading, _ view: View, _ cache: MeasureCache) {
        self.base = base
        self.view = view
        self.cache = cache
        var version = base.version
        // Places and tags of one view mean nothing in another.
        version.incarnation += "-\(view.name)"
        self.version = version
    }

    var schema: FeatureSchema { view.schema }

    /// Known only where no feature is hidden; else it would have to be counted.
    var count: Int? { view.showsAllFeatures ? base.count : nil }

    func extent(in crs: CRSIdentity) throws(PaftaError) -> Envelope? {
        guard let stored = view.schema.geometry?.crs else { return nil }
        if view.showsAllFeatures, view.showsStoredShapes { return try base.extent(in: crs) }
        guard let extent = try measures().extent else { return nil }
        return try view.references.transformation(from: stored, to: crs).envelope(of: extent)
    }

    func temporalExtent() throws(PaftaError) -> ClosedRange<String>? {
        guard view.schema.temporalProperty != nil else { return nil }
        return view.showsAllFeatures ? try base.temporalExtent() : try measures().time
    }

    func features(_ query: Query) throws(PaftaError) -> any FeatureCursor {
        let work = try plan(query)
        return work.sortsMasked
            ? try SortedViewCursor(query, work, of: self) : try ViewCursor(query, work, of: view, base)
    }

    /// Starts a query without an order.
    func unsorted(_ query: Query) throws(PaftaError) -> any FeatureCursor {
        try ViewCursor(query, try plan(query), of: view, base)
    }

    private func plan(_ query: Query) throws(PaftaError) -> ViewPlan {
        try ViewPlan(query, of: view) { () throws(PaftaError) in
            if let reach = view.shapes.reach { return reach }
            return try measures().reach
        }
    }

    private func measures() throws(PaftaError) -> ViewMeasures {
        try cache.measures(of: schema.collection, version) { () throws(PaftaError) in
            try ViewMeasures(of: view, base)
        }
    }
}
