import GeoCore
import HomeRegistry
import Testing

@Suite struct `Access in the registry` {
    private let folder = TemporaryFolder()

    private func key(_ prefix: String, _ owner: CredentialOwner, at moment: Int64 = 0) -> KeyRecord {
        KeyRecord(prefix: prefix, hash: [UInt8](repeating: 1, count: 32), owner: owner, createdAt: moment)
    }

    @Test func `keeps keys by whom they stand for`() throws {
        let registry = try HomeRegistry(home: folder.path)
        try registry.add(AccountRecord(name: "ayse", createdAt: 0))
        let keys = [key("a", .agreement("1")), key("b", .agreement("2"), at: 1), key("c", .account("ayse"), at: 2)]
        for key in keys { try registry.add(key) }
        #expect(try registry.keys().map(\.prefix) == ["c", "b", "a"])
        #expect(try registry.keys(of: .agreement("2")) == [keys[1]])
        #expect(try registry.keys(of: .account("ayse")) == [keys[2]])
        #expect(try registry.keys(of: .account("2")).isEmpty)
        let error = #expect(throws: PaftaError.self) { try registry.add(key("a", .agreement("9"))) }
        #expect(error?.code == .takenKey)
    }

    @Test func `replaces a key wholly or not at all`() throws {
        let registry = try HomeRegistry(home: folder.path)
        let error = #expect(throws: PaftaError.self) {
            try registry.replaceKey("none", with: key("b", .agreement("1")), endingAt: 9)
        }
        #expect(error?.code == .unknownKey)
        #expect(try registry.keys().isEmpty)
    }

    @Test func `ends sessions and locks with every change of an account`() throws {
        let registry = try HomeRegistry(home: folder.path)
        try registry.add(AccountRecord(name: "ayse", createdAt: 0))
        let session = SessionRecord(hash: [1], account: "ayse", accountVersion: 1, createdAt: 5)
        try registry.begin(session, removingUnusedSince: 0, orBegunBefore: 0)
        try registry.enter(FailedLogins(failures: 4, lastAt: 5), of: "ayse")
        try registry.enter(FailedLogins(failures: 4, lastAt: 5), of: "nobody")
        #expect(try registry.session([1]) == session)
        #expect(try registry.failedLogins(of: "ayse")?.failures == 4)
        #expect(try registry.failedLogins(of: "nobody") == nil)
        let changed = try registry.changeAccount("ayse", at: 7) { $0.roles = ["reader"] }
        #expect(changed.version == 2)
        #expect(try registry.session([1]) == nil)
        #expect(try registry.failedLogins(of: "ayse")?.failures == 0)
    }

    @Test func `tells another program that something was decided`() throws {
        let registry = try HomeRegistry(home: folder.path)
        let before = try registry.generation()
        #expect(try registry.generation() == before)
        try HomeRegistry(home: folder.path).add(key("a", .agreement("1")))
        #expect(try registry.generation() != before)
    }
}
