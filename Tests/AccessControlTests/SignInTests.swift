@testable import AccessControl
import Crypto
import GeoCore
import HomeRegistry
import Testing

@Suite struct `Passwords` {
    /// RFC 7914, clause 12.
    @Test(arguments: [
        (
            "pleaseletmein", "SodiumChloride", 14, 8,
            "7023bdcb3afd7348461c06cd81fd38ebfda8fbba904f8e3ea9b543f6545da1f2"
                + "d5432955613f0fcf62d49705242a9af9e61e85dc0d651e40dfcf017b45575887"
        )
    ])
    func `are hashed as the standard says`(_ password: String, _ salt: String, _ n: Int, _ r: Int, _ key: String) throws
    {
        let cost = PasswordHash.Cost(rounds: n, blockSize: r, parallelism: 1)
        let derived = try PasswordHash.key(Secret(password), Array(salt.utf8), cost, count: 64)
        #expect(derived == SymmetricKey(data: try #require(Hexadecimal.bytes(key))))
    }

    @Test func `match their own hash with its own cost and no other`() throws {
        let cost = PasswordHash.Cost(rounds: 10, blockSize: 4, parallelism: 2)
        let hash = try PasswordHash(Secret("dört yeşil ördek"), cost: cost)
        let kept = try #require(PasswordHash(hash.text))
        #expect(kept.cost == cost)
        #expect(try kept.matches(Secret("dört yeşil ördek")))
        #expect(try kept.matches(Secret("dort yesil ordek")) == false)
        #expect(try PasswordHash(Secret("dört yeşil ördek"), cost: cost).text != hash.text)
        #expect(hash.text.utf8.starts(with: "scrypt$10$4$2$".utf8))
    }

    @Test func `that are empty match nothing and stop nothing`() throws {
        let cost = PasswordHash.Cost(rounds: 4, blockSize: 1, parallelism: 1)
        #expect(try PasswordHash(Secret("dört yeşil ördek"), cost: cost).matches(Secret("")) == false)
    }

    @Test(arguments: [
        "", "scrypt", "scrypt$30$8$1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
        "scrypt$15$99$1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
        "scrypt$15$8$1$AAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "bcrypt$15$8$1$AA$AA",
        "scrypt$-1$8$1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
    ])
    func `whose hash was tampered with stop nothing`(text: String) { #expect(PasswordHash(text) == nil) }

    @Test(arguments: [
        ("kısa", false), ("on bir har.", false), ("aaaaaaaaaaaaaaa", false), ("ayse.yilmaz1", false),
        ("benim AYSE.Yilmaz", false), ("dört yeşil ördek", true), ("1234567890ab", true),
    ])
    func `that are easy are refused`(password: String, isGood: Bool) throws {
        let name = try AccountName("ayse.yilmaz")
        #expect(((try? PasswordRules.check(Secret(password), for: name)) != nil) == isGood)
    }

    @Test(arguments: ["", "a", ".ab", "ay şe", "ayşe", "a/b", "a'b", "a\n", String(repeating: "a", count: 65), "-ab"])
    func `are for accounts of plain names`(name: String) {
        let error = #expect(throws: PaftaError.self) { try AccountName(name) }
        #expect(error?.code == .invalidAccountName)
    }
}

@Suite struct `Signing in` {
    private let bench: Bench
    private let address = IPAddress(high: 7, low: 0)
    private let password = Secret("dört yeşil ördek")

    init() throws {
        bench = try Bench()
        let name = try AccountName("Ayse")
        try bench.access.accounts.add(name, unit: "Park", roles: [.reader], password: password, now: bench.now)
    }

    private func facts(_ session: Secret) throws -> RequestFacts {
        try bench.facts(["Cookie": "a=b; __Host-pafta=\(session.text)"])
    }

    private func identify(_ session: Secret, after seconds: Int64) async throws -> Identified {
        try await bench.access.identify(try facts(session), now: bench.now + seconds)
    }

    @Test func `begins a session that knows the person`() async throws {
        let (member, session) = try bench.access.signIn("AYSE", password, from: address, now: bench.now)
        let found = try await identify(session, after: 1)
        #expect(found.principal == .staff(member))
        #expect(found.means == .session)
        #expect(member == StaffMember(account: "ayse", unit: "Park", roles: [.reader]))
        #expect(try bench.home.bytes("registry.sqlite-wal").contains(Array(session.text.utf8)) == false)
    }

