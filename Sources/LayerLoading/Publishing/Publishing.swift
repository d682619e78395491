internal import FeatureQuery
internal import GeoCore
internal import GeoPackageStore
internal import GeoReferencing
internal import HomeRegistry
internal import LayerTemplates
internal import LayerValidation

/// The last part of a load: compare with what is there, decide, publish, and enter it in the registry.
struct Publishing {
    let home: Home
    let references: CoordinateReferenceSystems
    let request: LoadRequest
    let present: PresentLayers

    /// Brings the layers into the home, as far as the request wants that and the rules allow it.
    func run(
        _ intakes: inout [LayerIntake],
        from staging: LayerStaging,
        _ delivery: Delivery,
        _ report: inout LoadReport,
        _ progress: (LoadProgress) throws(PaftaError) -> Void
    ) throws(PaftaError) {
        for index in intakes.indices {
            try checkDistrict(intakes[index])
            if request.mode != .check { try compare(&intakes[index], progress) }
        }
        report.layers = intakes.map(\.result)
        guard report.layers.allSatisfy({ $0.errors == 0 }) else {
            report.outcome = .refused
            return
        }
        let isNothingNew = intakes.allSatisfy { $0.result.difference?.isEmpty == true }
        guard request.mode == .load else {
            if isNothingNew, request.mode == .dryRun { report.outcome = .unchanged }
            return
        }
        // What is in the way is found before anything is entered or kept.
        for intake in intakes where intake.present != nil {
            intake.writer?.abandon()
            staging.leaveOut(intake.plan.schema.collection)
        }
        if let theme = intakes.first(where: { $0.present == nil })?.plan.schema.theme {
            try staging.checkConflicts(theme: theme, replacing: request.replacing)
        }
        let registry = try HomeRegistry(home: home.path)
        // What tells of persons is known before anybody can see it.
        for intake in intakes { try registry.enter(classes(of: intake), keepingDecisions: true) }
        try Originals(home: home.path).keep(try delivery.content.value())
        let number = try registry.begin(try newLoad(delivery))
        do throws(PaftaError) {
            try publish(&intakes, from: staging, load: number, progress)
        } catch {
            // The registry cannot make it worse: a load that did not say how it ended counts as unfinished.
            if intakes.allSatisfy({ $0.result.changeset == nil }) { try? registry.abandon(number) }
            throw error
        }
        report.layers = intakes.map(\.result)
        try register(report.layers, in: registry)
        try registry.finish(number, layers: report.layers.map { Self.entry($0) })
        report.load = number
        report.outcome = isNothingNew ? .unchanged : .loaded
    }

    private func newLoad(_ delivery: Delivery) throws(PaftaError) -> NewLoad {
        var load = NewLoad(fileName: delivery.name, person: request.origin.person)
        load.sha256 = try delivery.content.value().sha256
        load.unit = request.origin.unit
        load.letter = request.origin.letter
        load.note = request.origin.note
        return load
    }

    private static func entry(_ layer: LoadReport.Layer) -> LoadRecord.Layer {
        LoadRecord.Layer(
            collection: layer.collection,
            changeset: layer.changeset,
            inserted: layer.difference?.inserted.count ?? layer.features,
            updated: layer.difference?.updated.count ?? 0,
            deleted: layer.difference?.deleted.count ?? 0,
            unchanged: layer.difference?.unchanged ?? 0
        )
    }

    /// The fields of a layer that tell about persons, by its template or because the operator said so.
    private func classes(of intake: LayerIntake) -> [FieldRecord] {
        intake.plan.schema.properties.compactMap { property in
            let known = intake.result.template?.field(named: property.name)?.personalData ?? .none
            let isDeclared = known == .none && request.personalFields.contains(property.name)
            let personalClass = isDeclared ? .personal : known
            guard personalClass != .none else { return nil }
            return FieldRecord(
                collection: intake.plan.schema.collection,
                field: property.name,
                personalData: personalClass.rawValue
            )
        }
    }

