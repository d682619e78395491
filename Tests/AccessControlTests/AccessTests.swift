@testable import AccessControl
import Foundation
import GeoCore
import HomeRegistry
import Testing

@Suite struct `Who sends a request` {
    @Test func `is nobody without credentials, and costs nothing to know`() async throws {
        let bench = try Bench()
        let found = try await bench.access.identify(try bench.facts(), now: bench.now)
        #expect(found == Identified(.anonymous, by: .none))
    }

    @Test func `is told by a certificate that was entered, until it is revoked`() async throws {
        let bench = try Bench()
        let print = try ClientCertificate.fingerprint(pem: Self.certificate)
        let facts = try bench.facts(certificate: print)
        #expect(try await bench.refusal(facts).refusal == .unknownCertificate)
        try bench.registry.add(CertificateRecord(fingerprint: print, owner: .agreement("2026/14"), createdAt: 0))
        let found = try await bench.access.identify(facts, now: bench.now)
        let name = "certificate bf0d41033a3fb96a"
        #expect(found.principal == .partner(PartnerIdentity(protocolNumber: "2026/14", credential: name)))
        try bench.registry.revokeCertificate(print, at: 1, reason: "eski")
        #expect(try await bench.refusal(facts).refusal == .revoked)
        let again = CertificateRecord(fingerprint: print, owner: .agreement("2026/15"), createdAt: 0)
        #expect(throws: PaftaError.self) { try bench.registry.add(again) }
    }

    @Test func `may prove it twice, but not as two`() async throws {
        let bench = try Bench()
        let print = [UInt8](repeating: 1, count: 32)
        try bench.registry.add(CertificateRecord(fingerprint: print, owner: .agreement("1"), createdAt: 0))
        let own = try bench.access.keys.makeKey(for: .agreement("1"), now: 0).text.text
        let foreign = try bench.access.keys.makeKey(for: .agreement("2"), now: 0).text.text
        let both = try bench.facts(["X-API-Key": own], certificate: print)
        #expect(try await bench.access.identify(both, now: bench.now).means == .key)
        let mixed = try bench.facts(["X-API-Key": foreign], certificate: print)
        #expect(try await bench.refusal(mixed).refusal == .several)
    }

    @Test func `is told by a trusted proxy, for accounts that are open`() async throws {
        let bench = try Bench {
            $0.reader.proxy = TrustedProxy(header: "x-remote-user", peers: [try IPRange("10.0.0.0/8")])
        }
        try bench.access.accounts.add(try AccountName("ali"), unit: "Park", roles: [.planner], password: nil, now: 0)
        let header = ["X-Remote-User": "ali"]
        let found = try await bench.access.identify(try bench.facts(header, peer: "10.1.1.1"), now: bench.now)
        #expect(found.principal == .staff(StaffMember(account: "ali", unit: "Park", roles: [.planner])))
        let foreign = try await bench.access.identify(try bench.facts(header), now: bench.now)
        #expect(foreign.principal == .anonymous)
        #expect(foreign.note != nil)
        let unknown = try bench.facts(["X-Remote-User": "root"], peer: "10.1.1.1")
        #expect(try await bench.refusal(unknown).refusal == .unknownAccount)
    }

    @Test func `is told by a token, unless the account is closed here`() async throws {
        let issuer = try #require(Issuer.shared)
        let bench = try Bench {
            $0.tokens = TokenSettings(issuer: "https://giris.example", audience: "pafta")
            $0.tokenKeys = .text(try issuer.keySet())
        }
        let token = try ForgedToken().text(signedBy: issuer.es256)
        let facts = try bench.facts(["Authorization": "Bearer \(token)"])
        let found = try await bench.access.identify(facts, now: bench.now)
        #expect(found.principal == .staff(StaffMember(account: "ayse.yilmaz", unit: nil, roles: [])))
        let name = try AccountName("ayse.yilmaz")
        try bench.access.accounts.add(name, unit: "Park", roles: [.reader], password: nil, now: 0)
        let known = try await bench.access.identify(facts, now: bench.now)
        #expect(known.principal == .staff(StaffMember(account: name.text, unit: "Park", roles: [.reader])))
        try bench.access.accounts.setDisabled(true, name, now: 1)
        #expect(try await bench.refusal(facts).refusal == .disabledAccount)
        let plain = try Bench()
        #expect(try await plain.refusal(facts).refusal == .tokensNotAccepted)
    }

