import GeoCore
import HomeRegistry
import Synchronization
import Testing
import UsageMetering

@Suite struct `Usage across restarts` {
    /// What one subject used, as a plain reader of the definitions would count it.
    private struct Model {
        var totals: [Int: UsageTotals] = [:]
        var features: [Int: Set<String>] = [:]

        mutating func add(_ day: Int, _ features: Int, _ bytes: Int, _ names: [String]) {
            totals[day, default: UsageTotals()].requests += 1
            totals[day, default: UsageTotals()].features += features
            totals[day, default: UsageTotals()].bytes += bytes
            self.features[day, default: []].formUnion(names)
        }

        func distinct(ofMonth month: Int) -> Int {
            features.filter { Moment.month(ofDay: $0.key) == month }.values.reduce(Set()) { $0.union($1) }.count
        }
    }

    private func expectEqual(_ model: Model, _ store: UsageStore, _ subject: String) throws {
        let days = try store.days(of: subject, 20_000...22_000)
        #expect(Dictionary(uniqueKeysWithValues: days.map { ($0.day, $0.totals) }) == model.totals)
        for day in days { #expect(day.distinctFeatures == model.features[day.day]?.count ?? 0) }
        for month in try store.months(of: subject, 24_000...25_000) {
            #expect(month.distinctFeatures == model.distinct(ofMonth: month.month))
        }
    }

    @Test(arguments: 0..<12 as Range<UInt64>)
    func `is what was flushed, whatever happens`(_ seed: UInt64) throws {
        var random = SeededRandom(seed)
        let home = try Home()
        var meter = home.meter()
        var (now, models) = (noon, [Model](repeating: Model(), count: 3))
        var flushed = models
        for _ in 0..<300 {
            let pause = Int.random(in: 0..<40, using: &random) == 0 ? 900_000.0 : 5_000
            now += Double.random(in: 0...pause, using: &random)
            let who = Int.random(in: 0..<3, using: &random)
            switch Int.random(in: 0..<10, using: &random) {
            case 0:
                meter = home.meter()
                models = flushed
            case 1, 2:
                try meter.flush(at: now)
                flushed = models
                for index in 0..<3 { try expectEqual(models[index], home.store, "s\(index)") }
            default:
                let (layer, first) = (
                    ["parsel", "bina"].randomElement(using: &random) ?? "", Int64.random(in: -90...200, using: &random)
                )
                let numbers = (0..<Int64.random(in: 0...70, using: &random)).map { first + $0 }
                try meter.use("s\(who)", AnswerPart(features: 5, bytes: 11, layer, numbers), at: now)
                models[who].add(Moment(now).day, 5, 11, numbers.map { "\(layer) \($0)" })
            }
        }
    }

    @Test func `still refuses what was refused before`() throws {
        let home = try Home()
        let limits = UsageLimits { $0.distinctFeaturesPerMonth = 4 }
        let meter = home.meter()
        try meter.use("p", AnswerPart("parsel", [1, 2]), limits, at: noon)
        try meter.flush(at: noon)
        try home.meter().use("p", AnswerPart("parsel", [2, 3]), limits, at: noon + 86_400)
        let later = home.meter()
        try later.use("p", AnswerPart("parsel", [2, 3]), limits, at: noon + 86_400)
        try later.flush(at: noon + 86_400)
        let ticket = try home.meter().begin("p", limits, at: noon + 172_800)
        #expect(ticket.allowance.features == 1)
    }

    @Test func `is written again after the registry could not be`() throws {
        let home = try Home()
        let fragile = FragileStore(home.store)
        let meter = UsageMeter(keeper: fragile)
        try meter.use("p", AnswerPart(features: 1, "parsel", [1]), at: noon)
        fragile.isBroken.store(true, ordering: .relaxed)
        #expect(throws: PaftaError.self) { try meter.flush(at: noon) }
        try meter.use("p", AnswerPart(features: 1, "parsel", [2]), at: noon + 86_400)
        #expect(throws: PaftaError.self) { try meter.flush(at: noon + 86_400) }
        fragile.isBroken.store(false, ordering: .relaxed)
        try meter.flush(at: noon + 86_400)
        try meter.flush(at: noon + 86_400)
        let days = try home.store.days(of: "p", 20_778...20_779)
        #expect(days.map(\.totals.features) == [1, 1])
        #expect(try home.store.months(of: "p", 24_322...24_322).map(\.distinctFeatures) == [2])
    }

    @Test func `counts the same area once`() throws {
        let home = try Home()
        var part = AnswerPart(box: Envelope(minX: 32.85, minY: 39.9, maxX: 32.858, maxY: 39.906))
        part.usage.squareKilometres = 0.25
        var areas: [Int] = []
        for day in [0, 0, 1] {
            let meter = home.meter()
            try meter.use("p", part, at: noon + Double(day) * 86_400)
            try meter.flush(at: noon + Double(day) * 86_400)
            areas.append(try #require(try home.store.months(of: "p", 24_322...24_322).first).squareMetres)
        }
        // What is added as it is grows each time, the hectares of the box do not.
        #expect(areas.map { $0 - areas[0] } == [0, 250_000, 500_000])
        #expect((areas[0] - 250_000).isMultiple(of: 10_000))
        #expect(try home.store.days(of: "p", 20_779...20_779).map(\.squareMetres) == [areas[0]])
    }

    @Test func `is read once for a subject and again after it was idle`() throws {
        let fragile = FragileStore(try Home().store)
        let meter = UsageMeter(keeper: fragile)
        for second in 0..<200 {
            try meter.use("p", AnswerPart(), at: noon + Double(second))
            try meter.flush(at: noon + Double(second))
        }
        #expect(fragile.reads.load(ordering: .relaxed) == 1)
        try meter.flush(at: noon + 400)
        try meter.use("p", AnswerPart(), at: noon + 400)
        #expect(fragile.reads.load(ordering: .relaxed) == 2)
    }

    @Test func `is told day by day and month by month`() throws {
        let home = try Home()
        let meter = home.meter()
        try meter.use("p", AnswerPart(features: 2, bytes: 10, "parsel", [1, 2]), at: noon)
        try meter.use("p", AnswerPart(features: 2, bytes: 10, "parsel", [2, 3]), at: noon + 86_400)
        try meter.use("q", AnswerPart(features: 9), at: noon)
        try meter.flush(at: noon + 86_400)
        let days = Moment.day(1, month: 11, year: 2026)...Moment.day(30, month: 11, year: 2026)
        let report = try UsageReport(of: "p", days, in: home.store)
        #expect(report.days.map(\.distinctFeatures) == [2, 2])
        #expect(report.months.map(\.distinctFeatures) == [3])
        #expect(report.totals.features == 4)
        #expect(report.totals.requests == 2)
        #expect(try home.store.subjects(in: days) == ["p", "q"])
    }
}
