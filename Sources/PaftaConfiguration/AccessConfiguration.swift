internal import GeoCore
internal import TOMLReading

/// The settings of a home that say who is let in, and how.
public struct AccessConfiguration: Sendable, Hashable {
    /// The tokens of a sign-in service (OpenID Connect).
    public struct Tokens: Sendable, Hashable {
        /// Who issues them, exactly as in the claim `iss`.
        public var issuer: String
        /// Whom they are for, as in the claim `aud`.
        public var audience: String
        /// The file with the service's public keys (JWKS); either this or ``keysURL``.
        public var keysFile: String?
        /// The address of the service's public keys.
        public var keysURL: String?
        /// The claim that names the account; `nil` for the usual one.
        public var accountClaim: String?
        /// The claim that names the account's unit.
        public var unitClaim: String?
        /// The claim that names the account's roles.
        public var rolesClaim: String?
        /// The claim that names a partner's protocol.
        public var protocolClaim: String?
        /// What the service calls our roles, for each of its names.
        public var roleNames: [String: String] = [:]
    }

    /// A proxy that signs people in and names them in a header.
    public struct Proxy: Sendable, Hashable {
        /// The header.
        public var header: String
        /// The address ranges it may come from.
        public var addresses: [String]
    }

    /// The access class of layers about which nobody has decided: `public`, `partner`, `staff` or `restricted`.
    public var undeclaredLayers = "staff"
    /// Whether keys may stand in the query, for clients that cannot send headers.
    public var takesKeysInQuery = true
    /// Addresses of proxies whose `X-Forwarded-For` is believed.
    public var forwarders: [String] = []
    /// The sign-in service; `nil` for none.
    public var tokens: Tokens?
    /// The proxy that signs people in; `nil` for none.
    public var proxy: Proxy?
    /// Whether every audit record waits for the disk.
    public var syncsEveryRecord = false
    /// Whether requests of partners and staff are refused while no record can be written.
    public var refusesUnrecorded = true
    /// Where the audit signing key lies; `nil` for the audit folder.
    public var signingKey: String?
    /// The central log that records are sent to, as `udp://host:514` or `tcp://host:601`; `nil` for none.
    public var centralLog: String?
    /// Whether somebody who fetches a layer piece by piece is stopped for the rest of the day.
    public var stopsHarvest = false

    /// Creates the settings of a home that sets none.
    public init() {}

    /// Reads the sections of access.
    mutating func read(_ root: TOMLSection) throws(PaftaError) {
        if let section = try root.section("access") { try readAccess(section) }
        if let section = try root.section("audit") { try readAudit(section) }
    }

    private mutating func readAccess(_ section: TOMLSection) throws(PaftaError) {
        try section.checkKeys([
            "undeclared_layers", "keys_in_query", "forwarders", "tokens", "proxy", "stops_harvest",
        ])
        if let text = try section.text("undeclared_layers") {
            let known = ["public", "partner", "staff", "restricted"]
            guard known.contains(text) else { throw section.notOneOf("undeclared_layers", text, known) }
            undeclaredLayers = text
        }
        takesKeysInQuery = try section.flag("keys_in_query") ?? takesKeysInQuery
        forwarders = try section.texts("forwarders")
        stopsHarvest = try section.flag("stops_harvest") ?? stopsHarvest
        if let tokens = try section.section("tokens") { self.tokens = try Self.tokens(tokens) }
        if let proxy = try section.section("proxy") {
            try proxy.checkKeys(["header", "addresses"])
            self.proxy = Proxy(header: try proxy.requiredText("header"), addresses: try proxy.texts("addresses"))
        }
    }

    private static func tokens(_ section: TOMLSection) throws(PaftaError) -> Tokens {
        try section.checkKeys([
            "issuer", "audience", "keys_file", "keys_url", "account_claim", "unit_claim", "roles_claim",
            "protocol_claim", "roles",
        ])
        var tokens = Tokens(
            issuer: try section.requiredText("issuer"),
            audience: try section.requiredText("audience")
        )
        tokens.keysFile = try section.text("keys_file")
        tokens.keysURL = try section.text("keys_url")
        guard (tokens.keysFile == nil) != (tokens.keysURL == nil) else {
            throw section.fault(
                LocalizedText(
                    "either 'keys_file' or 'keys_url' has to be there",
                    tr: "'keys_file' ya da 'keys_url' alanlarından biri bulunmalı"
                )
            )
        }
        tokens.accountClaim = try section.text("account_claim")
        tokens.unitClaim = try section.text("unit_claim")
        tokens.rolesClaim = try section.text("roles_claim")
        tokens.protocolClaim = try section.text("protocol_claim")
        if let roles = try section.section("roles") {
            for name in roles.keys { tokens.roleNames[name] = try roles.text(name) }
        }
        return tokens
    }

    private mutating func readAudit(_ section: TOMLSection) throws(PaftaError) {
        try section.checkKeys(["sync_every_record", "refuse_unrecorded", "signing_key", "central_log"])
        syncsEveryRecord = try section.flag("sync_every_record") ?? syncsEveryRecord
        refusesUnrecorded = try section.flag("refuse_unrecorded") ?? refusesUnrecorded
        signingKey = try section.text("signing_key")
        centralLog = try section.text("central_log")
    }
}
