import AccessControl
import Crypto
import Foundation
import GeoCore
import JWTKit
import Testing

@Suite struct `Tokens of the sign-in service` {
    private let issuer: Issuer
    private let verifier: TokenVerifier
    private let now: Int64 = 1_800_000_000

    init() throws {
        issuer = try #require(Issuer.shared)
        var settings = TokenSettings(issuer: "https://giris.example", audience: "pafta")
        settings.rolesClaim = "realm_access.roles"
        settings.unitClaim = "unit"
        settings.protocolClaim = "protokol"
        settings.roleNames = ["gis-editor": .editor]
        verifier = TokenVerifier(settings, keys: .text(try issuer.keySet()))
    }

    private func refusal(_ text: String) async throws -> PaftaError {
        try #require(
            await #expect(throws: PaftaError.self) {
                _ = try await verifier.identity(of: Secret(text), now: now)
            }
        )
    }

    @Test(arguments: [("ES256", "p256"), ("EdDSA", "ed"), ("RS256", "rsa")])
    func `that are right say who it is`(algorithm: String, key: String) async throws {
        var token = ForgedToken()
        token.header["alg"] = algorithm
        token.header["kid"] = key
        token.claims["unit"] = "Park"
        token.claims["realm_access"] = ["roles": ["reader", "gis-editor", "offline_access"]]
        let signers = ["p256": issuer.es256, "ed": issuer.edDSA, "rsa": issuer.rs256]
        let text = try token.text(signedBy: try #require(signers[key]))
        let identity = try await verifier.identity(of: Secret(text), now: now)
        #expect(identity.account == "ayse.yilmaz")
        #expect(identity.unit == "Park")
        #expect(identity.roles == [.reader, .editor])
        #expect(identity.subject == "u-17")
    }

    @Test func `of an institution name its protocol`() async throws {
        var token = ForgedToken()
        token.claims["protokol"] = "2026/14"
        token.claims["aud"] = ["other", "pafta"]
        let text = try token.text(signedBy: issuer.es256)
        let identity = try await verifier.identity(of: Secret(text), now: now)
        #expect(identity.protocolNumber == "2026/14")
        #expect(identity.account == nil)
    }

    @Test func `made with another library are read`() async throws {
        struct Claims: JWTPayload {
            var iss = "https://giris.example"
            var aud = AudienceClaim(value: ["pafta"])
            var sub = SubjectClaim(value: "u-18")
            var exp = ExpirationClaim(value: Date(timeIntervalSince1970: 1_800_000_100.5))
            var preferred_username = "ali"
            func verify(using algorithm: some JWTAlgorithm) {}
        }
        let keys = JWTKeyCollection()
        await keys.add(ecdsa: try ES256PrivateKey(backing: issuer.p256), kid: "p256")
        let text = try await keys.sign(Claims(), kid: "p256")
        #expect(try await verifier.identity(of: Secret(text), now: now).account == "ali")
    }

    /// What is changed in the header, and why it is refused.
    @Test(arguments: [
        (["alg": "none"], Refusal.algorithm), (["alg": "None"], .algorithm), (["alg": "HS256"], .algorithm),
        (["alg": "ES384"], .algorithm), (["alg": "es256"], .algorithm), (["kid": "nobody"], .unknownSigner),
        (["kid": "rsa"], .unknownSigner), (["kid": "shared"], .unknownSigner), (["kid": "new"], .unknownSigner),
        (["alg": "RS256", "kid": "secret"], .unknownSigner), (["crit": "exp"], .malformed),
        (["typ": "JWE"], .malformed),
        (["alg": "RS256", "kid": "rsa"], .signature), (["alg": "EdDSA", "kid": "ed"], .signature),
    ])
    func `with a forged header are refused`(change: [String: String], refusal: Refusal) async throws {
        var token = ForgedToken()
        for (name, value) in change { token.header[name] = value }
        let text = try token.text(signedBy: issuer.es256)
        #expect(try await self.refusal(text).refusal == refusal)
    }

    @Test(arguments: ["", "00", "=", "AA"])
    func `without a signature are refused`(signature: String) async throws {
        var token = ForgedToken()
        let signed = try token.text(signedBy: issuer.es256)
        let body = signed.prefix { $0 != "." } + "." + signed.split(separator: ".")[1]
        #expect(try await refusal("\(body).\(signature)").code == .unauthorised)
        token.header["alg"] = "none"
        let unsigned = try token.text { _ in Data() }
        #expect(try await refusal(unsigned).refusal == .algorithm)
    }

    @Test func `signed with the public key as if it were shared are refused`() async throws {
        var token = ForgedToken()
        let shared = SymmetricKey(data: Data(try issuer.keySet().utf8))
        token.header["alg"] = "HS256"
        for name in ["rsa", "p256", "shared"] {
            token.header["kid"] = name
            let text = try token.text { Data(HMAC<SHA256>.authenticationCode(for: $0, using: shared)) }
            #expect(try await refusal(text).refusal == .algorithm)
        }
    }

    @Test func `cannot choose another algorithm for a key, nor wear it out by trying`() async throws {
        var token = ForgedToken()
        token.header["kid"] = "rsa"
        token.header["alg"] = "PS256"
        #expect(try await refusal(try token.text(signedBy: issuer.ps256)).refusal == .algorithm)
        token.header["alg"] = "RS256"
        #expect(try await refusal(try token.text(signedBy: issuer.ps256)).refusal == .signature)
        let right = try token.text(signedBy: issuer.rs256)
        #expect(try await verifier.identity(of: Secret(right), now: now).subject == "u-17")
    }

    @Test(
        arguments: [
            ("iss", "https://giris.example/", Refusal.issuer), ("iss", nil, .issuer), ("aud", "other", .audience),
            ("aud", nil, .audience), ("sub", nil, .claims), ("sub", "a\nb", .claims), ("exp", nil, .claims),
            ("exp", "1800000600", .claims), ("preferred_username", "../etc", .claims),
            ("preferred_username", nil, .claims),
            ("protokol", "", .claims),
        ] as [(String, String?, Refusal)]
    )
    func `for others or for nobody are refused`(claim: String, value: String?, refusal: Refusal) async throws {
        var token = ForgedToken()
        token.claims[claim] = value
        let text = try token.text(signedBy: issuer.es256)
        #expect(try await self.refusal(text).refusal == refusal)
    }

    /// Seconds behind `now`, with a leeway of 60.
    @Test(
        arguments: [
            ("exp", -59, nil), ("exp", -60, .expired), ("exp", -86_400, .expired), ("nbf", 60, nil),
            ("nbf", 61, .early),
            ("iat", 60, nil), ("iat", 61, .early),
        ] as [(String, Int64, Refusal?)]
    )
    func `count only in their time`(claim: String, offset: Int64, refusal: Refusal?) async throws {
        var token = ForgedToken()
        token.claims[claim] = now + offset
        let text = try token.text(signedBy: issuer.es256)
        if let refusal {
            #expect(try await self.refusal(text).refusal == refusal)
        } else {
            #expect(try await verifier.identity(of: Secret(text), now: now).subject == "u-17")
        }
    }

    @Test func `get one and the same answer whatever is wrong with them`() async throws {
        var token = ForgedToken()
        let right = try token.text(signedBy: issuer.es256)
        token.claims["exp"] = 1
        let late = try token.text(signedBy: issuer.es256)
        let others = [
            "", "a.b.c", "..", right + ".", String(repeating: "A", count: 9_000), late, right.dropLast(4) + "AAAA",
        ]
        let answers = try await others.asyncMap { try await refusal(String($0)) }
        #expect(Set(answers.map(\.message)).count == 1)
        #expect(Set(answers.map(\.remedy)).count == 1)
    }

    @Test func `with numbers or depths beyond measure are refused`() async throws {
        for claims in [
            #"{"exp":1e300}"#, #"{"exp":1e400}"#, #"{"exp":9223372036854775807}"#, #"{"exp":null}"#, "[]", "1",
            String(repeating: "[", count: 3_000), "{\"a\":" + String(repeating: "{\"a\":", count: 900),
        ] {
            let header = ForgedToken.base64URL(Data(#"{"alg":"ES256","kid":"p256"}"#.utf8))
            let body = header + "." + ForgedToken.base64URL(Data(claims.utf8))
            let text = body + "." + ForgedToken.base64URL(try issuer.es256(Data(body.utf8)))
            #expect(try await refusal(text).code == .unauthorised)
        }
    }
}

extension Sequence {
    fileprivate func asyncMap<Result>(_ body: (Element) async throws -> Result) async rethrows -> [Result] {
        var results: [Result] = []
        for element in self { results.append(try await body(element)) }
        return results
    }
}
