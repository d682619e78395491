internal import FeatureQuery
internal import GeoCore
internal import GeoExchange
internal import GeoPackageStore
internal import GeoReferencing
internal import LayerTemplates
internal import LayerValidation

/// One layer on its way from the source: read, mapped, looked at, and set aside in spatial order.
struct LayerIntake {
    static let batchSize = 2_048

    private(set) var plan: LayerPlan
    /// The layer that is there and is to be brought to the state of the delivery; `nil` if it is to be published as a whole.
    let present: (any FeatureReading)?
    private(set) var writer: LayerWriter?
    private(set) var features: SpooledFeatures?
    /// How the delivery is compared with the layer that is there, and what has been compared already.
    private(set) var comparison: (LayerComparison, DeliverySieve)?
    var result: LoadReport.Layer
    private(set) var notes: [LocalizedText] = []

    private let faults: FaultCollector?
    private var context: ValidationContext
    private var rules: [any FeatureRule]
    private let request: LoadRequest
    private let transformation: CoordinateTransformation?
    private let sourceLayer: VectorLayer
    /// The layer that is there, for another thread.
    private let otherReading: (any FeatureReading)?
    /// The number of features read.
    private var count = 0

    init(
        _ layer: VectorLayer,
        _ request: LoadRequest,
        isOnly: Bool,
        _ present: PresentLayers,
        _ references: CoordinateReferenceSystems
    ) throws(PaftaError) {
        self.request = request
        sourceLayer = layer
        plan = try LayerPlan(layer, request, isOnly: isOnly, references: references)
        notes = plan.notes
        for name in request.key ?? [] where plan.schema.property(named: name) == nil {
            throw .unknownKey(name, among: plan.schema.properties.map(\.name))
        }
        let readings = request.replacing ? nil : try present.readings(of: plan.schema.collection)
        let there = readings?.0
        let isUpdate = request.template != nil || request.updating || request.key != nil
        self.present = isUpdate && request.mode != .check ? there : nil
        otherReading = self.present == nil ? nil : readings?.1
        if let stored = self.present?.schema.geometry?.crs { plan.store(in: stored) }
        if let present = self.present { try LayerAlignment.check(plan.schema, against: present.schema) }
        transformation = try Self.transformation(plan, references)
        let isLookedAt = request.template != nil || request.mode == .check
        let faults = isLookedAt ? FaultCollector(severities: Self.severities(request)) : nil
        self.faults = faults
        context = ValidationContext(
            template: request.template,
            schema: plan.schema,
            crs: try plan.deliveredCRS.map { crs throws(PaftaError) in try references.describe(crs) },
            references: references
        )
        context.isRepairing = request.repairing
        context.tolerances = request.rules.tolerances
        context.others = present.layers
        if let crs = plan.deliveredCRS, faults != nil {
            context.boundary = try request.rules.boundaryLayer.flatMap { name throws(PaftaError) in
                try present.layers.area(of: name, in: crs)
            }
        }
        rules = faults.map { faults in RuleSet.featureRules { faults.isOn($0) } } ?? []
        result = LoadReport.Layer(
            collection: plan.schema.collection,
            sourceLayer: layer.name,
            features: 0,
            withoutGeometry: 0,
            crs: plan.schema.geometry?.crs,
            keptIdentifiers: plan.keepsIdentifiers
        )
        result.template = request.template
        result.renamed = plan.renamed
        result.unmapped = plan.unmapped
        if let template = request.template, let mapping = plan.mapping {
            let lines = (Language.allCases.map { mapping.lines(source: plan.sourceFields, template: template, in: $0) })
            result.mapping = zip(lines[0], lines[1]).map { LocalizedText($0, tr: $1) }
        }
        context.source = try facts(layer, there, request)
    }

    /// `--force` takes a delivery with far fewer features; it is still told.
    private static func severities(_ request: LoadRequest) -> [RuleIdentifier: Severity] {
        var severities = request.rules.severities
        if request.forced { severities[CountDropRule.definition.rule] = .warning }
        return severities
    }

