import AccessControl
import GeoCore
import HomeRegistry
import Testing

@Suite struct `API keys` {
    @Test func `have the form that people and programs know them by`() throws {
        let key = APIKey.generate()
        let parts = key.text.text.split(separator: "_", maxSplits: 2)
        #expect(parts.map(\.count) == [5, 8, 43])
        #expect(APIKey(key.text.text) == key)
        #expect(Set((0..<1_000).map { _ in APIKey.generate().text.text }).count == 1_000)
    }

    @Test(arguments: [
        "", "pafta_", "pafta_abcdefgh_", "pafta_ABCDEFGH_" + String(repeating: "a", count: 43),
        "pafta_abcdefgh_" + String(repeating: "a", count: 44), "pafta_abcdefgh_" + String(repeating: "=", count: 43),
        "pafta_abcdefg1_" + String(repeating: "a", count: 43), "PAFTA_abcdefgh_" + String(repeating: "a", count: 43),
    ])
    func `of another form are none`(text: String) { #expect(APIKey(text) == nil) }

    @Test func `are nowhere in the registry's file, and in nothing that is shown`() async throws {
        let bench = try Bench()
        let key = try bench.access.keys.makeKey(for: .agreement("2026/14"), now: bench.now)
        let secret = String(key.text.text.suffix(43))
        #expect("\(key) \(String(reflecting: key))".contains(secret) == false)
        var dumped = ""
        dump(key, to: &dumped)
        #expect(dumped.contains(secret) == false)
        for file in ["registry.sqlite", "registry.sqlite-wal"] {
            let bytes = try bench.home.bytes(file)
            #expect(bytes.contains(Array(secret.utf8)) == false)
        }
    }

    @Test func `identify the partner or the person they stand for`() async throws {
        let bench = try Bench()
        let key = try bench.access.keys.makeKey(for: .agreement("2026/14"), now: bench.now)
        let found = try await bench.identify(key.text.text)
        #expect(found.principal == .partner(PartnerIdentity(protocolNumber: "2026/14", credential: key.prefix)))
        try bench.access.accounts.add(try AccountName("ali"), unit: "Park", roles: [.editor], password: nil, now: 0)
        let own = try bench.access.keys.makeKey(for: .account("ali"), now: bench.now)
        let person = StaffMember(account: "ali", unit: "Park", roles: [.editor])
        #expect(try await bench.identify(own.text.text).principal == .staff(person))
        try bench.access.accounts.setDisabled(true, try AccountName("ali"), now: bench.now)
        #expect(try await bench.refusal(try bench.facts(["X-API-Key": own.text.text])).refusal == .disabledAccount)
    }

    @Test func `get one and the same answer whatever is wrong with them`() async throws {
        let bench = try Bench()
        let keys = bench.access.keys
        let owner = CredentialOwner.agreement("2026/14")
        let expired = try keys.makeKey(for: owner, now: bench.now, expiring: bench.now)
        let revoked = try keys.makeKey(for: owner, now: bench.now)
        try bench.registry.revokeKey(revoked.prefix, at: bench.now, reason: "kayıp")
        let good = try keys.makeKey(for: owner, now: bench.now)
        let wrong = "pafta_\(good.prefix)_" + String(repeating: "A", count: 43)
        let texts = [APIKey.generate().text.text, wrong, expired.text.text, revoked.text.text, "nonsense"]
        var answers: [PaftaError] = []
        for text in texts { answers.append(try await bench.refusal(try bench.facts(["X-API-Key": text]))) }
        #expect(answers.map(\.refusal) == [.unknownKey, .wrongSecret, .expired, .revoked, .malformed])
        #expect(Set(answers.map(\.message)).count == 1)
        #expect(Set(answers.map(\.remedy)).count == 1)
        #expect(answers.allSatisfy { $0.code == .unauthorised && $0.category == .unauthorised })
    }

    @Test func `that are revoked fail at the next request`() async throws {
        let bench = try Bench()
        let key = try bench.access.keys.makeKey(for: .agreement("2026/14"), now: bench.now)
        for _ in 0..<3 { _ = try await bench.identify(key.text.text) }
        // Another process, as the command line is.
        let other = try HomeRegistry(home: bench.home.path)
        try other.revokeKey(key.prefix, at: bench.now, reason: "denetim")
        #expect(try await bench.refusal(try bench.facts(["X-API-Key": key.text.text])).refusal == .revoked)
    }

    @Test func `overlap for as long as it was said when they are replaced`() async throws {
        let bench = try Bench()
        let old = try bench.access.keys.makeKey(for: .agreement("2026/14"), label: "CBS", now: bench.now)
        let new = try bench.access.keys.rotate(old.prefix, overlap: 100, now: bench.now)
        #expect(try await bench.identify(old.text.text, at: bench.now + 99).means == .key)
        #expect(try await bench.identify(new.text.text, at: bench.now + 100).means == .key)
        let late = try await bench.refusal(try bench.facts(["X-API-Key": old.text.text]), at: bench.now + 100)
        #expect(late.refusal == .expired)
        #expect(try bench.registry.key(new.prefix)?.label == "CBS")
        let twice = #expect(throws: PaftaError.self) { try bench.access.keys.rotate(old.prefix, now: bench.now) }
        #expect(twice?.code == .unknownKey)
        #expect(try bench.registry.keys().count == 2)
    }

    @Test func `that end earlier anyway are not made to last longer by a replacement`() throws {
        let bench = try Bench()
        let old = try bench.access.keys.makeKey(for: .agreement("1"), now: bench.now, expiring: bench.now + 5)
        _ = try bench.access.keys.rotate(old.prefix, now: bench.now)
        #expect(try bench.registry.key(old.prefix)?.expiresAt == bench.now + 5)
    }

    @Test func `are noted to be in use when the server says so`() async throws {
        let bench = try Bench()
        let key = try bench.access.keys.makeKey(for: .agreement("2026/14"), now: bench.now)
        _ = try await bench.identify(key.text.text)
        #expect(try bench.registry.key(key.prefix)?.usedAt == nil)
        try bench.access.noteUse()
        #expect(try bench.registry.key(key.prefix)?.usedAt == bench.now)
    }

    @Test func `for accounts that are not there are not made`() throws {
        let bench = try Bench()
        let error = #expect(throws: PaftaError.self) {
            try bench.access.keys.makeKey(for: .account("yok"), now: bench.now)
        }
        #expect(error?.code == .unknownAccount)
    }
}
