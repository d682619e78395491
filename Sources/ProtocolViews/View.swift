internal import FeatureFiltering
public import FeatureQuery
public import GeoCore
public import GeoReferencing
internal import Synchronization

/// What one principal may see of one collection, bound to the collection's schema.
///
/// Masks come first: whatever is filtered, ordered, counted or compared is what the view shows. Any thread may use it.
public struct View: Sendable {
    /// What the features of the view look like.
    public let schema: FeatureSchema
    /// The stored properties that the view reads: those it shows, and those that decide which features it shows.
    public let propertiesRead: [String]
    let stored: FeatureSchema
    let fields: [Field]
    let rowFilter: FilterExpression?
    let area: AreaShape?
    let shapes: ShapeMask
    /// Names the view in versions; tells nothing of it.
    let name: String
    let references: CoordinateReferenceSystems
    private let workers = ViewWorkers()

    /// A property of the view and what it is made from.
    struct Field: Sendable {
        let stored: PropertyDefinition
        let shown: PropertyDefinition
        let mask: ColumnMask
    }

    /// Binds a definition to the schema of its layer.
    ///
    /// Fields that the layer does not have are left out.
    /// - Parameters:
    ///   - definition: What may be seen.
    ///   - stored: What the features of the layer look like.
    ///   - identity: Who sees it by what: versions of views with different ones never are the same.
    ///   - secret: The partner's own key for hashes.
    ///   - references: The CRSs.
    /// - Throws: `view.broken` if the row filter, the area or a mask does not fit the layer or makes no sense; the message
    ///   tells nothing of the definition.
    public init(
        _ definition: ViewDefinition,
        of stored: FeatureSchema,
        identity: String,
        secret: [UInt8],
        references: CoordinateReferenceSystems
    ) throws(PaftaError) {
        let hash = KeyedHash(secret: secret)
        self.stored = stored
        self.references = references
        name = hash.name(of: definition.bytes(for: identity))
        rowFilter = definition.rowFilter
        fields = try Self.fields(definition, of: stored, hash)
        area = try Self.area(definition, of: stored, references)
        shapes = try Self.shapes(definition.geometry, of: stored, references)
        let read = try Self.evaluator(definition.rowFilter, of: stored, references)?.properties ?? []
        var names = fields.map(\.stored.name)
        for name in read where !names.contains(name) { names.append(name) }
        propertiesRead = names
        var schema = stored
        schema.properties = fields.map(\.shown)
        schema.geometry = stored.geometry.flatMap { [shapes, area] in
            shapes.property(of: $0, cuts: area?.cuts ?? false)
        }
        let time = fields.first { $0.shown.name == stored.temporalProperty }
        schema.temporalProperty = time?.mask.isPlain == true ? time?.shown.name : nil
        self.schema = schema
    }

    /// Whether every feature of the layer is visible.
    var showsAllFeatures: Bool { rowFilter == nil && area == nil }

    /// Whether the geometries of visible features are the stored ones.
    var showsStoredShapes: Bool { shapes.isPlain && area?.cuts != true }

    /// Returns what the view shows of some stored features.
    ///
    /// - Parameter batch: Features with ``propertiesRead``, and geometries in the stored CRS if the layer has any.
    /// - Returns: The visible ones of them in the same order, with the properties of ``schema`` in its order; geometries in
    ///   the stored CRS.
    /// - Throws: `internal.fault` if a column is missing; `transformation.failed`.
    public func apply(_ batch: FeatureBatch) throws(PaftaError) -> FeatureBatch {
        try withWorker { worker throws(PaftaError) in
            let visible = try worker.visible(batch, checkingRows: true)
            return try shown(visible, fields: Array(fields.indices), withGeometry: visible.hasGeometry)
        }
    }

    /// Returns masked features; `visible` are stored ones that the view shows, cut if need be.
    func shown(
        _ visible: FeatureBatch,
        fields indices: [Int],
        withGeometry: Bool
    ) throws(PaftaError) -> FeatureBatch {
        var batch = FeatureBatch(identifiers: stored.identifiers, schema: indices.map { fields[$0].shown })
        batch.identifiers = visible.identifiers
        batch.positions = visible.positions
        for (place, index) in indices.enumerated() {
            let field = fields[index]
            guard let column = visible.schema.firstIndex(where: { $0.name == field.stored.name }) else {
                throw .columnMissing()
            }
            batch.properties[place] = field.mask.applied(to: visible.properties[column])
        }
        guard withGeometry, shapes.isShown, visible.hasGeometry else { return batch }
        batch.geometry = shapes.applied(to: visible.geometry)
        if !showsStoredShapes, let property = schema.geometry { batch.geometry.unify(as: property) }
        return batch
    }

    /// Lends what decides which features are visible to `body`, for one thread.
    func withWorker<Result>(_ body: (ViewWorker) throws(PaftaError) -> Result) throws(PaftaError) -> Result {
        let worker: ViewWorker
        if let free = workers.take() { worker = free } else { worker = try makeWorker() }
        defer { workers.giveBack(worker) }
        return try body(worker)
    }

    private func makeWorker() throws(PaftaError) -> ViewWorker {
        ViewWorker(
            rows: try Self.evaluator(rowFilter, of: stored, references),
            area: try area.map { area throws(PaftaError) in try AreaTest(area) }
        )
    }
}
