import Testing
import UsageMetering

@Suite struct `The cost of metering` {
    #if DEBUG
    private static let limit = Duration.milliseconds(1)
    #else
    /// Four times what is promised, as the machine that tests may be busy.
    private static let limit = Duration.microseconds(20)
    #endif

    @Test func `is a few microseconds a request`() throws {
        let meter = try Home().meter()
        let limits = UsageLimits {
            $0.requestsPerMinute = 10_000_000
            $0.concurrentRequests = 10
            $0.featuresPerDay = 1_000_000_000
            $0.bytesPerMonth = 1_000_000_000
        }
        let subjects = (0..<1_000).map { "protokol:2026/\($0)" }
        for subject in subjects { try meter.use(subject, AnswerPart(), limits, at: noon) }
        var part = AnswerPart()
        part.usage.features = 10
        let duration = try ContinuousClock()
            .measure {
                for number in 0..<20_000 { try meter.use(subjects[number % 1_000], part, limits, at: noon) }
            }
        #expect(duration / 20_000 < Self.limit)
    }
}
