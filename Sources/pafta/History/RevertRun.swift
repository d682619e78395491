import FeatureQuery
import GeoCore
import GeoPackageStore
import GeoReferencing
import HomeRegistry
import PaftaTerminal

/// Undoes a load in every layer that it changed, or a changeset of one layer.
struct RevertRun {
    /// A changeset of a layer that is undone.
    struct Step {
        var layer: String
        var changeset: Int64
    }

    let home: Home
    let registry: HomeRegistry
    let console: Console
    /// The account of the person who asks for it.
    let person: String
    /// The unit that the person acts for; `nil` in a home without units.
    let unit: Unit?
    /// Whether later changesets of the layers are undone as well.
    let includesLater: Bool
    let note: String?

    /// Returns what has to be undone of a load.
    ///
    /// - Throws: `load.unfinished`, `load.unchanged` if it changed nothing.
    static func steps(of load: LoadRecord) throws(PaftaError) -> [Step] {
        guard load.state != .started else { throw .unfinishedLoad(load.number) }
        let steps = load.layers.compactMap { layer in
            layer.changeset.map { Step(layer: layer.collection, changeset: $0) }
        }
        guard load.state == .finished, !steps.isEmpty else { throw .nothingToRevert(load.number) }
        return steps
    }

    /// Undoes changesets; all layers are looked at before the first one is written.
    ///
    /// - Parameters:
    ///   - steps: The changesets, of a layer each.
    ///   - load: The load that they belong to; `nil` for a changeset named by itself.
    /// - Returns: The number of the record, and what was changed.
    /// - Throws: `history.laterChanges`, `history.tooEarly`, `changeset.unknown`, `collection.unknown`, `layer.foreign`,
    ///   `registry.unreadable`, `store.locked`, `store.full`; `operation.cancelled` until the first layer is written.
    func run(_ steps: [Step], of load: LoadRecord?) throws(PaftaError) -> (load: Int64, layers: [LoadRecord.Layer]) {
        for step in steps { try check(step) }
        let line = ProgressLine(console: console)
        defer { line.finish() }
        let number = try registry.begin(record(of: load, steps))
        let origin = ChangesetOrigin(load: String(number), author: person, note: remark(load, steps))
        var done: [LoadRecord.Layer] = []
        do throws(PaftaError) {
            for step in steps { done.append(try revert(step, origin, isFirst: done.isEmpty, line)) }
        } catch {
            // A record that cannot be closed counts as unfinished, and `pafta doctor` tells what it did.
            if done.isEmpty { try? registry.abandon(number) } else { try? registry.finish(number, layers: done) }
            line.finish()
            if !done.isEmpty { console.note(.partlyReverted(done.map(\.collection))) }
            throw error
        }
        try registry.finish(number, layers: done)
        let packing = LayerPacking(home: home, console: console, line: line)
        for layer in done { packing.run(layer.collection) }
        return (number, done)
    }

    private func check(_ step: Step) throws(PaftaError) {
        let registration = try registry.registration(of: step.layer)
        if let registration { try Units.check(unit, mayWrite: registration) }
        let all = try home.changesets(of: step.layer)
        guard let place = all.firstIndex(where: { $0.number == step.changeset }) else {
            throw .noSuchChangeset(step.changeset, of: step.layer)
        }
        guard !all[place...].contains(where: \.startsHistory) else {
            throw .nothingBefore(step.changeset, of: step.layer)
        }
        let later = Array(all[(place + 1)...])
        guard later.isEmpty || includesLater else { throw .laterChanges(of: step.layer, later) }
        if let registration { try checkDistrict(registration, all[place...]) }
    }

    /// A district brings its part of a layer that belongs to another unit, and takes back what it brought itself.
    private func checkDistrict(
        _ layer: LayerRegistration,
        _ changesets: ArraySlice<Changeset>
    ) throws(PaftaError) {
        guard let unit, unit.district != nil, layer.ownerUnit != unit.name, !layer.delegates.contains(unit.name) else {
            return
        }
        for changeset in changesets {
            let brought = try changeset.origin.load.flatMap { Int64($0) }
                .map { number throws(PaftaError) in try registry.load(number) }
            guard brought?.unit == unit.name else { throw .foreignChanges(of: layer.collection, unit: unit.name) }
        }
    }

    private func record(of load: LoadRecord?, _ steps: [Step]) -> NewLoad {
        // No file and no letter came with it.
        var record = NewLoad(fileName: "", person: person)
        record.kind = .revert
        record.unit = unit?.name
        record.note = remark(load, steps)
        return record
    }

    /// What stands in the record and the change log: what was undone, and what the person remarked.
    private func remark(_ load: LoadRecord?, _ steps: [Step]) -> String {
        let what: LocalizedText
        if let load {
            what = LocalizedText("load \(load.number) undone", tr: "\(load.number) numaralı yükleme geri alındı")
        } else {
            let numbers = steps.map { String($0.changeset) }.joined(separator: ", ")
            what = LocalizedText("changeset \(numbers) undone", tr: "\(numbers) numaralı değişiklik geri alındı")
        }
        return [what.text(in: console.language), note].compactMap(\.self).joined(separator: "; ")
    }

    private func revert(
        _ step: Step,
        _ origin: ChangesetOrigin,
        isFirst: Bool,
        _ line: ProgressLine
    ) throws(PaftaError) -> LoadRecord.Layer {
        let label = LocalizedText("\(step.layer): undoing", tr: "\(step.layer): geri alınıyor")
        // Once a layer is written, the others follow whatever key is pressed: all of a load is undone or nothing.
        if isFirst { try Interruption.check() }
        let changeset = try home.revert(
            layer: step.layer,
            changeset: step.changeset,
            includingLater: includesLater,
            origin: origin
        ) { (done, total) throws(PaftaError) in
            if isFirst { try Interruption.check() }
            line.show(label, done: done, total: total)
        }
        return LoadRecord.Layer(
            collection: step.layer,
            changeset: changeset.number,
            inserted: changeset.inserted,
            updated: changeset.updated,
            deleted: changeset.deleted,
            unchanged: unchanged(by: changeset)
        )
    }

    private func unchanged(by changeset: Changeset) -> Int {
        let catalogue = GeoPackageCatalogue(home: home, references: CoordinateReferenceSystems())
        let count = (try? catalogue.collection(changeset.layer).open().count) ?? 0
        return max(0, count - changeset.inserted - changeset.updated)
    }
}

extension LocalizedText {
    fileprivate static func partlyReverted(_ layers: [String]) -> LocalizedText {
        let names = layers.map { "'\($0)'" }.joined(separator: ", ")
        return LocalizedText(
            "note: \(names) is as it was before; the other layers of the load are not.",
            tr: "not: \(names) önceki durumuna döndü; yüklemenin öteki katmanları dönmedi."
        )
    }
}
