import FeatureQuery
import GeoCore
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
            for position in try Self.shape(of: feature, in: crs)?.positions ?? [] {
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
        var rows: [InMemoryCursor.Row] = []
        for (index, feature) in state.features.enumerated() {
            guard rows.count < query.limit ?? .max, try keeps(feature, at: Int64(index + 1), query) else { continue }
            rows.append(
                InMemoryCursor.Row(
                    identifier: feature.identifier,
                    position: Int64(index + 1),
                    shape: try Self.shape(of: feature, in: query.crs ?? .crs84),
                    values: properties.map { value($0.name, of: feature) }
                )
            )
        }
        let empty = FeatureBatch(identifiers: schema.identifiers, schema: properties)
        let hasGeometry = schema.geometry != nil && query.includesGeometry
        return InMemoryCursor(rows, empty, hasGeometry: hasGeometry, state, journal)
    }

    private func keeps(_ feature: InMemorySource.Feature, at position: Int64, _ query: Query) throws(PaftaError) -> Bool
    {
        if let identifier = query.identifier, identifier != feature.identifier { return false }
        if let after = query.after, position <= after { return false }
        for filter in query.propertyFilters where value(filter.property, of: feature) != filter.value { return false }
        if let filter = query.temporalFilter, let time = time(of: feature), !Self.lies(time, in: filter) {
            return false
        }
        guard let filter = query.spatialFilter else { return true }
        guard let shape = try Self.shape(of: feature, in: filter.crs) else {
            return filter.keepsFeaturesWithoutGeometry
        }
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

    private static func shape(of feature: InMemorySource.Feature, in crs: CRSIdentity) throws(PaftaError) -> Shape? {
        switch crs {
        case .crs84: return feature.shape
        case .webMercator: return feature.shape?.inWebMercator
        default:
            throw PaftaError(
                .invalidInput,
                .unknownCRS,
                LocalizedText("The source knows no \(crs).", tr: "Kaynak \(crs) sistemini tanımıyor.")
            )
        }
    }
}

/// The features of a query on an ``InMemorySource``.
final class InMemoryCursor: FeatureCursor {
    /// One feature of the answer.
    struct Row: Sendable {
        let identifier: FeatureIdentifier
        let position: Int64
        let shape: Shape?
        let values: [PropertyValue?]
    }

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
    }

    func next() throws(PaftaError) -> FeatureBatch? {
        try rows.withLock { rows throws(PaftaError) -> FeatureBatch? in
            if let failure = state.failure, rows.batches >= failure.batches { throw failure.error }
            guard !rows.rest.isEmpty else { return nil }
            var batch = empty
            for row in rows.rest.prefix(state.batchSize) { append(row, to: &batch) }
            rows.rest = rows.rest.dropFirst(state.batchSize)
            rows.batches += 1
            return batch
        }
    }

    func cancel() { journal.cancellations.withLock { $0 += 1 } }

    private func append(_ row: Row, to batch: inout FeatureBatch) {
        switch row.identifier {
        case .integer(let number): batch.identifiers.append(integer: number)
        case .text(let text): batch.identifiers.append(text: text)
        }
        batch.positions.append(row.position)
        if hasGeometry {
            if let shape = row.shape { shape.append(to: &batch.geometry) } else { batch.geometry.appendNull() }
        }
        for (index, value) in row.values.enumerated() {
            switch value {
            case nil: batch.properties[index].appendNull()
            case .integer(let number): batch.properties[index].append(integer: number)
            case .boolean(let value): batch.properties[index].append(integer: value ? 1 : 0)
            case .real(let number): batch.properties[index].append(real: number)
            case .text(let text): batch.properties[index].append(text: text)
            }
        }
    }
}
