internal import GeoCore

/// A token of which nothing is believed yet.
struct UnverifiedToken {
    let header: [String: JSONValue]
    let claims: [String: JSONValue]
    let signature: [UInt8]
    /// What the signature is for: the first two parts as they were sent.
    let signed: [UInt8]

    /// Takes a token apart.
    ///
    /// - Throws: `access.unauthorised` if it is too long or not of three parts, each in the one valid form.
    /// - SeeAlso: RFC 7515, clause 5.2.
    init(_ token: Secret) throws(PaftaError) {
        guard token.text.utf8.count <= TokenVerifier.maximumBytes else { throw .refused(.malformed) }
        let bytes = Array(token.text.utf8)
        let parts = bytes.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        guard parts.count == 3, let header = Base64.bytes(url: parts[0]).flatMap(JSONValue.object),
            let claims = Base64.bytes(url: parts[1]).flatMap(JSONValue.object),
            let signature = Base64.bytes(url: parts[2])
        else { throw .refused(.malformed) }
        (self.header, self.claims, self.signature) = (header, claims, signature)
        signed = Array(bytes[..<parts[1].endIndex])
    }
}
