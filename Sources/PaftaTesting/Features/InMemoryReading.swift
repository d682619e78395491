import FeatureFiltering
import FeatureQuery
import GeoCore
import GeoReferencing
import Synchronization

/// A snapshot of an ``InMemorySource``.
final class InMemoryReading: FeatureReading {
    private let state: InMemorySource.State
    private let journal: InMemorySource.Journal

    init(_ state: InMemorySource.State, _ journal: InMemorySource.Journal) {
        self.state = state
        self.journal = journal
    }

    var schema: FeatureSchema { state.schema }
    var version: DataVersion { state.version }
    var count: Int? { state.knowsCount ? state.features.count : nil }

    func extent(in crs: CRSIdentity) throws(PaftaError) -> Envelope? {
        var extent = Envelope.empty
        for feature in state.features {
            for position in try shape(of: feature, in: crs)?.positions ?? [] {
                extent.extend(x: position.x, y: position.y)
            }
        }
        return extent.isEmpty ? nil : extent
    }

    func temporalExtent() throws(PaftaError) -> ClosedRange<String>? {
        let texts = state.features.compactMap { time(of: $0) }
        guard let first = texts.min(), let last = texts.max() else { return nil }
        return first...last
    }

    func features(_ query: Query) throws(PaftaError) -> any FeatureCursor {
        journal.queries.withLock { $0.append(query) }
        let names = query.properties ?? schema.properties.map(\.name)
        let properties = schema.properties.filter { names.contains($0.name) }
        let kept = try query.filter.map { filter throws(PaftaError) in try rowsKept(by: filter) } ?? nil
        var rows: [InMemoryCursor.Row] = []
        for (index, feature) in state.features.enumerated() {
            guard kept?[index] ?? true, try keeps(feature, query) else { continue }
            rows.append(
                InMemoryCursor.Row(
                    identifier: feature.identifier,
                    place: place(of: feature, at: index, query.sort),
                    shape: try shape(of: feature, in: query.crs ?? schema.geometry?.crs ?? .crs84),
                    values: properties.map { value($0.name, of: feature) }
                )
            )
        }
        let order = PlaceOrder(query.sort)
        rows.sort { order.precedes($0.place, $1.place) }
        if let after = query.after { rows.removeAll { !order.precedes(after, $0.place) } }
        var empty = FeatureBatch(identifiers: schema.identifiers, schema: properties)
        empty.sortValues = query.sort.map { key in
            PropertyColumn(type: schema.property(named: key.property)?.type ?? .text)
        }
        return InMemoryCursor(
            Array(rows.prefix(query.limit ?? .max)),
            empty,
            hasGeometry: schema.geometry != nil && query.includesGeometry,
            state,
            journal
        )
    }

    private func place(of feature: InMemorySource.Feature, at index: Int, _ sort: [SortKey]) -> Place {
        Place(values: sort.map { value($0.property, of: feature) }, position: Int64(index + 1))
    }

    /// What the CQL2 filter keeps of all features, which it sees as one batch in the stored CRS.
    private func rowsKept(by filter: FilterExpression) throws(PaftaError) -> [Bool]? {
        let evaluator = try FilterEvaluator(filter, schema: schema, references: state.references)
        let properties = schema.properties.filter { evaluator.properties.contains($0.name) }
        var batch = FeatureBatch(identifiers: schema.identifiers, schema: properties)
        for (index, feature) in state.features.enumerated() {
            InMemoryCursor.append(
                InMemoryCursor.Row(
                    identifier: feature.identifier,
                    place: Place(position: Int64(index + 1)),
                    shape: try shape(of: feature, in: schema.geometry?.crs ?? .crs84),
                    values: properties.map { value($0.name, of: feature) }
                ),
                to: &batch,
                hasGeometry: schema.geometry != nil
            )
        }
        return try evaluator.rowsKept(of: batch)
    }

    private func keeps(_ feature: InMemorySource.Feature, _ query: Query) throws(PaftaError) -> Bool {
        if let identifier = query.identifier, identifier != feature.identifier { return false }
        for filter in query.propertyFilters where value(filter.property, of: feature) != filter.value { return false }
        if let filter = query.temporalFilter, let time = time(of: feature), !Self.lies(time, in: filter) {
            return false
        }
        guard let filter = query.spatialFilter else { return true }
        guard let shape = try shape(of: feature, in: filter.crs) else { return filter.keepsFeaturesWithoutGeometry }
        return filter.boxes.contains { shape.meets($0) }
    }

