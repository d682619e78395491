public import GeoCore
internal import GeoPackageStore
internal import GeoReferencing
internal import Hummingbird
internal import HummingbirdCore
public import Logging
internal import NIOCore
internal import NIOPosix
internal import OGCServices
public import PaftaConfiguration
internal import ServiceLifecycle
internal import SharingProtocols
internal import UnixSignals

/// The HTTP server of one home.
public struct GeodataServer: Sendable {
    private let home: Home
    private let configuration: HomeConfiguration
    private let assets: String?
    private let logger: Logger

    /// Requests that are still under way after this time are cut off when the server stops.
    private static let patience = Duration.seconds(30)

    /// Prepares a server.
    ///
    /// - Parameters:
    ///   - homePath: The folder of the home.
    ///   - configuration: The settings, from `pafta.toml` and the command line.
    ///   - assets: A folder with the viewer's files that goes before the usual places.
    ///   - logger: Takes the record of requests and faults.
    /// - Throws: `home.missing`.
    public init(
        homePath: String,
        configuration: HomeConfiguration,
        assets: String?,
        logger: Logger
    ) throws(PaftaError) {
        home = try Home(opening: homePath)
        self.configuration = configuration
        self.assets = assets
        self.logger = logger
    }

    /// Reads the settings of the home at `path`.
    ///
    /// - Throws: `home.missing`, `configuration.invalid`.
    public static func configuration(ofHomeAt path: String) throws(PaftaError) -> HomeConfiguration {
        let home = try Home(opening: path)
        let bytes = AssetFile.read(home.configurationFile) ?? []
        return try HomeConfiguration(toml: String(decoding: bytes, as: UTF8.self))
    }

    /// Serves until the process is told to stop by SIGTERM or SIGINT; requests under way are finished first.
    ///
    /// - Parameter started: Called with the address when the server listens.
    /// - Throws: `server.addressInUse`.
    public func run(started: @escaping @Sendable (String) -> Void) async throws {
        Memory.keepForRequests()
        let threads = configuration.workers > 0 ? configuration.workers : System.coreCount
        let pool = WorkerPool(threads: threads)
        let packers = WorkerPool(threads: 1)
        let references = CoordinateReferenceSystems { [logger] transformation in
            logger.info(
                "coordinate operation",
                metadata: [
                    "from": "\(transformation.source)", "to": "\(transformation.target)",
                    "operation": "\(transformation.operationName)",
                    "accuracy": "\(transformation.accuracyMetres.map { "\($0) m" } ?? "unknown")",
                    "ballpark": "\(transformation.isBallpark)",
                ]
            )
        }
        let catalogue = GeoPackageCatalogue(home: home, references: references)
        let certificate = try configuration.tls.map { tls throws(PaftaError) in
            try ServerCertificate(tls, home: home.path)
        }
        let port = configuration.tls?.port ?? configuration.port
        let address = "\(scheme)://\(configuration.host):\(port)"
        let sharing = try Sharing(home, configuration, logger: logger)
        let gateway = try gateway(pool, catalogue, references, sharing)
        let application = Application(
            responder: gateway,
            server: HTTPServerBuilder { responder in
                let configuration = HTTP1Channel.Configuration(
                    additionalChannelHandlers: [QuickAnswerHandler(gateway: gateway)]
                )
                let plain = LoopBoundChannel(
                    channel: HTTP1Channel(responder: responder, configuration: configuration)
                )
                guard let certificate else { return plain }
                return SecureChannel(channel: plain, certificate: certificate)
            },
            configuration: .init(
                address: .hostname(configuration.host, port: port),
                serverName: Self.serverName
            ),
            onServerRunning: { _ in started(configuration.publicURL ?? address) },
            logger: logger
        )
        // Ended in the other order: what the last requests used is saved as well, and what is written is sent.
        var services: [any Service] = []
        if let forwarder = sharing.forwarder(gateway.door.registrar) { services.append(forwarder) }
        services += [sharing.keeper(pool), PackKeeper(catalogue: catalogue, pool: packers, logger: logger)]
        if let certificate {
            services.append(CertificateKeeper(certificate: certificate, clock: .system, logger: logger))
            if port != configuration.port { services.append(redirect(to: port)) }
        }
        services.append(application)
        var group = ServiceGroupConfiguration(
            services: services,
            gracefulShutdownSignals: [.sigterm, .sigint],
            logger: logger
        )
        group.maximumGracefulShutdownDuration = Self.patience
        do {
            try await ServiceGroup(configuration: group).run()
        } catch let error as IOError {
            throw PaftaError(
                .unavailable,
                .addressInUse,
                LocalizedText("Cannot listen at \(address).", tr: "\(address) adresi dinlenemiyor."),
                remedy: LocalizedText(
                    "Another program may use the port; choose one with --port.",
                    tr: "Kapıyı başka bir program kullanıyor olabilir; --port ile başka bir kapı seçin."
                ),
                cause: "\(error)"
            )
        }
        try await pool.stop()
        try await packers.stop()
        try await gateway.desk.line.stop()
    }

