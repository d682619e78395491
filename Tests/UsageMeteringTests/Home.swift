import GeoCore
import HomeRegistry
import Synchronization
import UsageMetering

/// Noon of 2026-11-21 in Türkiye.
let noon = 1_795_251_600.0

/// A home whose registry counts usage.
final class Home: Sendable {
    let folder = TemporaryFolder()
    let store: UsageStore

    init() throws { store = UsageStore(try HomeRegistry(home: folder.path)) }

    func meter(_ harvest: HarvestSettings = HarvestSettings()) -> UsageMeter {
        UsageMeter(store: store, harvest: harvest)
    }
}

/// A registry that can be made to refuse writing.
final class FragileStore: UsageKeeping {
    let store: UsageStore
    let isBroken = Atomic(false)
    let reads = Atomic(0)

    init(_ store: UsageStore) { self.store = store }

    func usage(of subject: String, days: ClosedRange<Int>, month: Int) throws(PaftaError) -> SavedUsage {
        reads.add(1, ordering: .relaxed)
        return try store.usage(of: subject, days: days, month: month)
    }

    func add(_ changes: [UsageChange]) throws(PaftaError) {
        guard !isBroken.load(ordering: .relaxed) else {
            throw PaftaError(.unavailable, .registryUnreadable, LocalizedText(verbatim: "broken"))
        }
        try store.add(changes)
    }

    func removeSets(before day: Int) throws(PaftaError) { try store.removeSets(before: day) }
}

extension UsageLimits {
    init(_ change: (inout UsageLimits) -> Void) {
        self.init()
        change(&self)
    }
}

extension AnswerPart {
    init(features: Int = 0, bytes: Int = 0, _ collection: String = "parsel", _ numbers: [Int64] = []) {
        self.init()
        usage.features = features
        usage.bytes = bytes
        var layer = Layer(collection)
        layer.features = numbers.map { FeatureKey($0) }
        layers = [layer]
    }

    init(box: Envelope) {
        self.init()
        var layer = Layer("parsel")
        layer.boxes = [box]
        layers = [layer]
    }
}

extension UsageMeter {
    /// Asks and is answered at once.
    @discardableResult
    func use(
        _ subject: String,
        _ part: AnswerPart,
        _ limits: UsageLimits = UsageLimits(),
        at seconds: Double
    ) throws(PaftaError) -> [HarvestAlarm] {
        finish(try begin(subject, limits, at: seconds), part, at: seconds)
    }
}
