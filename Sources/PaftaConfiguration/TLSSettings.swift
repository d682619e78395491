internal import GeoCore
internal import TOMLReading

/// How the server speaks https itself, without a proxy before it.
public struct TLSSettings: Sendable, Hashable {
    /// Whether clients show a certificate of their own.
    public enum ClientCertificates: String, Sendable, Hashable, CaseIterable {
        /// None is asked for.
        case off
        /// One is asked for and checked if it comes; other credentials count as well.
        case optional
        /// Without one there is no connection.
        case required
    }

    /// The file with the server's certificate and those between it and the root, in PEM.
    public var certificate: String
    /// The file with the private key, in PEM; may be the same file.
    public var key: String
    /// The file with the roots that sign the certificates of clients, in PEM.
    public var clientCA: String?
    /// Whether clients show a certificate.
    public var clientCertificates = ClientCertificates.off
    /// The port of https; `nil` for the one port of the server, which then speaks https alone.
    public var port: Int?

    /// Creates settings without certificates of clients.
    public init(certificate: String, key: String) {
        self.certificate = certificate
        self.key = key
    }

    /// Reads the section `tls`; `nil` if there is none.
    ///
    /// - Throws: `configuration.invalid`.
    static func read(_ root: TOMLSection) throws(PaftaError) -> TLSSettings? {
        guard let section = try root.section("tls") else { return nil }
        try section.checkKeys(["certificate", "key", "client_ca", "client_certificates", "port"])
        var settings = TLSSettings(
            certificate: try section.requiredText("certificate"),
            key: try section.requiredText("key")
        )
        settings.clientCA = try section.text("client_ca")
        settings.clientCertificates = try clientCertificates(section) ?? (settings.clientCA == nil ? .off : .optional)
        settings.port = try section.integer("port", in: 1...65_535)
        guard settings.clientCA != nil || settings.clientCertificates == .off else {
            throw section.fault(
                LocalizedText(
                    "'client_certificates' needs 'client_ca', the roots that sign them",
                    tr: "'client_certificates' için onları imzalayan kökler gerekir: 'client_ca'"
                )
            )
        }
        return settings
    }

    private static func clientCertificates(_ section: TOMLSection) throws(PaftaError) -> ClientCertificates? {
        guard let text = try section.text("client_certificates") else { return nil }
        guard let choice = ClientCertificates(rawValue: text) else {
            throw section.notOneOf("client_certificates", text, ClientCertificates.allCases.map(\.rawValue))
        }
        return choice
    }
}
