@testable import AccessControl
import GeoCore
import HomeRegistry
import Testing

@Suite struct `Locks after failures` {
    /// Failures in a row, and the seconds to wait right after the last: 1 minute from the fifth on, doubled, at most 1 h.
    @Test(
        arguments: [
            (0, 0), (1, 0), (4, 0), (5, 60), (6, 120), (7, 240), (8, 480), (9, 960), (10, 1_920), (11, 3_600),
            (12, 3_600),
            (40, 3_600), (1_000, 3_600),
        ] as [(Int, Int64)]
    )
    func `double up to an hour`(failures: Int, seconds: Int64) {
        let policy = LockoutPolicy.account
        #expect(policy.wait(failures: failures, last: 1_000, now: 1_000) == seconds)
        #expect(policy.wait(failures: failures, last: 1_000, now: 1_000 + seconds) == 0)
        #expect(policy.wait(failures: failures, last: 1_000, now: 1_000 + 86_400) == 0)
    }

    @Test(arguments: ["ayse", "nobody"])
    func `come alike for accounts that are there and those that are not`(name: String) throws {
        let bench = try Bench()
        try bench.registry.add(AccountRecord(name: "ayse", createdAt: 0))
        let lockout = LoginLockout(bench.registry)
        var waits: [Int?] = []
        for moment in bench.now..<(bench.now + 7) {
            let address = IPAddress(high: 0x2001 << 48 | UInt64(moment), low: 0)
            do throws(PaftaError) {
                try lockout.begin(account: name, from: address, now: moment)
                waits.append(nil)
            } catch { waits.append(error.retryAfter) }
        }
        #expect(waits == [nil, nil, nil, nil, nil, 59, 58])
    }

    @Test func `of an account outlive a restart, and end with a new password`() throws {
        let bench = try Bench()
        try bench.access.accounts.add(try AccountName("ayse"), unit: nil, roles: [], password: nil, now: 0)
        let address = try #require(IPAddress("192.0.2.1"))
        for _ in 0..<5 { try LoginLockout(bench.registry).begin(account: "ayse", from: address, now: bench.now) }
        let again = LoginLockout(try HomeRegistry(home: bench.home.path))
        let error = #expect(throws: PaftaError.self) { try again.begin(account: "ayse", from: address, now: bench.now) }
        #expect(error?.code == .locked)
        #expect(error?.category == .limitExceeded)
        #expect(error?.retryAfter == 60)
        let name = try AccountName("ayse")
        try bench.access.accounts.setPassword(Secret("dört yeşil ördek yüzer"), of: name, now: bench.now)
        #expect(throws: Never.self) { try again.begin(account: "ayse", from: address, now: bench.now) }
    }

    @Test func `of an address count for everybody behind it, by its first 64 bits`() throws {
        let lockout = LoginLockout(try Bench().registry)
        for number in UInt64(0)..<20 {
            try lockout.begin(account: "n\(number)", from: IPAddress(high: 7, low: number), now: 0)
        }
        #expect(throws: PaftaError.self) { try lockout.begin(account: "x", from: IPAddress(high: 7, low: 99), now: 0) }
        #expect(throws: Never.self) { try lockout.begin(account: "x", from: IPAddress(high: 8, low: 0), now: 0) }
    }

    @Test func `are not undone by signing in to an account of one's own`() throws {
        let bench = try Bench()
        try bench.registry.add(AccountRecord(name: "own", createdAt: 0))
        let lockout = LoginLockout(bench.registry)
        let address = IPAddress(high: 7, low: 0)
        for number in 0..<20 {
            try lockout.begin(account: "own", from: address, now: 0)
            try lockout.succeed(account: "own", from: address)
            try lockout.begin(account: "n\(number)", from: address, now: 0)
        }
        #expect(throws: PaftaError.self) { try lockout.begin(account: "own", from: address, now: 0) }
    }

    @Test func `take bounded memory, and whoever is locked is dropped last`() {
        let table = FailureTable<Int>(.account, capacity: 100)
        for _ in 0..<6 { table.count(-1, now: 0) }
        for key in 0..<5_000 { table.count(key, now: 1) }
        #expect(table.count <= 100)
        #expect(table.wait(-1, now: 1) == 119)
    }
}
