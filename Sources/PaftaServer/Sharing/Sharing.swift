internal import AccessControl
internal import AuditTrail
internal import GeoCore
internal import GeoPackageStore
internal import GeoReferencing
internal import HTTPTypes
internal import HomeRegistry
internal import Logging
internal import OGCServices
internal import PaftaConfiguration
internal import UsageMetering

/// What sharing under protocols takes, put together from the settings of a home.
struct Sharing: Sendable {
    let registry: HomeRegistry
    let mask: TargetMask
    private let access: Access
    private let meter: UsageMeter
    private let trail: AuditWriter
    private let configuration: AccessConfiguration
    private let cookie: SessionCookie
    private let centralLog: (destination: LogDestination, queue: LogQueue)?
    private let logger: Logger

    /// - Throws: `registry.unreadable`, `audit.unwritable`, `address.invalid`, `configuration.invalid`.
    init(_ home: Home, _ configuration: HomeConfiguration, logger: Logger) throws(PaftaError) {
        self.configuration = configuration.access
        self.logger = logger
        registry = try HomeRegistry(home: home.path)
        cookie = SessionCookie(isSecure: configuration.isReachedSecurely)
        centralLog = try configuration.access.centralLog.map { text throws(PaftaError) in
            (try LogDestination(text), LogQueue())
        }
        var settings = AccessSettings(isSecure: configuration.isReachedSecurely)
        settings.reader.parameters = configuration.access.takesKeysInQuery ? CredentialReader.usualParameters : []
        if let proxy = configuration.access.proxy {
            settings.reader.proxy = TrustedProxy(header: proxy.header, peers: try Self.ranges(proxy.addresses))
        }
        if let tokens = configuration.access.tokens {
            settings.tokens = Self.settings(tokens)
            settings.tokenKeys = try Self.keys(tokens, home)
        }
        access = Access(registry: registry, settings: settings)
        var harvest = HarvestSettings()
        if configuration.access.stopsHarvest { harvest.stopsAt = harvest.thresholds.last }
        meter = UsageMeter(store: UsageStore(registry), harvest: harvest)
        trail = try AuditWriter(
            AuditFolder(home: home.path, signingKey: configuration.access.signingKey),
            durability: configuration.access.syncsEveryRecord ? .everyRecord : .batched
        )
        mask = TargetMask()
    }

    /// The way in.
    func door(
        to reception: Reception,
        _ references: CoordinateReferenceSystems,
        defaultLimit: Int
    ) throws(PaftaError) -> Door {
        Door(
            access: access,
            reception: reception,
            registrar: Registrar(
                meter,
                trail,
                defaultLimit: defaultLimit,
                refusesUnrecorded: configuration.refusesUnrecorded,
                mask: mask,
                queue: centralLog?.queue,
                logger: logger
            ),
            references: references,
            clock: .system,
            forwarders: try Self.ranges(configuration.forwarders),
            keyParameters: configuration.takesKeysInQuery ? CredentialReader.usualParameters : [],
            cookie: cookie,
            proxyHeader: configuration.proxy.flatMap { HTTPField.Name($0.header) }
        )
    }

    /// What saves counts and records while the server runs.
    func keeper(_ pool: WorkerPool) -> SharingKeeper {
        SharingKeeper(trail: trail, meter: meter, access: access, clock: .system, pool: pool, logger: logger)
    }

    /// What sends records to the central log; `nil` if none is set.
    func forwarder(_ registrar: Registrar) -> CentralLog? {
        centralLog.map { log in
            CentralLog(destination: log.destination, queue: log.queue, clock: .system, logger: logger) { record in
                registrar.write(record)
            }
        }
    }

    private static func keys(_ tokens: AccessConfiguration.Tokens, _ home: Home) throws(PaftaError) -> TokenKeys? {
        if let file = tokens.keysFile { return .file(file.hasPrefix("/") ? file : "\(home.path)/\(file)") }
        guard let url = tokens.keysURL else { return nil }
        let address = try SignerAddress(url)
        return .fetched { try await address.fetch() }
    }

    private static func ranges(_ texts: [String]) throws(PaftaError) -> [IPRange] {
        var ranges: [IPRange] = []
        for text in texts { ranges.append(try IPRange(text)) }
        return ranges
    }

    private static func settings(_ tokens: AccessConfiguration.Tokens) -> TokenSettings {
        var settings = TokenSettings(issuer: tokens.issuer, audience: tokens.audience)
        settings.accountClaim = tokens.accountClaim ?? settings.accountClaim
        settings.unitClaim = tokens.unitClaim
        settings.rolesClaim = tokens.rolesClaim
        settings.protocolClaim = tokens.protocolClaim
        settings.roleNames = tokens.roleNames.compactMapValues { Role(rawValue: $0) }
        return settings
    }
}
