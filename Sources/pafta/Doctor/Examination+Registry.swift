import GeoCore
import GeoPackageStore
import HomeRegistry
import LoadReports

/// What the registry says before the change logs are read.
///
/// A load that runs meanwhile ends at some moment of the examination. What was entered before the first log was read must
/// stand in the logs; of anything later they may not tell.
struct FormerRegistry {
    /// All loads; none if the registry cannot be read, which is told when it is looked at.
    let loads: [LoadRecord]
    /// Whether a load or another change was under way.
    let isBusy: Bool

    init(of home: Home) {
        // In this order: a load that is entered and not under way after that has ended, whatever its record says.
        loads = (try? HomeRegistry.present(in: home)?.loads()) ?? []
        isBusy = Examination.isBusy(home)
    }

    /// Whether a load had begun and nobody was at work any more.
    func hasLeft(_ load: Int64) -> Bool {
        !isBusy && loads.contains { $0.number == load && $0.state == .started }
    }
}

extension Examination {
    /// Compares the registry with the change logs of the layers and with the originals.
    mutating func checkRegistry(_ changesets: [String: [Changeset]]) {
        do throws(PaftaError) {
            guard let registry = try HomeRegistry.present(in: home) else {
                let text = LocalizedText("none yet; the first load makes it", tr: "henüz yok; ilk yükleme oluşturur")
                return add(Finding("registry", "registry.sqlite", .ok, text))
            }
            let loads = try registry.loads()
            let text = LocalizedText("\(loads.count) loads", tr: "\(loads.count) yükleme")
            add(Finding("registry", "registry.sqlite", .ok, text))
            for load in try registry.unfinishedLoads() { try checkUnfinished(load, changesets, registry) }
            for load in former.loads.reversed() where load.state == .finished { checkFinished(load, changesets) }
            checkUnknownLoads(changesets, Set(loads.map { String($0.number) }))
            checkMissingLayers(changesets, former.loads)
            checkOriginals(former.loads)
        } catch {
            add(Finding("registry", "registry.sqlite", error))
        }
    }

    /// What a load or revert that did not say how it ended has left in the layers.
    private mutating func checkUnfinished(
        _ load: LoadRecord,
        _ changesets: [String: [Changeset]],
        _ registry: HomeRegistry
    ) throws(PaftaError) {
        let done = changesets.values.joined().filter { $0.origin.load == String(load.number) }
            .sorted { $0.layer < $1.layer }
        let names = done.map { "'\($0.layer)'" }.joined(separator: ", ")
        let file = ForeignText(load.fileName, length: 80).text
        let who = [file, load.person, LocalTime.text(load.startedAt)].filter { !$0.isEmpty }
            .joined(separator: ", ")
        let state =
            done.isEmpty
            ? LocalizedText("it changed nothing", tr: "hiçbir şeyi değiştirmedi")
            : LocalizedText("it is in \(names)", tr: "\(names) katmanına işlendi")
        if isBusy || !former.hasLeft(load.number) {
            let text = LocalizedText(
                "under way (\(who)); so far \(state.english)",
                tr: "sürüyor (\(who)); şimdilik \(state.turkish)"
            )
            return add(Finding("load", "#\(load.number)", .warning, text))
        }
        // What cannot be read may hold the load, so nothing is settled before it can.
        let isReadable = !findings.contains { ["files", "layer"].contains($0.check) && $0.status == .error }
        guard repairs, isReadable else {
            let text = LocalizedText(
                "interrupted (\(who)); \(state.english)",
                tr: "yarıda kesilmiş (\(who)); \(state.turkish)"
            )
            let remedy = LocalizedText(
                "'pafta doctor --repair' enters it as \(done.isEmpty ? "abandoned" : "finished").",
                tr: "'pafta doctor --repair' bunu \(done.isEmpty ? "vazgeçilmiş" : "tamamlanmış") olarak kaydeder."
            )
            return add(Finding("load", "#\(load.number)", .warning, text, remedy: remedy))
        }
        if done.isEmpty {
            try registry.abandon(load.number)
        } else {
            try registry.finish(load.number, layers: done.map(LoadRecord.Layer.init))
        }
        let text = LocalizedText(
            "was interrupted (\(who)); \(state.english), and the registry says so now",
            tr: "yarıda kesilmişti (\(who)); \(state.turkish), artık kayıtta da böyle"
        )
        add(Finding("load", "#\(load.number)", .ok, text))
    }