    private static func transformation(
        _ plan: LayerPlan,
        _ references: CoordinateReferenceSystems
    ) throws(PaftaError) -> CoordinateTransformation? {
        guard let from = plan.deliveredCRS, let to = plan.schema.geometry?.crs, from != to else { return nil }
        return try references.transformation(from: from, to: to)
    }

    /// Returns the number of features that a delivery takes the place of.
    private static func count(_ there: any FeatureReading, _ part: PropertyFilter?) throws(PaftaError) -> Int? {
        guard let part, there.schema.property(named: part.property) != nil else { return there.count }
        var query = Query()
        query.propertyFilters = [part]
        query.properties = []
        query.includesGeometry = false
        let cursor = try there.features(query)
        var count = 0
        while let batch = try cursor.next() { count += batch.count }
        return count
    }

    private func facts(_ layer: VectorLayer, _ there: (any FeatureReading)?, _ request: LoadRequest)
        throws(PaftaError)
        -> SourceFacts
    {
        var facts = SourceFacts()
        facts.fileName = request.file.split(separator: "/").last.map(String.init) ?? request.file
        facts.formerCount = try there.flatMap { there throws(PaftaError) in try Self.count(there, request.part) }
        facts.crsName = layer.crsName
        facts.crsIsGiven = request.crs != nil
        facts.encoding = layer.encoding
        facts.mappedFields = plan.renamed
        facts.unmappedFields = plan.unmapped
        facts.declaredPersonalFields = request.personalFields
        facts.datumOperation = transformation.map { ($0.operationName, $0.accuracyMetres) }
        return facts
    }
}

extension LayerIntake {
    /// Reads all features, shows them to the rules, and sets them aside.
    ///
    /// - Returns: Whether there are any.
    mutating func read(
        from open: () throws(PaftaError) -> VectorFeatureReader,
        into staging: LayerStaging,
        _ delivery: Delivery,
        _ progress: (LoadProgress) throws(PaftaError) -> Void
    ) throws(PaftaError) -> Bool {
        let forms = try numberForms(open, progress)
        let reader = try open()
        guard var batch = try reader.next() else { return false }
        let schema = plan.schema
        let writer = try staging.addLayer(schema, source: delivery.name, keepsIdentifiers: plan.keepsIdentifiers)
        startComparing(writer)
        if let faults {
            RuleSet.inspectSource(
                context.source,
                crs: plan.deliveredCRS,
                hasGeometry: schema.geometry != nil,
                faults
            )
        }
        var assembly = LayerAssembly(plan, forms: forms, swapsAxes: request.swapsAxes)
        while true {
            try take(try assembly.assemble(batch, identifiers: schema.identifiers), assembly.failures, into: writer)
            try progress(
                LoadProgress(phase: .reading, layer: schema.collection, done: count, total: plan.count)
            )
            guard let next = try reader.next() else { break }
            batch = next
        }
        notes += reader.notes
        result.features = count
        // The other thread is done with the writer now.
        if faults == nil { _ = try comparison?.1.finish() }
        self.writer = writer
        try check(delivery, reader.changes, progress)
        return true
    }

    /// Starts to compare; where rules look at the whole delivery all of it is set aside, otherwise only what is not there.
    private mutating func startComparing(_ writer: LayerWriter) {
        guard let otherReading else { return }
        let comparison = LayerComparison(plan.schema, key: key, part: request.part)
        self.comparison = (comparison, DeliverySieve(comparison, otherReading, into: faults == nil ? writer : nil))
    }

    private mutating func take(
        _ batch: FeatureBatch,
        _ failures: [ValueFailure],
        into writer: LayerWriter
    ) throws(PaftaError) {
        var batch = batch
        if let faults {
            ValueRule.report(failures, faults)
            for index in rules.indices {
                try rules[index].inspect(&batch, firstRow: count + 1, context, faults)
            }
            ComputedArea.fill(&batch, context)
        }
        if let transformation { try batch.geometry.transformFinite(transformation) }
        result.withoutGeometry += batch.hasGeometry ? batch.geometry.types.count { $0 == nil } : batch.count
        count += batch.count
        if faults == nil, let sieve = comparison?.1 {
            try sieve.take(batch)
        } else {
            try writer.append(batch)
        }
    }

