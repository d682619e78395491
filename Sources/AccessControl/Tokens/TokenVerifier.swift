public import GeoCore

/// Checks tokens of a sign-in service (JWT in the compact form of JWS).
///
/// Whatever is wrong with a token, the client gets the same answer; the log gets a ``Refusal``.
/// - SeeAlso: RFC 7519, clause 7.2; RFC 8725.
public final class TokenVerifier: Sendable {
    /// The longest token, in bytes.
    public static let maximumBytes = 8_192

    private let settings: TokenSettings
    private let source: SignerSource

    /// Takes which tokens are accepted and where the keys come from.
    public init(_ settings: TokenSettings, keys: TokenKeys) {
        self.settings = settings
        source = SignerSource(keys, algorithms: settings.algorithms)
    }

    /// Returns whom a token stands for.
    ///
    /// - Parameters:
    ///   - token: The token.
    ///   - now: Seconds since 1970.
    /// - Returns: A person or an institution.
    /// - Throws: `access.unauthorised`; `tokens.unreadableKeys` while the keys of the service are not known.
    public func identity(of token: Secret, now: Int64) async throws(PaftaError) -> TokenIdentity {
        let token = try UnverifiedToken(token)
        let (name, algorithm) = try signer(of: token)
        let signers = try await source.signers(for: name, algorithm, now: now)
        guard signers.knows(name, algorithm) else { throw .refused(.unknownSigner) }
        guard signers.verify(token.signature, of: token.signed, name: name, algorithm) else {
            throw .refused(.signature)
        }
        try checkAddressees(token.claims)
        try checkTimes(token.claims, now)
        return try identity(token.claims)
    }

    private func signer(of token: UnverifiedToken) throws(PaftaError) -> (String?, TokenAlgorithm) {
        let type = token.header["typ"].map { ASCII.lowercased($0.text ?? "?") }
        // An extension that has to be understood is none that we understand (RFC 7515, clause 4.1.11).
        guard token.header["crit"] == nil, type == nil || ["jwt", "at+jwt"].contains(type) else {
            throw .refused(.malformed)
        }
        guard let algorithm = token.header["alg"]?.text.flatMap(TokenAlgorithm.init(rawValue:)),
            settings.algorithms.contains(algorithm)
        else { throw .refused(.algorithm) }
        guard let name = token.header["kid"] else { return (nil, algorithm) }
        guard let name = name.text else { throw .refused(.malformed) }
        return (name, algorithm)
    }

    private func checkAddressees(_ claims: [String: JSONValue]) throws(PaftaError) {
        guard claims["iss"]?.text == settings.issuer else { throw .refused(.issuer) }
        switch claims["aud"] {
        case .text(let audience) where audience == settings.audience: return
        case .list(let list) where list.contains { $0.text == settings.audience }: return
        default: throw .refused(.audience)
        }
    }

    private func checkTimes(_ claims: [String: JSONValue], _ now: Int64) throws(PaftaError) {
        // A token without an end would be valid for ever.
        guard let end = claims["exp"]?.seconds, end < .max - settings.leeway else { throw .refused(.claims) }
        guard now < end + settings.leeway else { throw .refused(.expired) }
        for name in ["nbf", "iat"] {
            guard let claim = claims[name] else { continue }
            guard let start = claim.seconds else { throw .refused(.claims) }
            guard start <= now + settings.leeway else { throw .refused(.early) }
        }
    }

    private func identity(_ claims: [String: JSONValue]) throws(PaftaError) -> TokenIdentity {
        guard let subject = claims["sub"]?.text, Self.isPlain(subject) else { throw .refused(.claims) }
        var identity = TokenIdentity(subject: subject)
        if let claim = settings.protocolClaim.flatMap({ claims.claim($0) }) {
            guard let number = claim.text, Self.isPlain(number) else { throw .refused(.claims) }
            identity.protocolNumber = number
            return identity
        }
        guard let name = claims.claim(settings.accountClaim)?.text,
            let account = try? AccountName(name)
        else { throw .refused(.claims) }
        identity.account = account.text
        identity.unit = settings.unitClaim.flatMap { claims.claim($0)?.text }
        identity.roles = settings.rolesClaim.flatMap { claims.claim($0) }.map { roles($0.words) }
        return identity
    }

    private func roles(_ names: [String]) -> Set<Role> {
        Set(names.compactMap { settings.roleNames[$0] ?? Role(rawValue: $0) })
    }

    /// Whether a text can stand in a log line as it is.
    private static func isPlain(_ text: String) -> Bool {
        (1...255).contains(text.utf8.count) && text.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x7F }
    }
}