    /// Whether a load or another change is under way.
    var isBusy: Bool { Self.isBusy(home) }

    /// The same of a home.
    fileprivate static func isBusy(_ home: Home) -> Bool {
        let staging = HomeFolder(home, "derived/staging")
        return HomeFolder(home, "derived").isHeld("write.lock") || staging.names.contains { staging.isHeld($0) }
    }

    /// What a load changed has to stand in the change log of the layer, unless the layer is gone.
    private mutating func checkFinished(_ load: LoadRecord, _ changesets: [String: [Changeset]]) {
        for layer in load.layers {
            guard let number = layer.changeset, let log = changesets[layer.collection],
                !log.contains(where: { $0.number == number && $0.origin.load == String(load.number) })
            else { continue }
            let name = layer.collection
            let text = LocalizedText(
                "the change log of '\(name)' does not have it",
                tr: "'\(name)' katmanının değişiklik günlüğünde yok"
            )
            let remedy = LocalizedText(
                "The GeoPackage may be an older one, as from a backup; load the original again if it is missing.",
                tr: "GeoPackage yedekten gelmiş, eski bir dosya olabilir; eksikse özgün dosyayı yeniden yükleyin."
            )
            add(Finding("load", "#\(load.number)", .warning, text, remedy: remedy))
        }
    }

    /// No command takes a layer away, so one that was loaded should be there.
    private mutating func checkMissingLayers(_ changesets: [String: [Changeset]], _ loads: [LoadRecord]) {
        let loaded = loads.filter { $0.state == .finished }.flatMap(\.layers).filter { $0.changeset != nil }
        for layer in Set(loaded.map(\.collection)).subtracting(changesets.keys).sorted() {
            let text = LocalizedText("was loaded, but is not there", tr: "yüklenmişti, ama yerinde yok")
            let remedy = LocalizedText(
                "If nobody took its GeoPackage away on purpose, restore the file from a backup.",
                tr: "GeoPackage dosyasını bilerek kaldıran olmadıysa yedekten geri yükleyin."
            )
            add(Finding("layer", layer, .warning, text, remedy: remedy))
        }
    }

    private mutating func checkUnknownLoads(_ changesets: [String: [Changeset]], _ known: Set<String>) {
        for (layer, log) in changesets.sorted(by: { $0.key < $1.key }) {
            let unknown = Set(log.compactMap(\.origin.load)).subtracting(known).sorted()
            guard !unknown.isEmpty else { continue }
            let list = unknown.joined(separator: ", ")
            let text = LocalizedText(
                "its change log names loads that the registry does not know: \(list)",
                tr: "değişiklik günlüğü, kayıt defterinde bulunmayan yüklemeler anıyor: \(list)"
            )
            add(Finding("load", layer, .warning, text))
        }
    }

    private mutating func checkOriginals(_ loads: [LoadRecord]) {
        let folder = HomeFolder(home, "originals")
        let wanted = loads.filter { $0.state == .finished && $0.kind == .load && $0.sha256 != nil }
        var missing = 0
        for load in wanted.reversed() {
            guard let hash = load.sha256, !folder.has(hash) else { continue }
            missing += 1
            let text = LocalizedText(
                "the original of load \(load.number) (\(load.fileName)) is missing",
                tr: "\(load.number) numaralı yüklemenin özgün dosyası (\(load.fileName)) yok"
            )
            let remedy = LocalizedText(
                "Restore the folder 'originals' from a backup.",
                tr: "'originals' klasörünü yedekten geri yükleyin."
            )
            add(Finding("original", "\(hash.prefix(12))", .error, text, remedy: remedy))
        }
        guard missing == 0, !wanted.isEmpty else { return }
        let text = LocalizedText("all \(wanted.count) are there", tr: "\(wanted.count) dosyanın hepsi yerinde")
        add(Finding("original", "originals", .ok, text))
    }
}

extension LoadRecord.Layer {
    /// What a changeset did; how much it left as it was is not known afterwards.
    fileprivate init(_ changeset: Changeset) {
        self.init(
            collection: changeset.layer,
            changeset: changeset.number,
            inserted: changeset.inserted,
            updated: changeset.updated,
            deleted: changeset.deleted,
            unchanged: 0
        )
    }
}
