import GeoCore
import PaftaConfiguration
import Testing

@Suite struct `The settings of TLS` {
    private func settings(_ lines: String) throws -> TLSSettings? {
        try HomeConfiguration(toml: "[tls]\ncertificate = \"a.pem\"\nkey = \"a.key\"\n" + lines).tls
    }

    @Test func `are none unless there is the section`() throws {
        let configuration = try HomeConfiguration(toml: "")
        #expect(configuration.tls == nil && !configuration.isReachedSecurely)
    }

    @Test func `are two files at least`() throws {
        let tls = try #require(try settings(""))
        #expect(tls == TLSSettings(certificate: "a.pem", key: "a.key"))
        #expect(tls.clientCertificates == .off && tls.port == nil)
    }

    @Test(
        arguments: [
            ("client_ca = \"ca.pem\"", .optional),
            ("client_ca = \"ca.pem\"\nclient_certificates = \"required\"", .required),
            ("client_ca = \"ca.pem\"\nclient_certificates = \"off\"", .off), ("client_certificates = \"off\"", .off),
        ] as [(String, TLSSettings.ClientCertificates)]
    )
    func `ask clients for certificates if there is a root for them`(
        _ lines: String,
        _ expected: TLSSettings.ClientCertificates
    ) throws { #expect(try settings(lines)?.clientCertificates == expected) }

    @Test(arguments: [
        "client_certificates = \"required\"", "client_certificates = \"optional\"",
        "client_ca = \"a\"\nclient_certificates = \"yes\"",
        "port = 0", "port = 65536", "ca = \"x\"", "client_ca = 5",
    ])
    func `are refused if they contradict themselves`(_ lines: String) {
        let error = #expect(throws: PaftaError.self) { try settings(lines) }
        #expect(error?.code == .invalidConfiguration)
    }

    @Test(arguments: ["[tls]\ncertificate = \"a.pem\"", "[tls]\nkey = \"a.pem\"", "tls = 1"])
    func `are refused without both files`(_ text: String) {
        #expect(throws: PaftaError.self) { try HomeConfiguration(toml: text) }
    }

    @Test func `mean https for links and cookies`() throws {
        let text = "[tls]\ncertificate = \"a\"\nkey = \"b\"\nport = 8443"
        #expect(try HomeConfiguration(toml: text).isReachedSecurely)
        #expect(try HomeConfiguration(toml: "[server]\npublic_url = \"https://a.example\"").isReachedSecurely)
    }
}
