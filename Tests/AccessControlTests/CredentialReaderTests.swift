import AccessControl
import Foundation
import GeoCore
import HomeRegistry
import Testing

@Suite struct `Credentials in a request` {
    private let key = APIKey.generate()
    private let reader = CredentialReader(cookie: SessionCookie(isSecure: true))

    private func facts(_ fields: [(String, String)], _ target: String = "/") throws -> RequestFacts {
        RequestFacts(
            fields: fields.map { RequestFacts.Field(name: $0, value: $1) },
            target: target,
            peer: try #require(IPAddress("192.0.2.1"))
        )
    }

    private func basic(_ user: String, _ password: String) -> String {
        "Basic " + Data("\(user):\(password)".utf8).base64EncodedString()
    }

    @Test func `are found wherever clients can put a key`() throws {
        let text = key.text.text
        let places: [([(String, String)], String)] = [
            ([("Authorization", "Bearer \(text)")], "/"), ([("authorization", "bearer  \(text)")], "/"),
            ([("X-API-Key", text)], "/"), ([("Authorization", basic("", text))], "/"),
            ([("Authorization", basic("qgis", text))], "/"), ([("Authorization", basic(text, ""))], "/"),
            ([("Authorization", basic(text, text))], "/"), ([], "/wms?SERVICE=WMS&APIKEY=\(text)"),
            ([], "/wms?key=\(text)&x=1"), ([], "/items?%61pi%6Bey=pafta%5F\(text.dropFirst(6))"),
            ([("X-API-Key", text), ("Authorization", "Bearer \(text)")], "/?apikey=\(text)"),
        ]
        for (fields, target) in places {
            #expect(try reader.credentials(of: facts(fields, target)).credential == .key(key), "\(fields) \(target)")
        }
    }

    @Test func `may be missing`() throws {
        let none: [([(String, String)], String)] = [
            ([], "/"), ([("X-API-Key", "")], "/?apikey="), ([("Cookie", "a=b; __Host-pafta=")], "/"),
            ([("Cookie", "x__Host-pafta=abc")], "/"), ([], "/items?key=5&mykey=pafta_x"), ([], "/a?b=c?apikey"),
        ]
        for (fields, target) in none {
            #expect(try reader.credentials(of: facts(fields, target)).credential == nil, "\(fields) \(target)")
        }
    }

    @Test func `that are two are refused`() throws {
        let (one, two) = (key.text.text, APIKey.generate().text.text)
        let pairs: [([(String, String)], String)] = [
            ([("X-API-Key", one)], "/?apikey=\(two)"), ([("X-API-Key", one), ("x-api-key", two)], "/"),
            ([("Authorization", "Bearer \(one)"), ("Authorization", "Bearer \(two)")], "/"),
            ([("Authorization", basic(one, two))], "/"), ([], "/?apikey=\(one)&APIKEY=\(two)"),
            ([("X-API-Key", one), ("Cookie", "__Host-pafta=abc")], "/"),
            ([("Cookie", "__Host-pafta=abc; __Host-pafta=def")], "/"),
            ([("X-API-Key", one), ("Authorization", "Bearer a.b.c")], "/"),
        ]
        for (fields, target) in pairs {
            let error = #expect(throws: PaftaError.self) { try reader.credentials(of: facts(fields, target)) }
            #expect(error?.refusal == .several, "\(fields) \(target)")
        }
    }

    @Test(arguments: [
        "", "Bearer", "Bearer ", "Bearer pafta_x", "Bearer nodots", "Basic", "Basic !!!", "Basic YWJj", "Basic YTpi",
        "Digest a.b", "Negotiate abc=", "\u{0}", "Bearer " + String(repeating: "a.", count: 9_000),
    ])
    func `in no valid form are refused, not passed over`(value: String) {
        let error = #expect(throws: PaftaError.self) {
            try reader.credentials(of: facts([("Authorization", value)]))
        }
        #expect(error?.refusal == .malformed)
    }

    @Test func `in the query count only where the operator lets them`() throws {
        let strict = CredentialReader(parameters: [], cookie: SessionCookie(isSecure: true))
        #expect(try strict.credentials(of: facts([], "/?apikey=\(key.text.text)")).credential == nil)
    }

    @Test func `of a proxy count from its own addresses only`() throws {
        var reader = reader
        reader.proxy = TrustedProxy(header: "X-Remote-User", peers: [try IPRange("10.0.0.0/8")])
        var facts = try facts([("x-remote-user", "Ayse")])
        let foreign = try reader.credentials(of: facts)
        #expect(foreign.credential == nil)
        #expect(foreign.isForeignProxyHeaderIgnored)
        facts.peer = try #require(IPAddress("10.1.1.1"))
        #expect(try reader.credentials(of: facts).credential == .proxied("ayse"))
        facts.fields.append(RequestFacts.Field(name: "X-Remote-User", value: "admin"))
        #expect(throws: PaftaError.self) { try reader.credentials(of: facts) }
    }
}
