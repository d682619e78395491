internal import AccessControl
internal import AsyncHTTPClient
internal import GeoCore
internal import NIOCore
internal import NIOHTTP1
internal import PaftaConfiguration

/// The address that the sign-in service publishes its keys at (JWKS).
struct SignerAddress: Sendable {
    private let url: String

    private static let patience = TimeAmount.seconds(5)
    private static let largest = 256 << 10
    /// Without TLS, keys of this machine alone can be believed.
    private static let schemes = ["https://", "http://127.0.0.1:", "http://127.0.0.1/"]

    /// - Throws: `configuration.invalid` unless the address is of https.
    init(_ url: String) throws(PaftaError) {
        guard Self.schemes.contains(where: { url.hasPrefix($0) }) else { throw .insecureSigner }
        self.url = url
    }

    /// Fetches the document; follows nobody elsewhere, and takes no more than such a document has.
    func fetch() async throws -> String {
        var configuration = HTTPClient.Configuration()
        configuration.redirectConfiguration = .disallow
        configuration.timeout = .init(connect: Self.patience, read: Self.patience)
        let client = HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
        let outcome: Result<String, any Error>
        do { outcome = .success(try await document(by: client)) } catch { outcome = .failure(error) }
        try await client.shutdown()
        return try outcome.get()
    }

    private func document(by client: HTTPClient) async throws -> String {
        try await withThrowingTaskGroup(of: String.self) { group in
            group.addTask {
                var request = HTTPClientRequest(url: url)
                request.headers.add(name: "accept", value: "application/json")
                let response = try await client.execute(request, timeout: Self.patience)
                guard response.status == .ok else {
                    throw PaftaError.unavailableSigner("status \(response.status.code)")
                }
                return String(buffer: try await response.body.collect(upTo: Self.largest))
            }
            // A service that sends its answer drop by drop must not hold up whoever waits for it.
            group.addTask {
                try await Task.sleep(for: .nanoseconds(Self.patience.nanoseconds))
                throw PaftaError.unavailableSigner("no answer in time")
            }
            defer { group.cancelAll() }
            guard let text = try await group.next() else { throw PaftaError.unavailableSigner("no answer") }
            return text
        }
    }
}

extension PaftaError {
    fileprivate static var insecureSigner: PaftaError {
        PaftaError(
            .invalidInput,
            .invalidConfiguration,
            LocalizedText(
                "pafta.toml cannot be used: 'keys_url' under [access.tokens] is no address of https.",
                tr: "pafta.toml kullanılamıyor: [access.tokens] bölümündeki 'keys_url' bir https adresi değil."
            ),
            remedy: LocalizedText(
                "Name an address that starts with https://, or the file itself as 'keys_file'.",
                tr: "https:// ile başlayan bir adres ya da 'keys_file' ile dosyanın kendisini yazın."
            )
        )
    }

    fileprivate static func unavailableSigner(_ cause: String) -> PaftaError {
        PaftaError(
            .unavailable,
            .invalidKeySet,
            LocalizedText(
                "The sign-in service does not give its keys.",
                tr: "Oturum açma hizmeti anahtarlarını vermiyor."
            ),
            cause: cause
        )
    }
}
