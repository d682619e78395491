public import GeoCore
public import HomeRegistry
internal import Synchronization

/// Slows down who tries passwords: by account and by address.
///
/// Accounts that do not exist are counted and locked like those that do, so that a lock tells nothing. The failures of
/// accounts stand in the registry and outlive a restart; the others are in bounded memory.
public final class LoginLockout: Sendable {
    private let counting = Mutex(())
    private let registry: HomeRegistry
    private let policy: LockoutPolicy
    private let strangers: FailureTable<String>
    private let addresses: FailureTable<IPAddress>

    /// Takes the registry and how long to lock.
    public init(_ registry: HomeRegistry, account: LockoutPolicy = .account, address: LockoutPolicy = .address) {
        self.registry = registry
        policy = account
        strangers = FailureTable(account)
        addresses = FailureTable(address)
    }

    /// Begins an attempt, which counts as failed until ``succeed(account:from:)``.
    ///
    /// Counting first keeps many attempts at one time from being more than so many one after the other.
    ///
    /// - Parameters:
    ///   - account: The name, whether there is such an account or not.
    ///   - address: Where the attempt comes from.
    ///   - now: Seconds since 1970.
    /// - Throws: `access.locked` with the seconds to wait; `registry.unreadable`.
    public func begin(account: String, from address: IPAddress, now: Int64) throws(PaftaError) {
        // One after the other: two at a time would both count from the same number.
        try counting.withLock { _ throws(PaftaError) in try count(account, address, now) }
    }

    private func count(_ account: String, _ address: IPAddress, _ now: Int64) throws(PaftaError) {
        let known = try registry.failedLogins(of: account)
        let ofAccount =
            known.map { policy.wait(failures: $0.failures, last: $0.lastAt, now: now) }
            ?? strangers.wait(account, now: now)
        let wait = max(ofAccount, addresses.wait(address.site, now: now))
        guard wait == 0 else { throw .locked(seconds: wait) }
        addresses.count(address.site, now: now)
        let former = known.map { policy.remembers($0.lastAt, now: now) ? $0.failures : 0 } ?? 0
        if known == nil { strangers.count(account, now: now) }
        // Written for unknown names as well, where it enters nothing: both take the same way.
        try registry.enter(FailedLogins(failures: min(former + 1, 1_000), lastAt: now), of: account)
    }

    /// Enters that the attempt was right.
    ///
    /// Of the address only this attempt is taken back: else somebody with an account could try those of others for ever.
    public func succeed(account: String, from address: IPAddress) throws(PaftaError) {
        addresses.takeBack(address.site)
        try registry.forgetFailedLogins(of: account)
    }

    /// How many names and addresses are in memory.
    var remembered: Int { strangers.count + addresses.count }
}
