import GeoCore
import HomeRegistry
import Testing

@Suite struct `Protocols in the registry` {
    private let folder = TemporaryFolder()

    private func enter(_ number: Int, version: Int = 1, state: String = "approved", in registry: HomeRegistry) throws {
        let entry = ProtocolEntry(
            number: "2026/\(number)",
            version: version,
            effectiveVersion: version,
            state: state,
            title: "Deneme",
            receiver: "Kurum \(number % 100)",
            receiverKey: "detsis:\(number % 100)",
            startsOn: "2026-01-01",
            endsOn: "2027-0\(1 + number % 9)-01"
        )
        let row = ProtocolVersion(
            version: version,
            state: state,
            digest: "00",
            actor: "ayse",
            decidedAt: "2026-11-21T10:00:00Z",
            letter: "E-\(number)"
        )
        try registry.enter(entry, row, document: Array("{\"number\":\"2026/\(number)\"}".utf8))
    }

    @Test func `are found by number, state and end`() throws {
        let registry = try HomeRegistry(home: folder.path)
        for number in 1...20 { try enter(number, state: number < 3 ? "revoked" : "approved", in: registry) }
        #expect(try registry.protocolEntry("2026/7")?.receiver == "Kurum 7")
        #expect(try registry.protocolEntry("2026/21") == nil)
        #expect(try registry.protocolEntries(in: ["revoked"]).map(\.number) == ["2026/1", "2026/2"])
        #expect(try registry.protocolEntries().count == 20)
        #expect(try registry.protocolEntries(in: ["' OR 1=1 --"]).isEmpty)
        #expect(try registry.protocolsEnding(before: "2027-02-01").map(\.number) == ["2026/18", "2026/9"])
        #expect(try registry.protocolDocument("2026/7", version: 1) == Array("{\"number\":\"2026/7\"}".utf8))
        #expect(try registry.protocolDocument("2026/7", version: 2) == nil)
    }

    @Test func `take a change only on top of the version it was made from`() throws {
        let registry = try HomeRegistry(home: folder.path)
        try enter(1, state: "draft", in: registry)
        try enter(1, version: 2, in: registry)
        for version in [1, 2, 4] {
            let error = #expect(throws: PaftaError.self) {
                try enter(1, version: version, state: "ended", in: registry)
            }
            #expect(error?.code == .changedProtocol)
        }
        #expect(try registry.protocolEntry("2026/1")?.state == "approved")
        #expect(try registry.protocolVersions(of: "2026/1").map(\.state) == ["draft", "approved"])
    }

    @Test func `give each receiver a key of its own at the first approval, which stays`() throws {
        let registry = try HomeRegistry(home: folder.path)
        try enter(1, state: "draft", in: registry)
        #expect(try registry.maskSecret(of: "detsis:1") == nil)
        try enter(1, version: 2, in: registry)
        let secret = try #require(try registry.maskSecret(of: "detsis:1"))
        #expect(secret.count == 32 && Set(secret).count > 8)
        try enter(101, in: registry)
        try enter(2, in: registry)
        #expect(try registry.maskSecret(of: "detsis:1") == secret)
        #expect(try registry.maskSecret(of: "detsis:2") != secret)
    }

    @Test func `are listed quickly when there are ten thousand`() throws {
        let registry = try HomeRegistry(home: folder.path)
        for number in 1...10_000 { try enter(number, in: registry) }
        let clock = ContinuousClock()
        var count = 0
        let listing = try clock.measure { count = try registry.protocolEntries(in: ["approved"]).count }
        let finding = try clock.measure { for _ in 0..<100 { _ = try registry.protocolEntry("2026/5000") } }
        #expect(count == 10_000)
        // 100 ms is the aim of an optimised build; unoptimised code and busy machines are several times slower.
        #expect(listing < .seconds(1), "\(listing)")
        #expect(finding < .seconds(1), "\(finding)")
    }
}
