package import GeoCore
package import HomeRegistry

/// Where usage outlives the process; ``UsageStore`` but for tests.
package protocol UsageKeeping: Sendable {
    func usage(of subject: String, days: ClosedRange<Int>, month: Int) throws(PaftaError) -> SavedUsage
    func add(_ changes: [UsageChange]) throws(PaftaError)
    func removeSets(before day: Int) throws(PaftaError)
}

extension UsageStore: UsageKeeping {}