    private func value(_ name: String, of feature: InMemorySource.Feature) -> PropertyValue? {
        guard let index = schema.properties.firstIndex(where: { $0.name == name }) else { return nil }
        return feature.values[index]
    }

    private func time(of feature: InMemorySource.Feature) -> String? {
        guard let name = schema.temporalProperty, case .text(let text) = value(name, of: feature) else { return nil }
        return text
    }

    /// Days compare as days; moments, which tests write to the second, as texts with milliseconds.
    private static func lies(_ time: String, in filter: TemporalFilter) -> Bool {
        let isDay = time.utf8.count == 10
        let text = isDay ? time : String(time.dropLast()) + ".000Z"
        let start = filter.start.map { isDay ? $0.day : $0.text } ?? ""
        let end = filter.end.map { isDay ? $0.day : $0.text } ?? "~"
        return start <= text && text <= end
    }

    /// Web Mercator comes from formulas, every other CRS from PROJ.
    private func shape(of feature: InMemorySource.Feature, in crs: CRSIdentity) throws(PaftaError) -> Shape? {
        guard let shape = feature.shape, crs != .crs84 else { return feature.shape }
        if crs == .webMercator { return shape.inWebMercator }
        var xy = shape.positions.flatMap { [$0.x, $0.y] }
        try state.references.transformation(from: .crs84, to: crs).transformExactly(&xy)
        let positions = stride(from: 0, to: xy.count, by: 2).map { Shape.Position(xy[$0], xy[$0 + 1]) }
        return switch shape {
        case .point: .point(positions[0])
        case .line: .line(positions)
        case .polygon: .polygon(positions)
        }
    }
}

/// The features of a query on an ``InMemorySource``.
final class InMemoryCursor: FeatureCursor {
    /// One feature of the answer.
    struct Row: Sendable {
        let identifier: FeatureIdentifier
        let place: Place
        let shape: Shape?
        let values: [PropertyValue?]
    }

    let plan: QueryPlan
    private let rows: Mutex<(rest: ArraySlice<Row>, batches: Int)>
    private let empty: FeatureBatch
    private let hasGeometry: Bool
    private let state: InMemorySource.State
    private let journal: InMemorySource.Journal

    init(
        _ rows: [Row],
        _ empty: FeatureBatch,
        hasGeometry: Bool,
        _ state: InMemorySource.State,
        _ journal: InMemorySource.Journal
    ) {
        self.rows = Mutex((rows[...], 0))
        self.empty = empty
        self.hasGeometry = hasGeometry
        self.state = state
        self.journal = journal
        plan = QueryPlan(
            access: LocalizedText("every feature", tr: "bütün kayıtlar"),
            estimatedRows: state.features.count
        )
    }

    func next() throws(PaftaError) -> FeatureBatch? {
        try rows.withLock { rows throws(PaftaError) -> FeatureBatch? in
            if let failure = state.failure, rows.batches >= failure.batches { throw failure.error }
            guard !rows.rest.isEmpty else { return nil }
            var batch = empty
            for row in rows.rest.prefix(state.batchSize) { Self.append(row, to: &batch, hasGeometry: hasGeometry) }
            rows.rest = rows.rest.dropFirst(state.batchSize)
            rows.batches += 1
            return batch
        }
    }

    func cancel() { journal.cancellations.withLock { $0 += 1 } }

    /// Adds a row; `batch` has the properties of its values and the columns of its sort values.
    static func append(_ row: Row, to batch: inout FeatureBatch, hasGeometry: Bool) {
        switch row.identifier {
        case .integer(let number): batch.identifiers.append(integer: number)
        case .text(let text): batch.identifiers.append(text: text)
        }
        batch.positions.append(row.place.position)
        if hasGeometry {
            if let shape = row.shape { shape.append(to: &batch.geometry) } else { batch.geometry.appendNull() }
        }
        for (index, value) in row.values.enumerated() { append(value, to: &batch.properties[index]) }
        for (index, value) in row.place.values.enumerated() { append(value, to: &batch.sortValues[index]) }
    }

    private static func append(_ value: PropertyValue?, to column: inout PropertyColumn) {
        switch value {
        case nil: column.appendNull()
        case .integer(let number): column.append(integer: number)
        case .boolean(let value): column.append(integer: value ? 1 : 0)
        case .real(let number): column.append(real: number)
        case .text(let text): column.append(text: text)
        }
    }
}