    /// What the template says of a layer is entered with its first load; later decisions of people stay.
    private func register(_ layers: [LoadReport.Layer], in registry: HomeRegistry) throws(PaftaError) {
        for layer in layers {
            guard let template = layer.template, try registry.registration(of: layer.collection) == nil else {
                continue
            }
            try registry.register(template.registration(of: layer.collection, request.origin))
        }
    }
}

extension Publishing {
    /// Makes new layers visible in one step, and writes the differences of the others as one changeset each.
    private func publish(
        _ intakes: inout [LayerIntake],
        from staging: LayerStaging,
        load: Int64,
        _ progress: (LoadProgress) throws(PaftaError) -> Void
    ) throws(PaftaError) {
        let origin = ChangesetOrigin(load: String(load), author: request.origin.person, note: request.origin.note)
        var theme: String?
        for intake in intakes {
            let layer = intake.plan.schema.collection
            guard intake.present == nil else { continue }
            theme = intake.plan.schema.theme
            try intake.writer?
                .finish { done throws(PaftaError) in
                    try progress(
                        LoadProgress(phase: .storing, layer: layer, done: done, total: intake.result.features)
                    )
                }
        }
        if let theme { try staging.publish(theme: theme, replacing: request.replacing, origin: origin) }
        // What is visible is noted before anything else can fail.
        for index in intakes.indices where intakes[index].present == nil {
            intakes[index].result.changeset = try home.changesets(of: intakes[index].plan.schema.collection).last?
                .number
        }
        for index in intakes.indices where intakes[index].present != nil {
            try apply(&intakes[index], origin, progress)
        }
    }

    /// A district delivers its own part and nothing else.
    private func checkDistrict(_ intake: LayerIntake) throws(PaftaError) {
        guard let district = request.origin.district, let field = request.template?.partitionField,
            let features = intake.features,
            let column = intake.plan.schema.properties.firstIndex(where: { $0.name == field })
        else { return }
        var foreign = 0
        for index in features.envelopes.indices {
            let batch = try features.block(index)
            for row in 0..<batch.count where batch.properties[column].text(row) != district { foreign += 1 }
        }
        guard foreign == 0 else { throw .foreignDistrict(foreign, district: district, field: field) }
    }

    private func compare(
        _ intake: inout LayerIntake,
        _ progress: (LoadProgress) throws(PaftaError) -> Void
    ) throws(PaftaError) {
        guard let present = intake.present, let features = intake.features,
            let (comparison, sieve) = intake.comparison
        else { return }
        let layer = intake.plan.schema.collection
        let total = present.count.map { $0 + features.count }
        let difference =
            try comparison.difference(
                of: features,
                from: present,
                try sieve.finish()
            ) { done throws(PaftaError) in
                try progress(LoadProgress(phase: .comparing, layer: layer, done: done, total: total))
            }
        let places = Array(Set(difference.examples.map(\.place))).sorted()
        let batch = try features.features(places)
        for (row, place) in places.enumerated() {
            if let key = intake.key(of: row, in: batch) { intake.result.exampleKeys[place] = key }
        }
        intake.result.difference = difference
        let described = intake
        intake.result.changes = try LoadReport.ChangedFeatures(difference, of: features) {
            described.key(of: $0, in: $1)
        }
    }

