import GeoCore
import HomeRegistry
import Testing
import UsageMetering

@Suite struct `Names that usage is counted under` {
    @Test(arguments: ["", "a\0b", "a\nb", "\u{7F}", String(repeating: "ş", count: 101)])
    func `are refused when empty, long or with control characters`(_ subject: String) throws {
        let meter = try Home().meter()
        let error = #expect(throws: PaftaError.self) { _ = try meter.begin(subject, UsageLimits(), at: noon) }
        #expect(error?.code == .invalidSubject)
    }

    @Test func `are told apart by their bytes`() throws {
        let home = try Home()
        let meter = home.meter()
        let (composed, decomposed) = ("protokol:\u{15F}", "protokol:s\u{327}")
        try meter.use(composed, AnswerPart(features: 1), at: noon)
        try meter.use(decomposed, AnswerPart(features: 2), at: noon)
        try meter.use("'; DROP TABLE usage_day; --", AnswerPart(features: 3), at: noon)
        try meter.flush(at: noon)
        #expect(try home.store.days(of: composed, 20_778...20_778).map(\.totals.features) == [1])
        #expect(try home.store.days(of: decomposed, 20_778...20_778).map(\.totals.features) == [2])
        #expect(try home.store.subjects(in: 20_778...20_778).count == 3)
    }

    @Test func `may be as many as come and are forgotten again`() throws {
        let home = try Home()
        let meter = home.meter()
        for number in 0..<2_000 { try meter.use("ip:\(number)", AnswerPart(), at: noon) }
        try meter.flush(at: noon)
        #expect(try home.store.subjects(in: 20_778...20_778).count == 2_000)
        try meter.flush(at: noon + 121)
        #expect(meter.subjectCount == 0)
    }

    @Test func `may ask for the whole world as often as they like`() throws {
        let home = try Home()
        let world = AnswerPart(box: Envelope(minX: -180, minY: -90, maxX: 180, maxY: 90))
        // 18,081 times the earth are more square metres than a number of 64 bits holds.
        for restart in 0..<2 {
            let meter = home.meter()
            for _ in 0..<19_000 { try meter.use("b", world, at: noon + Double(restart)) }
            try meter.flush(at: noon + 1)
        }
        let area = try home.store.days(of: "b", 20_778...20_778).map(\.squareMetres)
        #expect(area.allSatisfy { $0 > 1 << 59 })
    }

    @Test func `keep counts within numbers`() throws {
        let home = try Home()
        let meter = home.meter()
        var part = AnswerPart(features: .max, bytes: .max)
        part.usage.squareKilometres = .infinity
        for _ in 0..<3 {
            try meter.use("p", part, at: noon)
            try meter.flush(at: noon)
        }
        part.usage.squareKilometres = .nan
        part.usage.features = -7
        try meter.use("p", part, at: noon)
        try meter.flush(at: noon)
        #expect(try home.store.days(of: "p", 20_778...20_778).map(\.totals.features) == [.max])
        try home.meter().use("p", part, at: noon)
    }
}
