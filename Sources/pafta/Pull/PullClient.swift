import AsyncHTTPClient
import GeoCore
import NIOCore
import NIOHTTP1
import NIOHTTPCompression
import NIOSSL

/// Asks a server of OGC API - Features, one request after the other.
final class PullClient {
    /// A page of features is smaller; what is larger is not read.
    private static let largestAnswer = 1 << 28
    private static let tries = 8

    private let client: HTTPClient
    private let base: String
    private let key: String?
    private let pause: (Int) throws(PaftaError) -> Void

    /// Creates a client.
    ///
    /// - Parameters:
    ///   - base: The address of the service, without a slash at its end.
    ///   - key: The key; it goes into a header and nowhere else.
    ///   - authority: A file with certificates of authorities that are trusted instead of those of the system.
    ///   - pause: Waits so many seconds; may throw to cancel.
    init(
        base: String,
        key: String?,
        authority: String?,
        pause: @escaping (Int) throws(PaftaError) -> Void
    ) {
        var configuration = HTTPClient.Configuration(
            // A key must not follow a redirection to somebody else.
            redirectConfiguration: .disallow,
            timeout: .init(connect: .seconds(20), read: .seconds(120)),
            decompression: .enabled(limit: .size(Self.largestAnswer))
        )
        if let authority {
            var security = TLSConfiguration.makeClientConfiguration()
            security.trustRoots = .file(authority)
            configuration.tlsConfiguration = security
        }
        client = HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
        self.base = base
        self.key = key
        self.pause = pause
    }

    deinit { try? client.syncShutdown() }

    /// Returns the document at a path below the base.
    ///
    /// Waits and tries again when the server says so, or when it cannot be reached for a while.
    ///
    /// - Throws: `source.unreachable`, `source.invalid`, and what the server says, by its own code.
    func document(_ path: String) throws(PaftaError) -> JSONNode {
        var attempt = 0
        while true {
            attempt += 1
            do throws(PaftaError) {
                return try request(path)
            } catch {
                guard error.category == .unavailable || error.retryAfter != nil, error.code != .cancelled,
                    attempt < Self.tries
                else { throw error }
                try pause(min(error.retryAfter ?? 1 << min(attempt, 6), 3_600))
            }
        }
    }

    private func request(_ path: String) throws(PaftaError) -> JSONNode {
        var headers = HTTPHeaders([("Accept", "application/json"), ("User-Agent", "pafta/\(Version.current)")])
        if let key { headers.add(name: "Authorization", value: "Bearer \(key)") }
        let response: HTTPClient.Response
        do {
            let request = try HTTPClient.Request(url: base + path, headers: headers)
            let collector = ResponseAccumulator(request: request, maxBodySize: Self.largestAnswer)
            response = try client.execute(request: request, delegate: collector).wait()
        } catch {
            throw .unreachableSource(String(describing: type(of: error)) + ": \(error)")
        }
        let document = response.body.flatMap { JSONReader.read(Array($0.readableBytesView)) }
        guard response.status == .ok else {
            var error = PaftaError.refusedSource(Int(response.status.code), document)
            let wait = response.headers.first(name: "Retry-After").flatMap { Int($0) }
            if response.status == .tooManyRequests || response.status == .serviceUnavailable {
                error.retryAfter = max(1, wait ?? 5)
            }
            throw error
        }
        guard let document else { throw .invalidSource("JSON") }
        return document
    }
}