    @Test func `may guess for a while, and never keeps out who has a valid key`() async throws {
        let bench = try Bench { $0.requestLock = LockoutPolicy(threshold: 3) }
        let good = try bench.access.keys.makeKey(for: .agreement("1"), now: 0).text.text
        for _ in 0..<3 {
            let guess = try bench.facts(["X-API-Key": APIKey.generate().text.text])
            #expect(try await bench.refusal(guess).code == .unauthorised)
        }
        let locked = try await bench.refusal(try bench.facts(["X-API-Key": "x"]))
        #expect(locked.code == .locked)
        #expect(locked.retryAfter == 60)
        #expect(try await bench.identify(good).means == .key)
        #expect(try await bench.access.identify(try bench.facts(), now: bench.now).means == .none)
    }

    @Test func `is not guessed when the registry cannot be asked`() async throws {
        let bench = try Bench()
        let key = try bench.access.keys.makeKey(for: .agreement("1"), now: 0)
        let access = Access(registry: bench.registry, settings: AccessSettings(isSecure: true)) {
            () throws(PaftaError) in throw PaftaError(.unavailable, .registryUnreadable, LocalizedText(verbatim: ""))
        }
        let facts = try bench.facts(["X-API-Key": key.text.text])
        let error = await #expect(throws: PaftaError.self) { _ = try await access.identify(facts, now: bench.now) }
        #expect(error?.category == .unavailable)
    }
}

@Suite struct `Certificates as files` {
    @Test func `have the fingerprint that other tools tell`() throws {
        let print = try ClientCertificate.fingerprint(pem: `Who sends a request`.certificate)
        #expect(Hexadecimal.text(print) == `Who sends a request`.fingerprint)
        let windows = `Who sends a request`.certificate.split(separator: "\n").joined(separator: "\r\n")
        #expect(try ClientCertificate.fingerprint(pem: "Subject: x\r\n" + windows) == print)
    }

    @Test(arguments: [
        "", "-----BEGIN CERTIFICATE-----", "-----END CERTIFICATE-----\n-----BEGIN CERTIFICATE-----",
        "-----BEGIN CERTIFICATE-----\n-----END CERTIFICATE-----",
        "-----BEGIN CERTIFICATE-----\nMIIB!!\n-----END CERTIFICATE-----",
        "-----BEGIN CERTIFICATE-----\nMIIBAAAA\n-----END CERTIFICATE-----",
        "-----BEGIN PRIVATE KEY-----\nMIIB\n-----END PRIVATE KEY-----",
    ])
    func `that hold none are refused`(text: String) {
        let error = #expect(throws: PaftaError.self) { try ClientCertificate.fingerprint(pem: text) }
        #expect(error?.code == .invalidCertificate)
    }
}

@Suite struct `Base 64` {
    /// RFC 4648, clause 10.
    @Test(arguments: [
        ("", ""), ("f", "Zg"), ("fo", "Zm8"), ("foo", "Zm9v"), ("foob", "Zm9vYg"), ("fooba", "Zm9vYmE"),
        ("foobar", "Zm9vYmFy"),
    ])
    func `is as the standard shows it`(text: String, encoded: String) throws {
        #expect(Base64.urlText(text.utf8) == encoded)
        #expect(Base64.bytes(url: encoded.utf8) == Array(text.utf8))
        let padded = Data(text.utf8).base64EncodedString()
        #expect(Base64.bytes(padded.utf8) == Array(text.utf8))
    }

    @Test(arguments: ["A", "AAAAA", "Zh", "Zm9", "Zg==", "Zm+v", "Z g", "Zm9v\n"])
    func `has one form only for each text`(encoded: String) { #expect(Base64.bytes(url: encoded.utf8) == nil) }

    @Test func `takes any bytes there and back`() {
        for count in 0..<200 {
            let bytes = RandomBytes.make(count)
            #expect(Base64.bytes(url: Base64.urlText(bytes).utf8) == bytes)
        }
    }
}