    @Test func `fails alike for a wrong name, a wrong password and a closed account`() throws {
        let name = try AccountName("kapali")
        try bench.access.accounts.add(name, unit: nil, roles: [], password: password, now: 0)
        try bench.access.accounts.setDisabled(true, name, now: 0)
        let tries = [("nobody", password), ("ayse", Secret("dört yeşil")), ("kapali", password), ("a b", password)]
        let clock = ContinuousClock()
        var (answers, times): ([PaftaError], [Duration]) = ([], [])
        for (name, password) in tries {
            times.append(
                clock.measure {
                    let error = #expect(throws: PaftaError.self) {
                        _ = try bench.access.signIn(name, password, from: address, now: bench.now)
                    }
                    if let error { answers.append(error) }
                }
            )
        }
        #expect(Set(answers.map(\.message)).count == 1)
        #expect(Set(answers.map(\.code)) == [.unauthorised])
        // All of them compute the slow hash; without it the quickest would be hundreds of times quicker.
        #expect(try #require(times.min()) * 10 > #require(times.max()))
    }

    @Test func `again and again is locked, and the right password does not help until then`() throws {
        for _ in 0..<5 {
            #expect(throws: PaftaError.self) {
                _ = try bench.access.signIn("ayse", Secret("x"), from: address, now: bench.now)
            }
        }
        let error = #expect(throws: PaftaError.self) {
            _ = try bench.access.signIn("ayse", password, from: address, now: bench.now + 59)
        }
        #expect(error?.retryAfter == 1)
        #expect(throws: Never.self) {
            _ = try bench.access.signIn("ayse", password, from: address, now: bench.now + 60)
        }
    }

    @Test func `lasts half an hour without a request, and eight hours at most`() async throws {
        let (_, session) = try bench.access.signIn("ayse", password, from: address, now: bench.now)
        let (_, other) = try bench.access.signIn("ayse", password, from: address, now: bench.now)
        for seconds in stride(from: Int64(0), to: 28_800, by: 1_700) {
            _ = try await identify(session, after: seconds)
            try bench.access.noteUse()
        }
        #expect(try await bench.refusal(try facts(session), at: bench.now + 28_800).refusal == .endedSession)
        #expect(try await bench.refusal(try facts(other), at: bench.now + 1_800).refusal == .endedSession)
    }

    @Test func `goes on although the registry was told of its use and nothing was decided`() throws {
        let (_, secret) = try bench.access.signIn("ayse", password, from: address, now: bench.now)
        let sessions = Sessions(bench.registry)
        for minutes in Int64(0)..<100 {
            let now = bench.now + minutes * 60
            _ = try sessions.session(secret, now: now, generation: 1)
            try bench.registry.noteUse(keys: [:], sessions: sessions.use.take())
        }
        #expect(
            try bench.registry.session(Array(SHA256.hash(data: Array(secret.text.utf8))))?.usedAt == bench.now + 5_940
        )
    }

    @Test func `ends for every session when anything about the account changes`() async throws {
        let name = try AccountName("ayse")
        let accounts = bench.access.accounts
        let changes: [() throws -> Void] = [
            { try accounts.setRoles([.auditor], unit: nil, of: name, now: 1) },
            { try accounts.setPassword(password, of: name, now: 1) },
            { try accounts.setDisabled(true, name, now: 1) },
        ]
        for change in changes {
            let (_, session) = try bench.access.signIn("ayse", password, from: address, now: bench.now)
            _ = try await identify(session, after: 1)
            try change()
            #expect(try await bench.refusal(try facts(session)).refusal == .endedSession)
        }
    }

    @Test func `ends with signing out`() async throws {
        let (_, session) = try bench.access.signIn("ayse", password, from: address, now: bench.now)
        _ = try await identify(session, after: 10)
        try bench.access.sessions.end(session)
        #expect(try await bench.refusal(try facts(session)).refusal == .endedSession)
    }

    @Test func `gives forms a token that no other session has`() throws {
        let (_, session) = try bench.access.signIn("ayse", password, from: address, now: bench.now)
        let (_, other) = try bench.access.signIn("ayse", password, from: address, now: bench.now)
        let token = Sessions.formToken(of: session).text
        #expect(Sessions.isFormToken(token, of: session))
        for wrong in ["", session.text, Sessions.formToken(of: other).text, String(token.dropLast()), token + "A"] {
            #expect(Sessions.isFormToken(wrong, of: session) == false)
        }
    }

    @Test func `uses a cookie that scripts and other sites do not get`() {
        let cookie = SessionCookie(isSecure: true).setting(Secret("s")).text
        #expect(cookie == "__Host-pafta=s; Path=/; HttpOnly; SameSite=Strict; Secure")
        #expect(
            SessionCookie(isSecure: false).setting(Secret("s")).text == "pafta=s; Path=/; HttpOnly; SameSite=Strict"
        )
        #expect(SessionCookie(isSecure: true).removal.contains("Max-Age=0"))
    }
}
