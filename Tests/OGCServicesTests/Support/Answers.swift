import GeoCore
import OGCServices
import PaftaTesting
import Testing

extension ServiceRequest {
    /// Creates a request from a query as it stands in a test, such as `bbox=1,2,3,4&limit=5`; nothing is encoded.
    init(_ query: String = "", accept: String? = nil, language: String? = nil) {
        let parameters = query.split(separator: "&")
            .map { part in
                let halves = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
                return Parameter(name: halves[0], value: halves.count > 1 ? halves[1] : "")
            }
        self.init(
            path: "/",
            query: parameters,
            baseURL: "http://127.0.0.1:8080",
            accept: accept,
            acceptLanguage: language
        )
    }
}

extension ServiceResponse {
    /// All bytes of the body, a stream read to its end.
    func bytes() throws -> [UInt8] {
        switch body {
        case .empty, .page: return []
        case .bytes(let bytes): return bytes
        case .stream(let stream):
            var all: [UInt8] = []
            while let piece = try stream.next() { all += piece }
            return all
        }
    }

    /// The body as JSON.
    func json() throws -> JSONDocument { try JSONDocument(try bytes()) }

    /// The model of the page.
    func page() throws -> Page {
        guard case .page(let page) = body else { throw JSONFault(offset: -1) }
        return page
    }
}

extension JSONDocument {
    /// The identifiers of the features of a collection.
    var identifiers: [JSONDocument?] { self["features"]?.elements.map { $0["id"] } ?? [] }

    /// The numbers of the features of a collection.
    var numbers: [Int] { identifiers.compactMap { $0?.number.map { Int($0) } } }

    /// The texts that identify the features of a collection.
    var names: [String] { identifiers.compactMap { $0?.text } }

    /// The links with one relation.
    func links(_ relation: String) -> [JSONDocument] {
        self["links"]?.elements.filter { $0["rel"]?.text == relation } ?? []
    }
}

/// Returns the query parameters of a link, decoded.
func query(of href: String) -> [ServiceRequest.Parameter] {
    guard let mark = href.firstIndex(of: "?") else { return [] }
    return href[href.index(after: mark)...].split(separator: "&")
        .map { part in
            let halves = part.split(separator: "=", maxSplits: 1).map(String.init)
            return ServiceRequest.Parameter(name: decoded(halves[0]), value: halves.count > 1 ? decoded(halves[1]) : "")
        }
}

private func decoded(_ text: String) -> String {
    var bytes: [UInt8] = []
    var rest = Array(text.utf8)[...]
    while let byte = rest.popFirst() {
        if byte == UInt8(ascii: "%"), let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16) {
            bytes.append(value)
            rest = rest.dropFirst(2)
        } else {
            bytes.append(byte)
        }
    }
    return String(decoding: bytes, as: UTF8.self)
}

/// Runs `body`, which must fail, and returns the code of its error.
func code(_ body: () throws(PaftaError) -> ServiceResponse) -> String? {
    do throws(PaftaError) {
        _ = try body()
        return nil
    } catch {
        return error.code.description
    }
}
