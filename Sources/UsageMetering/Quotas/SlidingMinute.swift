/// The requests of the last minute: those that began in this second of the clock and in the 59 before it.
///
/// A clock that is set back stands still until it has caught up, and at most a minute is lost.
struct SlidingMinute {
    static let length = 60

    private var counts = [UInt32](repeating: 0, count: length)
    private var second = Int.min
    private(set) var sum = 0

    mutating func advance(to now: Int) {
        guard now > second else { return }
        let isFresh = second < now - Self.length
        if isFresh {
            if sum > 0 { counts = [UInt32](repeating: 0, count: Self.length) }
            sum = 0
        } else {
            for passed in (second + 1)...now {
                let slot = Self.slot(passed)
                sum -= Int(counts[slot])
                counts[slot] = 0
            }
        }
        second = now
    }

    /// Counts a request at the last second that was advanced to.
    mutating func add() {
        counts[Self.slot(second)] &+= 1
        sum += 1
    }

    /// The seconds until fewer than `limit` requests are left, at least 1; a minute if nothing helps.
    func wait(below limit: Int) -> Int {
        var left = sum
        guard second > Int.min + Self.length else { return Self.length }
        for passed in (second - Self.length + 1)...second {
            left -= Int(counts[Self.slot(passed)])
            if left < limit { return passed + Self.length - second }
        }
        return Self.length
    }

    private static func slot(_ second: Int) -> Int { (second % length + length) % length }
}
