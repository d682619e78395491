import AccessControl
import GeoCore
import HomeRegistry
import Testing

/// A registry in a folder of its own, and what asks it.
struct Bench {
    let home = TemporaryHome()
    let registry: HomeRegistry
    let access: Access
    let now: Int64 = 1_800_000_000

    init(_ change: (inout AccessSettings) throws -> Void = { _ in }) throws {
        registry = try HomeRegistry(home: home.path)
        var settings = AccessSettings(isSecure: true)
        try change(&settings)
        access = Access(registry: registry, settings: settings)
    }

    /// The facts of a request from some address.
    func facts(
        _ fields: [String: String] = [:],
        target: String = "/collections",
        peer: String = "192.0.2.7",
        certificate: [UInt8]? = nil
    ) throws -> RequestFacts {
        RequestFacts(
            fields: fields.sorted { $0.key < $1.key }.map { RequestFacts.Field(name: $0.key, value: $0.value) },
            target: target,
            peer: try #require(IPAddress(peer)),
            certificate: certificate
        )
    }

    /// Who sends a request with a key.
    func identify(_ key: String, at moment: Int64? = nil) async throws -> Identified {
        try await access.identify(try facts(["X-API-Key": key]), now: moment ?? now)
    }

    /// What a request that has to be refused is answered with.
    func refusal(_ facts: RequestFacts, at moment: Int64? = nil) async throws -> PaftaError {
        let now = moment ?? now
        return try #require(await #expect(throws: PaftaError.self) { _ = try await access.identify(facts, now: now) })
    }
}
