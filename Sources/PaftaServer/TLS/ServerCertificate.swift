internal import AccessControl
internal import GeoCore
internal import NIOSSL
internal import PaftaConfiguration
internal import Synchronization

/// The certificate that new connections are shown; it can be replaced while the server runs.
final class ServerCertificate: Sendable {
    private struct State {
        var context: NIOSSLContext
        var term: CertificateTerm
        var stamps: [FileStamp?]
    }

    private let settings: TLSSettings
    private let state: Mutex<State>

    /// Reads the files.
    ///
    /// - Parameters:
    ///   - settings: Their names and what clients have to show.
    ///   - home: The folder that names without a slash in front start from.
    /// - Throws: `tls.invalid`.
    init(_ settings: TLSSettings, home: String) throws(PaftaError) {
        var settings = settings
        let absolute = { (path: String) in path.hasPrefix("/") ? path : "\(home)/\(path)" }
        settings.certificate = absolute(settings.certificate)
        settings.key = absolute(settings.key)
        settings.clientCA = settings.clientCA.map(absolute)
        self.settings = settings
        state = Mutex(try Self.read(settings))
    }

    /// What a new connection is set up with.
    var context: NIOSSLContext { state.withLock { $0.context } }

    /// How long the present certificate is valid.
    var term: CertificateTerm { state.withLock { $0.term } }

    /// Whether one of the files is another than the one that was read.
    var hasChanged: Bool { Self.stamps(settings) != state.withLock { $0.stamps } }

    /// Reads the files again; connections that are open keep what they have.
    ///
    /// - Throws: `tls.invalid`; the former certificate stays, and the same files are not tried again by themselves.
    func reload() throws(PaftaError) {
        let stamps = Self.stamps(settings)
        do throws(PaftaError) {
            let fresh = try Self.read(settings)
            state.withLock { $0 = fresh }
        } catch {
            state.withLock { $0.stamps = stamps }
            throw error
        }
    }

    private static func read(_ settings: TLSSettings) throws(PaftaError) -> State {
        // Taken first: a file that is replaced meanwhile is read again.
        let stamps = stamps(settings)
        do {
            let chain = try NIOSSLCertificate.fromPEMFile(settings.certificate)
            guard let first = chain.first else { throw PaftaError.unusableCertificate("no certificate in the file") }
            let context = try NIOSSLContext(configuration: try configuration(settings, chain))
            return State(context: context, term: CertificateTerm(end: Int64(first.notValidAfter)), stamps: stamps)
        } catch let error as PaftaError {
            throw error
        } catch {
            throw .unusableCertificate("\(error)")
        }
    }

    private static func configuration(
        _ settings: TLSSettings,
        _ chain: [NIOSSLCertificate]
    ) throws -> TLSConfiguration {
        let key = try NIOSSLPrivateKey(file: settings.key, format: .pem)
        var configuration = TLSConfiguration.makeServerConfiguration(
            certificateChain: chain.map { .certificate($0) },
            privateKey: .privateKey(key)
        )
        configuration.minimumTLSVersion = .tlsv12
        configuration.applicationProtocols = ["http/1.1"]
        guard let roots = settings.clientCA, settings.clientCertificates != .off else { return configuration }
        configuration.trustRoots = .certificates(try NIOSSLCertificate.fromPEMFile(roots))
        configuration.certificateVerification =
            settings.clientCertificates == .required ? .noHostnameVerification : .optionalVerification
        configuration.sendCANameList = true
        return configuration
    }

    private static func stamps(_ settings: TLSSettings) -> [FileStamp?] {
        [settings.certificate, settings.key, settings.clientCA ?? settings.key].map { FileStamp(of: $0) }
    }
}

extension PaftaError {
    fileprivate static func unusableCertificate(_ cause: String) -> PaftaError {
        PaftaError(
            .invalidInput,
            .invalidTLS,
            LocalizedText(
                "The certificate or the key under [tls] in pafta.toml cannot be used (\(cause)).",
                tr: "pafta.toml dosyasının [tls] bölümündeki sertifika ya da anahtar kullanılamıyor (\(cause))."
            ),
            remedy: LocalizedText(
                "Name PEM files that the server may read; the key has to belong to the certificate.",
                tr: "Sunucunun okuyabildiği PEM dosyalarını yazın; anahtar sertifikaya ait olmalıdır."
            ),
            cause: cause
        )
    }
}