    private var scheme: String { configuration.tls == nil ? "http" : "https" }

    /// What listens at the port without TLS.
    private func redirect(to port: Int) -> any Service {
        Application(
            responder: SecureRedirect(publicURL: configuration.publicURL, port: port),
            configuration: .init(
                address: .hostname(configuration.host, port: configuration.port),
                serverName: Self.serverName
            ),
            logger: logger
        )
    }

    private static let serverName = "Pafta/\(Version.current)"

    private func gateway(
        _ pool: WorkerPool,
        _ catalogue: GeoPackageCatalogue,
        _ references: CoordinateReferenceSystems,
        _ sharing: Sharing
    ) throws(PaftaError) -> Gateway {
        let settings = serviceConfiguration
        let viewer = Viewer(folders: AssetFile.searchPath(override: assets))
        let reception = Reception(
            catalogue,
            sharing.registry,
            references,
            undeclared: configuration.access.undeclaredLayers
        ) { visible, document in
            var settings = settings
            settings.attribution = document.map(\.secrecy.attribution).flatMap { $0.isEmpty ? nil : $0 }
            return Routes(
                store: catalogue,
                features: OGCFeaturesService(catalogue: visible, crs: references, configuration: settings),
                tiles: OGCTilesService(catalogue: visible, crs: references, configuration: settings),
                viewer: viewer,
                contract: document.map { ContractDocument($0) }
            )
        }
        let door = try sharing.door(to: reception, references, defaultLimit: settings.defaultLimit)
        let pages = PageRenderer(municipality: configuration.municipality, publicURL: configuration.publicURL)
        return Gateway(
            door: door,
            composer: ResponseComposer(
                pool: pool,
                compressor: ContentCompressor(),
                pages: pages,
                protection: PageProtection(
                    publicURL: configuration.publicURL,
                    isSecure: configuration.isReachedSecurely
                )
            ),
            log: AccessLog(logger: logger, mask: sharing.mask),
            language: configuration.language,
            publicURL: configuration.publicURL,
            scheme: scheme,
            desk: SignInDesk(
                door: door,
                registry: sharing.registry,
                pages: pages,
                language: configuration.language,
                sender: FormSender(publicURL: configuration.publicURL)
            ),
            serverName: Self.serverName
        )
    }

    private var serviceConfiguration: ServiceConfiguration {
        let name = configuration.municipality
        var settings = ServiceConfiguration(
            title: LocalizedText("\(name) geodata", tr: "\(name) coğrafi verileri"),
            description: LocalizedText(
                "The layers that \(name) publishes, as features and vector tiles.",
                tr: "\(name) tarafından yayımlanan katmanlar: nesne ve vektör karo olarak."
            )
        )
        settings.defaultLanguage = configuration.language
        settings.defaultLimit = min(configuration.defaultFeatures, configuration.maximumFeatures)
        settings.maximumLimit = configuration.maximumFeatures
        settings.maximumTileFeatures = configuration.maximumTileFeatures
        return settings
    }
}
