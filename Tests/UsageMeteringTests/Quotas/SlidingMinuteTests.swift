import Testing

@testable import UsageMetering

@Suite struct `The sliding minute` {
    @Test func `holds the requests of this second and the 59 before`() {
        var minute = SlidingMinute()
        minute.advance(to: 1_000)
        minute.add()
        minute.advance(to: 1_059)
        #expect(minute.sum == 1)
        #expect(minute.wait(below: 1) == 1)
        minute.advance(to: 1_060)
        #expect(minute.sum == 0)
    }

    @Test func `tells when enough requests are over`() {
        var minute = SlidingMinute()
        for second in [100, 100, 110, 130] {
            minute.advance(to: second)
            minute.add()
        }
        #expect(minute.wait(below: 4) == 30)
        #expect(minute.wait(below: 2) == 40)
        #expect(minute.wait(below: 1) == 60)
    }

    @Test func `stands still while the clock is set back`() {
        var minute = SlidingMinute()
        minute.advance(to: 1_000)
        minute.add()
        minute.advance(to: 10)
        minute.add()
        #expect(minute.sum == 2)
        minute.advance(to: 1_060)
        #expect(minute.sum == 0)
    }

    @Test(arguments: 0..<20 as Range<UInt64>)
    func `equals a list of all moments`(_ seed: UInt64) {
        var random = SeededRandom(seed)
        var (minute, moments, now) = (SlidingMinute(), [Int](), 1_795_251_600)
        for _ in 0..<500 {
            let pause = Bool.random(using: &random) ? 2 : 70
            now += Int.random(in: 0...pause, using: &random)
            minute.advance(to: now)
            moments.removeAll { $0 <= now - 60 }
            #expect(minute.sum == moments.count)
            minute.add()
            moments.append(now)
        }
    }
}
