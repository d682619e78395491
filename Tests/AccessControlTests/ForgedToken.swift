import Crypto
import CryptoExtras
import Foundation

/// Tokens made by hand, so that everything about them can be wrong.
struct ForgedToken {
    var header: [String: Any] = ["typ": "JWT", "alg": "ES256", "kid": "p256"]
    var claims: [String: Any] = [
        "iss": "https://giris.example", "aud": "pafta", "sub": "u-17", "preferred_username": "Ayse.Yilmaz",
        "exp": 1_800_000_600, "nbf": 1_799_999_000, "iat": 1_799_999_000,
    ]

    /// The token with a signature over its first two parts.
    func text(signedBy sign: (Data) throws -> Data) throws -> String {
        let parts = try [header, claims].map { try JSONSerialization.data(withJSONObject: $0) }
        let body = parts.map(Self.base64URL).joined(separator: ".")
        return body + "." + Self.base64URL(try sign(Data(body.utf8)))
    }

    static func base64URL(_ data: some DataProtocol) -> String {
        Data(data).base64EncodedString().replacingOccurrences(of: "+", with: "-")
            .replacingOccurrences(of: "/", with: "_").replacingOccurrences(of: "=", with: "")
    }
}

/// A sign-in service with one key of each kind.
struct Issuer: Sendable {
    /// One for all tests: making an RSA key takes long.
    static let shared = try? Issuer()

    let p256 = P256.Signing.PrivateKey()
    let ed25519 = Curve25519.Signing.PrivateKey()
    let rsa: _RSA.Signing.PrivateKey

    private init() throws { rsa = try _RSA.Signing.PrivateKey(keySize: .bits2048) }

    func es256(_ data: Data) throws -> Data { try p256.signature(for: data).rawRepresentation }
    func edDSA(_ data: Data) throws -> Data { try ed25519.signature(for: data) }
    func rs256(_ data: Data) throws -> Data {
        try rsa.signature(for: SHA256.hash(data: data), padding: .insecurePKCS1v1_5).rawRepresentation
    }
    func ps256(_ data: Data) throws -> Data {
        try rsa.signature(for: SHA256.hash(data: data), padding: .PSS).rawRepresentation
    }

    /// The keys as the service publishes them, with one of an unknown kind and one for encryption among them.
    func keySet(renaming names: [String: String] = [:]) throws -> String {
        let point = p256.publicKey.rawRepresentation
        let primitives = try rsa.publicKey.getKeyPrimitives()
        func name(_ kid: String) -> String { names[kid] ?? kid }
        let keys: [[String: Any]] = [
            ["kty": "unheard-of", "kid": "new"],
            ["kty": "oct", "kid": "shared", "k": "AAAA"],
            [
                "kty": "EC", "crv": "P-256", "kid": name("p256"), "use": "sig",
                "x": ForgedToken.base64URL(point.prefix(32)), "y": ForgedToken.base64URL(point.suffix(32)),
            ],
            [
                "kty": "OKP", "crv": "Ed25519", "kid": name("ed"),
                "x": ForgedToken.base64URL(ed25519.publicKey.rawRepresentation),
            ],
            [
                "kty": "RSA", "kid": name("rsa"), "n": ForgedToken.base64URL(primitives.modulus),
                "e": ForgedToken.base64URL(primitives.publicExponent),
            ],
            [
                "kty": "RSA", "kid": "secret", "use": "enc", "n": ForgedToken.base64URL(primitives.modulus),
                "e": ForgedToken.base64URL(primitives.publicExponent),
            ],
        ]
        let data = try JSONSerialization.data(withJSONObject: ["keys": keys])
        return String(decoding: data, as: UTF8.self)
    }
}
