import GeoCore
import HomeRegistry
import Testing
import UsageMetering

@Suite struct `Alarms about harvesting` {
    private func pages(_ from: Int64, _ count: Int64, mayTakeAll: Bool = false) -> AnswerPart {
        var part = AnswerPart("parsel", (from..<(from + count)).map { $0 })
        part.layers[0].total = 10_000
        part.layers[0].mayTakeAll = mayTakeAll
        return part
    }

    /// Boxes of 0.005 degrees, row by row and to and fro.
    private func walk(_ count: Int) -> [AnswerPart] {
        (0..<count)
            .map { number in
                let (row, column) = (number / 20, number % 20)
                let x = 32 + 0.005 * Double(row.isMultiple(of: 2) ? column : 19 - column)
                let y = 39 + 0.005 * Double(row)
                return AnswerPart(box: Envelope(minX: x, minY: y, maxX: x + 0.005, maxY: y + 0.005))
            }
    }

    @Test func `are raised once for each threshold, restarts included`() throws {
        let home = try Home()
        var meter = home.meter()
        var signs: [HarvestAlarm.Sign] = []
        for page in 0..<100 {
            signs += try meter.use("p", pages(Int64(page) * 100, 100), at: noon).map(\.sign)
            guard page.isMultiple(of: 7) else { continue }
            try meter.flush(at: noon)
            meter = home.meter()
        }
        #expect(signs == [.share(25), .share(50), .share(90)])
        #expect(try meter.use("p", pages(0, 2_500), at: noon + 86_400).map(\.sign) == [.share(25)])
    }

    @Test func `are not raised by asking for the same again`() throws {
        let meter = try Home().meter()
        for _ in 0..<100 { #expect(try meter.use("p", pages(0, 100), at: noon).isEmpty) }
    }

    @Test func `are not raised where the protocol gives the whole layer`() throws {
        let meter = try Home().meter()
        #expect(try meter.use("p", pages(0, 10_000, mayTakeAll: true), at: noon).isEmpty)
        for var part in walk(400) {
            part.layers[0].mayTakeAll = true
            #expect(try meter.use("p", part, at: noon).isEmpty)
        }
    }

    @Test func `are raised by a walk of adjacent boxes`() throws {
        let meter = try Home().meter()
        let alarms = try walk(400).flatMap { try meter.use("p", $0, at: noon) }
        #expect(alarms.map(\.sign) == [.adjacentBoxes(200)])
        #expect(alarms.first?.message.english == "'p' walks through 'parsel' by 200 boxes, one next to the other.")
    }

    @Test func `are not raised by boxes here and there or one screen moved a little`() throws {
        let meter = try Home().meter()
        var random = SeededRandom(5)
        for number in 0..<1_000 {
            let x = 30 + Double.random(in: 0...5, using: &random)
            let far = AnswerPart(box: Envelope(minX: x, minY: 38, maxX: x + 0.001, maxY: 38.001))
            #expect(try meter.use("p", far, at: noon).isEmpty)
            let shift = Double(number) * 0.0005
            let near = AnswerPart(box: Envelope(minX: 32 + shift, minY: 39, maxX: 32.02 + shift, maxY: 39.02))
            #expect(try meter.use("q", near, at: noon).isEmpty)
        }
    }

    @Test func `stop the subject until midnight when the settings say so`() throws {
        var settings = HarvestSettings()
        settings.stopsAt = 50
        let home = try Home()
        let meter = home.meter(settings)
        #expect(try meter.use("p", pages(0, 2_500), at: noon).map(\.stopsSubject) == [false])
        #expect(try meter.use("p", pages(0, 5_000), at: noon).map(\.stopsSubject) == [true])
        try meter.flush(at: noon)
        for meter in [meter, home.meter(settings)] {
            let error = #expect(throws: PaftaError.self) { _ = try meter.begin("p", UsageLimits(), at: noon + 60) }
            #expect(error?.code == .quotaExceeded)
            #expect(error?.retryAfter == 43_140)
            _ = try meter.begin("p", UsageLimits(), at: noon + 43_200)
        }
    }
}
