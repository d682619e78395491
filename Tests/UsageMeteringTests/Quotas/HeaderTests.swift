import GeoCore
import Testing
import UsageMetering

@Suite struct `Header fields about limits` {
    @Test func `name every limit and what is left`() throws {
        let meter = try Home().meter()
        let limits = UsageLimits {
            $0.requestsPerMinute = 60
            $0.concurrentRequests = 4
            $0.featuresPerDay = 1_000
            $0.bytesPerMonth = 5_000
            $0.squareKilometresPerDay = 2.5
        }
        try meter.use("p", AnswerPart(features: 10, bytes: 500), limits, at: noon)
        let headers = try meter.headers(for: "p", limits, at: noon + 20)
        #expect(headers.map(\.name) == ["RateLimit-Policy", "RateLimit"])
        #expect(
            headers[0].value == "\"minute\";q=60;w=60, \"concurrent\";q=4;qu=\"concurrent-requests\", "
                + "\"features-day\";q=1000;qu=\"features\";w=86400, "
                + "\"bytes-month\";q=5000;qu=\"content-bytes\";w=2592000, "
                + "\"hectares-day\";q=250;qu=\"hectares\";w=86400"
        )
        #expect(
            headers[1].value == "\"minute\";r=59;t=40, \"concurrent\";r=4, \"features-day\";r=990;t=43180, "
                + "\"bytes-month\";r=4500;t=820780, \"hectares-day\";r=250"
        )
    }

    @Test func `tell a refused client when to come again`() throws {
        let meter = try Home().meter()
        let limits = UsageLimits { $0.requestsPerMinute = 1 }
        try meter.use("p", AnswerPart(), limits, at: noon)
        let refusal = #expect(throws: PaftaError.self) { _ = try meter.begin("p", limits, at: noon + 45) }
        let headers = try meter.headers(for: "p", limits, at: noon + 45, after: refusal)
        #expect(headers.map(\.value) == ["\"minute\";q=1;w=60", "\"minute\";r=0;t=15", "15"])
    }

    @Test func `are not sent where nothing is limited and keep to fifteen digits`() throws {
        let meter = try Home().meter()
        #expect(try meter.headers(for: "p", UsageLimits(), at: noon).isEmpty)
        let headers = try meter.headers(for: "p", UsageLimits { $0.bytesPerDay = .max }, at: noon)
        #expect(headers[1].value == "\"bytes-day\";r=999999999999999")
    }
}
