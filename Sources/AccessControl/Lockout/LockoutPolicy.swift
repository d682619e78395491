/// How long attempts are refused after so many failures.
public struct LockoutPolicy: Sendable, Hashable {
    /// The failures after which the first lock begins.
    public var threshold: Int
    /// The first lock, in seconds; each further failure doubles it.
    public var first: Int64
    /// The longest lock, in seconds.
    public var longest: Int64
    /// The seconds after which failures are forgotten.
    public var memory: Int64

    /// Creates a policy.
    public init(threshold: Int, first: Int64 = 60, longest: Int64 = 3_600, memory: Int64 = 86_400) {
        self.threshold = threshold
        self.first = first
        self.longest = longest
        self.memory = memory
    }

    /// For one account: from 5 failures on.
    public static let account = LockoutPolicy(threshold: 5)
    /// For one address, behind which a whole office may sit: from 20 failures on.
    public static let address = LockoutPolicy(threshold: 20, memory: 7_200)
    /// For the requests of one address whose key or token is refused.
    public static let requests = LockoutPolicy(threshold: 100, memory: 7_200)

    /// Returns the seconds until the next attempt.
    ///
    /// - Parameters:
    ///   - failures: The failures in a row.
    ///   - last: The last one, in seconds since 1970.
    ///   - now: Seconds since 1970.
    /// - Returns: 0 if an attempt may be made now.
    public func wait(failures: Int, last: Int64, now: Int64) -> Int64 {
        guard failures >= threshold, remembers(last, now: now) else { return 0 }
        let doublings = min(failures - threshold, 30)
        return max(0, last + min(first << Int64(doublings), longest) - now)
    }

    /// Returns whether a failure still counts.
    func remembers(_ last: Int64, now: Int64) -> Bool { now - last < memory }
}
