import HTTPTypes
import Testing

@testable import PaftaServer

@Suite struct `The way from http to https` {
    @Test(
        arguments: [
            ("kent.example:8080", "/map?a=b", 8_443, "https://kent.example:8443/map?a=b"),
            ("kent.example", "/", 443, "https://kent.example/"), ("[::1]:80", "/", 8_443, "https://[::1]:8443/"),
        ] as [(String, String, Int, String)]
    )
    func `keeps host, path and query`(_ authority: String, _ path: String, _ port: Int, _ expected: String) {
        let request = HTTPRequest(method: .get, scheme: "http", authority: authority, path: path)
        #expect(SecureRedirect.location(request, publicURL: nil, port: port) == expected)
    }

    @Test func `is the public address where there is one`() {
        let request = HTTPRequest(method: .get, scheme: "http", authority: "10.0.0.1", path: "/map")
        #expect(
            SecureRedirect.location(request, publicURL: "https://kent.example", port: 8_443)
                == "https://kent.example/map"
        )
    }

    @Test(arguments: [("a b", "/"), ("", "/"), ("kent.example", "map"), ("evil.example/x", "/"), ("a@b", "/")])
    func `is none for what is no host or path`(_ authority: String, _ path: String) {
        let request = HTTPRequest(method: .get, scheme: "http", authority: authority, path: path)
        #expect(SecureRedirect.location(request, publicURL: nil, port: 443) == nil)
    }
}
