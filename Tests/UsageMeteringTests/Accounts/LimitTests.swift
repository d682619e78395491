import GeoCore
import HomeRegistry
import Synchronization
import Testing
import UsageMetering

@Suite struct `Limits of usage` {
    private final class Tally: Sendable {
        let running = Atomic(0)
        let tooMany = Atomic(0)
        let done = Atomic(0)
    }

    private let home: Home
    private let meter: UsageMeter

    init() throws {
        home = try Home()
        meter = home.meter()
    }

    private func refusal(_ limits: UsageLimits, at seconds: Double) -> PaftaError? {
        do throws(PaftaError) {
            _ = try meter.begin("p", limits, at: seconds)
            return nil
        } catch { return error }
    }

    @Test func `refuse the request too many of a minute until one is over`() throws {
        let limits = UsageLimits { $0.requestsPerMinute = 3 }
        for second in 0..<3 { try meter.use("p", AnswerPart(), limits, at: noon + Double(second)) }
        let error = try #require(refusal(limits, at: noon + 10))
        #expect(error.code == .quotaExceeded)
        #expect(error.category == .limitExceeded)
        #expect(error.retryAfter == 50)
        #expect(error.cause == "minute")
        #expect(error.message.turkish == "Sınıra ulaşıldı: bir dakikada 3 istek.")
        #expect(refusal(limits, at: noon + 59.9) != nil)
        #expect(refusal(limits, at: noon + 60) == nil)
    }

    @Test func `refuse the request too many at a time until one ends`() throws {
        let limits = UsageLimits { $0.concurrentRequests = 2 }
        let first = try meter.begin("p", limits, at: noon)
        let second = try meter.begin("p", limits, at: noon)
        #expect(refusal(limits, at: noon)?.retryAfter == 1)
        meter.abandon(first)
        meter.abandon(first)
        let third = try meter.begin("p", limits, at: noon)
        #expect(refusal(limits, at: noon) != nil)
        meter.finish(second, AnswerPart(), at: noon)
        meter.finish(third, AnswerPart(), at: noon)
    }

    @Test func `take a request for ended that nobody holds any more`() throws {
        let limits = UsageLimits { $0.concurrentRequests = 1 }
        for _ in 0..<100 { _ = try meter.begin("p", limits, at: noon) }
        #expect(refusal(limits, at: noon) == nil)
    }

    @Test func `of a day end at midnight and count what went beyond`() throws {
        let limits = UsageLimits { $0.featuresPerDay = 1_000 }
        let lastSecond = 1_798_750_799.0
        let ticket = try meter.begin("p", limits, at: lastSecond - 3_600)
        #expect(ticket.allowance.features == 1_000)
        meter.finish(ticket, AnswerPart(features: 1_500), at: lastSecond - 3_600)
        #expect(refusal(limits, at: lastSecond)?.retryAfter == 1)
        let next = try meter.begin("p", limits, at: lastSecond + 1)
        #expect(next.allowance.features == 1_000)
        meter.abandon(next)
        try meter.flush(at: lastSecond + 1)
        #expect(try home.store.days(of: "p", 20_818...20_819).map(\.totals.features) == [1_500, 0])
    }

    @Test func `of a month end with it`() throws {
        let limits = UsageLimits { $0.bytesPerMonth = 100 }
        try meter.use("p", AnswerPart(bytes: 60), limits, at: noon)
        try meter.use("p", AnswerPart(bytes: 60), limits, at: noon + 86_400)
        // December begins 8.5 days after noon of 22 November.
        let error = try #require(refusal(limits, at: noon + 86_400))
        #expect(error.retryAfter == 734_400)
        #expect(error.cause == "bytes-month")
        #expect(refusal(limits, at: noon + 820_799) != nil)
        #expect(refusal(limits, at: noon + 820_800) == nil)
    }

    @Test func `of distinct features count each feature once`() throws {
        let limits = UsageLimits {
            $0.distinctFeaturesPerDay = 5
            $0.featuresPerDay = 100
        }
        try meter.use("p", AnswerPart(features: 3, "parsel", [1, 2, 3]), limits, at: noon)
        try meter.use("p", AnswerPart(features: 3, "parsel", [1, 2, 3]), limits, at: noon)
        let ticket = try meter.begin("p", limits, at: noon)
        #expect(ticket.allowance.features == 2)
        meter.finish(ticket, AnswerPart(features: 2, "bina", [1, 2]), at: noon)
        #expect(refusal(limits, at: noon)?.cause == "distinct-features-day")
    }

    @Test func `of an area count each hectare once`() throws {
        let limits = UsageLimits { $0.squareKilometresPerDay = 1 }
        let box = Envelope(minX: 32.850, minY: 39.900, maxX: 32.858, maxY: 39.906)
        for _ in 0..<10 { try meter.use("p", AnswerPart(box: box), limits, at: noon) }
        let ticket = try meter.begin("p", limits, at: noon)
        // 0.008 degrees are 684 m here and 0.006 degrees 667 m: 7 or 8 cells each way.
        let left = try #require(ticket.allowance.squareKilometres)
        #expect(0.36...0.51 ~= left)
    }

    @Test func `of several tell the one that lasts longest`() throws {
        let limits = UsageLimits {
            $0.requestsPerMinute = 1
            $0.featuresPerMonth = 1
        }
        try meter.use("p", AnswerPart(features: 1), limits, at: noon)
        #expect(refusal(limits, at: noon)?.cause == "features-month")
    }

    @Test(arguments: [0, -5])
    func `of nothing let nothing pass`(_ limit: Int) {
        #expect(refusal(UsageLimits { $0.requestsPerMinute = limit }, at: noon) != nil)
        #expect(refusal(UsageLimits { $0.concurrentRequests = limit }, at: noon) != nil)
        #expect(refusal(UsageLimits { $0.bytesPerDay = limit }, at: noon) != nil)
        #expect(refusal(UsageLimits { $0.squareKilometresPerDay = .nan }, at: noon) != nil)
    }

    @Test func `are kept under concurrency and the sum is that of all requests`() async throws {
        let limits = UsageLimits { $0.concurrentRequests = 3 }
        let tally = Tally()
        await withTaskGroup(of: Void.self) { group in
            for task in 0..<8 {
                group.addTask { [meter] in
                    for round in 0..<300 {
                        guard let ticket = try? meter.begin("p", limits, at: noon) else { continue }
                        if tally.running.add(1, ordering: .relaxed).newValue > 3 {
                            tally.tooMany.add(1, ordering: .relaxed)
                        }
                        let part = AnswerPart(features: 2, bytes: 7, "parsel", [Int64(task), Int64(round)])
                        _ = meter.count(ticket, part, at: noon)
                        tally.running.subtract(1, ordering: .relaxed)
                        meter.finish(ticket, AnswerPart(features: 1, bytes: 3), at: noon)
                        tally.done.add(1, ordering: .relaxed)
                        if round.isMultiple(of: 50) { try? meter.flush(at: noon) }
                    }
                }
            }
        }
        try meter.flush(at: noon)
        let day = try #require(try home.store.days(of: "p", 20_778...20_778).first)
        let count = tally.done.load(ordering: .relaxed)
        #expect(tally.tooMany.load(ordering: .relaxed) == 0)
        #expect(day.totals.requests == count)
        #expect(day.totals.features == 3 * count)
        #expect(day.totals.bytes == 10 * count)
    }
}
