import AccessControl
import Foundation
import GeoCore
import Synchronization
import Testing

@Suite struct `Keys of the sign-in service` {
    private let issuer: Issuer
    private let settings = TokenSettings(issuer: "https://giris.example", audience: "pafta")
    private let now: Int64 = 1_800_000_000

    init() throws { issuer = try #require(Issuer.shared) }

    private func token(_ key: String) throws -> Secret {
        var token = ForgedToken()
        token.header["kid"] = key
        return Secret(try token.text(signedBy: issuer.es256))
    }

    @Test func `are fetched for an unknown name, but at most once a minute`() async throws {
        let fetches = Mutex(0)
        let sets = [try issuer.keySet(), try issuer.keySet(renaming: ["p256": "next"])]
        let verifier = TokenVerifier(
            settings,
            keys: .fetched {
                sets[
                    min(
                        fetches.withLock {
                            $0 += 1
                            return $0 - 1
                        },
                        1
                    )
                ]
            }
        )
        _ = try await verifier.identity(of: try token("p256"), now: now)
        for _ in 0..<50 {
            await #expect(throws: PaftaError.self) { try await verifier.identity(of: try token("next"), now: now + 59) }
        }
        #expect(fetches.withLock { $0 } == 1)
        _ = try await verifier.identity(of: try token("next"), now: now + 60)
        #expect(fetches.withLock { $0 } == 2)
    }

    @Test func `are fetched once for many requests at one time`() async throws {
        let fetches = Mutex(0)
        let set = try issuer.keySet()
        let verifier = TokenVerifier(
            settings,
            keys: .fetched {
                fetches.withLock { $0 += 1 }
                try await Task.sleep(for: .milliseconds(50))
                return set
            }
        )
        let token = try token("p256")
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<40 { group.addTask { _ = try await verifier.identity(of: token, now: 1_800_000_000) } }
            try await group.waitForAll()
        }
        #expect(fetches.withLock { $0 } == 1)
    }

    @Test func `stay as they were while the service cannot be reached`() async throws {
        let isDown = Mutex(false)
        let set = try issuer.keySet()
        let verifier = TokenVerifier(
            settings,
            keys: .fetched {
                guard !isDown.withLock({ $0 }) else { throw CancellationError() }
                return set
            }
        )
        var patient = ForgedToken()
        patient.claims["exp"] = now + 100_000
        let token = Secret(try patient.text(signedBy: issuer.es256))
        _ = try await verifier.identity(of: token, now: now)
        isDown.withLock { $0 = true }
        #expect(try await verifier.identity(of: token, now: now + 50_000).subject == "u-17")
    }

    @Test func `that were never read are a failure of ours, not of the client`() async throws {
        let verifier = TokenVerifier(settings, keys: .fetched { "<html>" })
        let token = try token("p256")
        let error = await #expect(throws: PaftaError.self) { try await verifier.identity(of: token, now: now) }
        #expect(error?.code == .invalidKeySet)
        #expect(error?.category == .unavailable)
    }

    @Test func `in a file are read again when it changes`() async throws {
        let home = TemporaryHome()
        let file = try home.write("keys.json", try issuer.keySet(renaming: ["p256": "old"]))
        let verifier = TokenVerifier(settings, keys: .file(file))
        _ = try await verifier.identity(of: try token("old"), now: now)
        _ = try home.write("keys.json", try issuer.keySet())
        try FileManager.default.setAttributes([.modificationDate: Date(timeIntervalSince1970: 5)], ofItemAtPath: file)
        _ = try await verifier.identity(of: try token("p256"), now: now)
        let old = try token("old")
        let error = await #expect(throws: PaftaError.self) { try await verifier.identity(of: old, now: now) }
        #expect(error?.refusal == .unknownSigner)
    }
}