    private func apply(
        _ intake: inout LayerIntake,
        _ origin: ChangesetOrigin,
        _ progress: (LoadProgress) throws(PaftaError) -> Void
    ) throws(PaftaError) {
        guard let present = intake.present, let features = intake.features, let difference = intake.result.difference,
            !difference.isEmpty
        else { return }
        let layer = intake.plan.schema.collection
        let changes = try LayerChanges(
            home: home,
            layer: layer,
            kind: .load,
            origin: origin,
            basedOn: present.version
        )
        let alignment = LayerAlignment(intake.plan.schema, to: present.schema)
        changes.delete(difference.deleted)
        let needsFormer = alignment.hasOthers || changes.keepsIdentifiers
        let former = needsFormer ? try FormerRows(difference.updated.map(\.row), of: present) : nil
        for piece in difference.updated.pieces(of: 1_024) {
            let rows = piece.map(\.row)
            let batch = try features.features(piece.map(\.place))
            try changes.update(rows, alignment.aligned(batch, former: former?.batch(rows)))
        }
        var identifiers =
            changes.keepsIdentifiers ? try TakenIdentifiers(of: present, without: difference.deleted) : nil
        for piece in difference.inserted.pieces(of: 1_024) {
            var batch = alignment.aligned(try features.features(piece))
            identifiers?.settle(&batch.identifiers, areDelivered: intake.plan.keepsIdentifiers)
            try changes.insert(batch)
        }
        let changeset = try changes.commit { (done, total) throws(PaftaError) in
            try progress(LoadProgress(phase: .storing, layer: layer, done: done, total: total))
        }
        intake.result.changeset = changeset.number
    }
}

/// Rows of a layer as they are before they change, for the values that a delivery does not have.
private struct FormerRows {
    private var places: [Int64: Int] = [:]
    private var rows: FeatureBatch

    init(_ wanted: [Int64], of reading: any FeatureReading) throws(PaftaError) {
        rows = FeatureBatch(identifiers: reading.schema.identifiers, schema: reading.schema.properties)
        let wanted = Set(wanted)
        var query = Query()
        query.includesGeometry = false
        let cursor = try reading.features(query)
        while let batch = try cursor.next() {
            for row in 0..<batch.count where wanted.contains(batch.positions[row]) {
                places[batch.positions[row]] = rows.count
                rows.append(row: row, of: batch)
            }
        }
    }

    func batch(_ numbers: [Int64]) -> FeatureBatch {
        var batch = FeatureBatch(identifiers: rows.identifiers.type == .text ? .text : .integer, schema: rows.schema)
        for number in numbers { if let place = places[number] { batch.append(row: place, of: rows) } }
        return batch
    }
}

/// The public identifiers of the features that stay, so that new features do not take them.
private struct TakenIdentifiers {
    private var taken: Set<FeatureIdentifier> = []

    init(of reading: any FeatureReading, without deleted: [Int64]) throws(PaftaError) {
        let deleted = Set(deleted)
        var query = Query()
        query.includesGeometry = false
        query.properties = []
        let cursor = try reading.features(query)
        while let batch = try cursor.next() {
            for row in 0..<batch.count where !deleted.contains(batch.positions[row]) {
                if let identifier = batch.identifiers.identifier(row) { taken.insert(identifier) }
            }
        }
    }

    /// Leaves out identifiers that are taken, or were not delivered; the store gives such features new ones.
    mutating func settle(_ column: inout PropertyColumn, areDelivered: Bool) {
        for row in 0..<column.count {
            guard let identifier = column.identifier(row) else { continue }
            if !areDelivered || !taken.insert(identifier).inserted { column.isNull[row] = true }
        }
    }
}

extension PropertyColumn {
    fileprivate func identifier(_ row: Int) -> FeatureIdentifier? {
        switch value(row) {
        case .integer(let number): .integer(number)
        case .text(let text): .text(text)
        case .real, .boolean, nil: nil
        }
    }
}

extension Array {
    /// The elements in pieces of at most `size`.
    fileprivate func pieces(of size: Int) -> [ArraySlice<Element>] {
        stride(from: 0, to: count, by: size).map { self[$0..<Swift.min($0 + size, count)] }
    }
}

extension PaftaError {
    fileprivate static func foreignDistrict(_ count: Int, district: String, field: String) -> PaftaError {
        PaftaError(
            .invalidInput,
            .foreignDistrict,
            LocalizedText(
                "\(count) features do not belong to the district '\(district)' by their field '\(field)'.",
                tr: "\(count) nesne '\(field)' alanına göre '\(district)' ilçesine ait değil."
            ),
            remedy: LocalizedText(
                "Deliver only the features of the own district.",
                tr: "Yalnız kendi ilçenizin nesnelerini teslim edin."
            )
        )
    }
}