    /// Whether coordinates that are no numbers are left to the rule on valid geometries, which refuses the layer for them.
    var keepsNonFinite: Bool {
        let rule = ValidityRule.definition.rule
        return faults != nil && (request.rules.severities[rule] ?? .error) == .error
    }

    /// Finds out how numbers are written in texts that have to become numbers, by looking at all of them first.
    private func numberForms(
        _ open: () throws(PaftaError) -> VectorFeatureReader,
        _ progress: (LoadProgress) throws(PaftaError) -> Void
    ) throws(PaftaError) -> [Int: NumberForm] {
        var detectors: [Int: NumberFormDetector] = [:]
        for field in plan.fields {
            guard case .source(let index) = field.origin else { continue }
            let coercion = ColumnCoercion(from: plan.sourceFields[index].type, to: field.definition.type)
            if coercion.needsNumberForm { detectors[index] = NumberFormDetector() }
        }
        guard !detectors.isEmpty else { return [:] }
        let reader = try open()
        var done = 0
        while let batch = try reader.next() {
            for index in detectors.keys { detectors[index]?.observe(batch.properties[index]) }
            done += batch.count
            try progress(
                LoadProgress(phase: .reading, layer: plan.schema.collection, done: done, total: plan.count)
            )
        }
        return detectors.compactMapValues(\.form)
    }

    /// Ends the rules on features and runs those on the whole layer.
    private mutating func check(
        _ delivery: Delivery,
        _ changes: GeometryChanges,
        _ progress: (LoadProgress) throws(PaftaError) -> Void
    ) throws(PaftaError) {
        guard let writer else { return }
        let features = try writer.features()
        self.features = features
        guard let faults else { return }
        for index in rules.indices { try rules[index].finish(context, faults) }
        for fault in SourceFaults.faults(delivery.file.findings, changes) { faults.report(fault) }
        if let crs = plan.schema.geometry?.crs { context.crs = try context.references.describe(crs) }
        let layerRules = RuleSet.layerRules { faults.isOn($0) }
        for (index, rule) in layerRules.enumerated() {
            let layer = plan.schema.collection
            try rule.inspect(DeliveredFeatures(features), context, faults) { share throws(PaftaError) in
                let done = Int((Double(index) + share) * 1_000 / Double(layerRules.count))
                try progress(LoadProgress(phase: .checking, layer: layer, done: done, total: 1_000))
            }
        }
        result.faults = faults.faults
        result.counts = faults.counts
        result.extent = features.envelopes.reduce(into: Envelope.empty) { $0.extend(by: $1) }
        result.outline = try LayerOutline.thinned(features)
    }

    /// Returns the key of a feature as people write it.
    func key(of row: Int, in batch: FeatureBatch) -> String? { context.key(of: row, in: batch) }

    /// The properties that name a feature, as far as the layer has them.
    var key: [String] {
        let key = request.key ?? request.template?.key ?? []
        let names = Set(plan.schema.properties.map(\.name))
        return key.allSatisfy(names.contains) ? key : []
    }
}

extension GeometryColumn {
    /// Transforms the positions that are numbers; others have been told and keep the layer from being loaded.
    fileprivate mutating func transformFinite(_ transformation: CoordinateTransformation) throws(PaftaError) {
        let places = (0..<positionCount).filter { xy[2 * $0].isFinite && xy[2 * $0 + 1].isFinite }
        guard places.count < positionCount else { return try transformation.transformExactly(&xy) }
        var finite = places.flatMap { [xy[2 * $0], xy[2 * $0 + 1]] }
        try transformation.transformExactly(&finite)
        for (index, place) in places.enumerated() {
            (xy[2 * place], xy[2 * place + 1]) = (finite[2 * index], finite[2 * index + 1])
        }
    }
}

extension PaftaError {
    fileprivate static func unknownKey(_ name: String, among names: [String]) -> PaftaError {
        let list = names.prefix(40).joined(separator: ", ")
        return PaftaError(
            .invalidInput,
            .differentFields,
            LocalizedText(
                "The delivery has no field '\(name)' for --key.",
                tr: "Teslimde --key için '\(name)' alanı yok."
            ),
            remedy: LocalizedText("Its fields are \(list).", tr: "Alanları: \(list).")
        )
    }
}
