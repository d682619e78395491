internal import GeoCore
internal import HTTPTypes
internal import Hummingbird
internal import NIOCore
internal import OGCServices

/// Turns what a service answers into an HTTP response: renders pages, compresses, and streams with back-pressure.
struct ResponseComposer: Sendable {
    let pool: WorkerPool
    let compressor: ContentCompressor
    let pages: PageRenderer
    /// What every page is sent with.
    let protection: PageProtection

    /// Bodies shorter than this go as they are: the header costs more than it saves.
    private static let smallestCompressed = 1_024

    /// A body ready to be sent.
    enum Body: Sendable {
        case bytes([UInt8])
        case stream(any ByteStream)
    }

    /// An answer ready to be sent.
    struct Composed: Sendable {
        var status: Int
        var headers: HTTPFields
        var body: Body
        /// Whether the thread of the connection makes the pieces of a stream, too.
        var isQuick = false
    }

    /// Renders and compresses; runs on a worker thread.
    func compose(
        _ answer: ServiceResponse,
        baseURL: String,
        acceptEncoding: String?,
        for visitor: PageVisitor = .unnamed,
        hashing content: ContentHash? = nil
    ) throws(PaftaError) -> Composed {
        var headers = HTTPFields()
        for header in answer.headers {
            if let name = HTTPField.Name(header.name) { headers.append(HTTPField(name: name, value: header.value)) }
        }
        let body: Body =
            switch answer.body {
            case .empty: .bytes([])
            case .bytes(let bytes): .bytes(bytes)
            case .stream(let stream): .stream(stream)
            case .page(let page): .bytes(pages.render(page, baseURL: baseURL, for: visitor))
            }
        protection.add(to: &headers, for: visitor)
        let composed = Composed(status: answer.status, headers: headers, body: watched(body, content))
        return try compress(composed, acceptEncoding)
    }

    private func watched(_ body: Body, _ content: ContentHash?) -> Body {
        guard let content else { return body }
        switch body {
        case .bytes(let bytes):
            content.add(bytes)
            return body
        case .stream(let stream): return .stream(content.watching(stream))
        }
    }

    private func compress(_ answer: Composed, _ acceptEncoding: String?) throws(PaftaError) -> Composed {
        guard Self.isCompressible(answer.headers[.contentType]) else { return answer }
        var result = answer
        let vary = result.headers[.vary].map { "\($0), Accept-Encoding" } ?? "Accept-Encoding"
        result.headers[.vary] = vary
        let accepted = AcceptEncoding(acceptEncoding)
        guard accepted.coding != .identity else { return result }
        switch answer.body {
        case .bytes(let bytes):
            guard let coded = compressedBytes(bytes, accepted) else { return result }
            result.body = .bytes(coded)
        case .stream(let stream):
            result.body = .stream(try compressor.stream(stream, as: accepted.coding))
        }
        result.headers[.contentEncoding] = accepted.coding.rawValue
        // The bytes differ from those without compression, so the tag may only claim the same meaning (RFC 9110, 8.8.1).
        if let tag = result.headers[.eTag], !tag.hasPrefix("W/") { result.headers[.eTag] = "W/\(tag)" }
        return result
    }

    /// Returns a body with the coding that the client takes; `nil` if it had better go as it is.
    private func compressedBytes(_ bytes: [UInt8], _ accepted: AcceptEncoding) -> [UInt8]? {
        guard !bytes.isEmpty else { return nil }
        if accepted.refusesIdentity {
            return compressor.compress(bytes, as: accepted.coding, room: 2 * bytes.count + Self.smallestCompressed)
        }
        guard bytes.count >= Self.smallestCompressed else { return nil }
        return compressor.compress(bytes, as: accepted.coding, room: bytes.count - 1)
    }

    private static func isCompressible(_ type: String?) -> Bool {
        guard let type else { return false }
        let kinds = ["json", "html", "text/", "mapbox-vector-tile", "flatgeobuf", "javascript", "xml"]
        return kinds.contains { type.contains($0) }
    }

    /// Whether an answer to a request with this `Accept-Encoding` is compressed if it can be.
    static func accepts(_ header: String?) -> Bool { AcceptEncoding(header).coding != .identity }

    /// Makes the HTTP response; `finished` is told the number of bytes sent, also when the client left early.
    func response(_ composed: Composed, finished: @escaping @Sendable (Int) -> Void) -> Response {
        let status = HTTPResponse.Status(code: composed.status)
        switch composed.body {
        case .bytes(let bytes):
            finished(bytes.count)
            let body = bytes.isEmpty ? ResponseBody() : ResponseBody(byteBuffer: ByteBuffer(bytes: bytes))
            return Response(status: status, headers: composed.headers, body: body)
        case .stream(let stream):
            let pool = composed.isQuick ? nil : pool
            let body = ResponseBody { writer in
                try await send(stream, on: pool, to: &writer, finished: finished)
            }
            return Response(status: status, headers: composed.headers, body: body)
        }
    }
}

/// Sends a stream chunk by chunk; the next chunk is made only when the client has taken the one before.
private func send(
    _ stream: any ByteStream,
    on pool: WorkerPool?,
    to writer: inout any ResponseBodyWriter,
    finished: @escaping @Sendable (Int) -> Void
) async throws {
    var sent = 0
    defer { finished(sent) }
    do {
        while true {
            let chunk = try await withTaskCancellationHandler {
                if let pool { try await pool.run { try stream.next() } } else { try stream.next() }
            } onCancel: {
                stream.cancel()
            }
            guard let chunk else { break }
            try await writer.write(ByteBuffer(bytes: chunk))
            sent += chunk.count
            // A client that reads fast must not keep the others of its thread waiting.
            if pool == nil { await Task.yield() }
        }
        try await writer.finish(nil)
    } catch {
        stream.cancel()
        throw error
    }
}
