public import GeoCore

/// Finds the credentials of a request.
///
/// Where they may stand: `Authorization: Bearer` with a key or token, `Authorization: Basic` with a key as user or
/// password, `X-API-Key`, the session's cookie, the header of a trusted proxy, and parameters of the query. The query
/// is the last resort of old clients; ``TargetMask`` keeps it out of logs.
public struct CredentialReader: Sendable {
    /// The parameters of the query that may hold a key, in small letters; empty to accept none there.
    public var parameters: [String]
    /// The cookie of sessions.
    public var cookie: SessionCookie
    /// The proxy that signs people in.
    public var proxy: TrustedProxy?

    /// What clients of WMS and the like call it.
    ///
    /// Under `key`, which data may use as well, only a key is a credential.
    public static let usualParameters = ["apikey", "api_key", "key"]

    /// Creates a reader.
    public init(
        parameters: [String] = CredentialReader.usualParameters,
        cookie: SessionCookie,
        proxy: TrustedProxy? = nil
    ) {
        self.parameters = parameters.map(ASCII.lowercased)
        self.cookie = cookie
        self.proxy = proxy
    }

    /// Returns the credentials of a request.
    ///
    /// - Throws: `access.unauthorised` if one has no valid form, or if there are two different ones: guessing which is
    ///   meant would let one hide behind the other.
    public func credentials(of facts: RequestFacts) throws(PaftaError) -> PresentedCredentials {
        var found: Set<Credential> = []
        var presented = PresentedCredentials()
        presented.certificate = facts.certificate
        for field in facts.fields {
            let name = field.name.utf8
            if ASCII.isEqual(name, to: "authorization".utf8) {
                found.insert(try authorization(field.value))
            } else if ASCII.isEqual(name, to: "x-api-key".utf8) {
                if let key = try key(field.value) { found.insert(key) }
            } else if ASCII.isEqual(name, to: "cookie".utf8) {
                found.formUnion(sessions(field.value))
            } else if let proxy, ASCII.isEqual(name, to: proxy.header.utf8) {
                guard proxy.peers.contains(address: facts.peer) else {
                    presented.isForeignProxyHeaderIgnored = true
                    continue
                }
                guard let account = try? AccountName(field.value) else { throw .refused(.malformed) }
                found.insert(.proxied(account.text))
            }
        }
        found.formUnion(try queried(facts.target))
        guard found.count <= 1 else { throw .refused(.several) }
        presented.credential = found.first
        return presented
    }

    private func authorization(_ value: String) throws(PaftaError) -> Credential {
        let parts = value.split(separator: " ", maxSplits: 1)
        guard parts.count == 2, value.utf8.count <= TokenVerifier.maximumBytes + 16 else { throw .refused(.malformed) }
        let content = parts[1].drop { $0 == " " }
        if ASCII.isEqual(parts[0].utf8, to: "bearer".utf8) {
            if content.utf8.starts(with: APIKey.lead) {
                if let key = try key(String(content)) { return key }
            } else if content.utf8.contains(UInt8(ascii: ".")) {
                return .token(Secret(String(content)))
            }
        } else if ASCII.isEqual(parts[0].utf8, to: "basic".utf8) {
            return try basic(content)
        }
        throw .refused(.malformed)
    }

    /// GIS programs know no other field than user and password; the key may stand in either.
    private func basic(_ content: Substring) throws(PaftaError) -> Credential {
        guard content.utf8.count <= 1_024, let bytes = Base64.bytes(content.utf8),
            let colon = bytes.firstIndex(of: UInt8(ascii: ":"))
        else { throw .refused(.malformed) }
        let keys = [bytes[..<colon], bytes[(colon + 1)...]].compactMap { APIKey(String(decoding: $0, as: UTF8.self)) }
        guard let key = keys.first else { throw .refused(.malformed) }
        guard keys.allSatisfy({ $0 == key }) else { throw .refused(.several) }
        return .key(key)
    }

    /// An empty value is what clients send whose user has entered no key.
    private func key(_ text: String) throws(PaftaError) -> Credential? {
        guard !text.isEmpty else { return nil }
        guard let key = APIKey(text) else { throw .refused(.malformed) }
        return .key(key)
    }

    private func sessions(_ value: String) -> [Credential] {
        value.utf8.split(separator: UInt8(ascii: ";"))
            .compactMap { pair in
                let pair = pair.drop { $0 == 0x20 }
                guard pair.starts(with: cookie.name.utf8) else { return nil }
                let rest = pair.dropFirst(cookie.name.utf8.count)
                guard rest.first == UInt8(ascii: "="), rest.count > 1 else { return nil }
                return .session(Secret(String(decoding: rest.dropFirst(), as: UTF8.self)))
            }
    }

    private func queried(_ target: String) throws(PaftaError) -> [Credential] {
        guard !parameters.isEmpty, let mark = target.utf8.firstIndex(of: UInt8(ascii: "?")) else { return [] }
        var found: [Credential] = []
        for pair in target.utf8[target.utf8.index(after: mark)...].split(separator: UInt8(ascii: "&")) {
            let parts = pair.split(separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
            let name = PercentEncoding.decoded(parts[0])
            guard parts.count == 2, let parameter = parameters.first(where: { ASCII.isEqual(name, to: $0.utf8) }) else {
                continue
            }
            let value = PercentEncoding.decoded(parts[1])
            if parameter == "key", !value.starts(with: APIKey.lead) { continue }
            if let key = try key(String(decoding: value, as: UTF8.self)) { found.append(key) }
        }
        return found
    }
}
