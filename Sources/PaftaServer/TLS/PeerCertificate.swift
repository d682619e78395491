internal import AccessControl
internal import NIOCore
internal import NIOSSL

/// The certificate that the client of a connection has shown and TLS has checked.
enum PeerCertificate {
    /// Returns its fingerprint; `nil` without TLS or without a certificate.
    ///
    /// Called on the thread of the connection.
    static func fingerprint(in pipeline: ChannelPipeline.SynchronousOperations) -> [UInt8]? {
        guard let handler = try? pipeline.handler(type: NIOSSLServerHandler.self),
            let certificate = handler.peerCertificate, let der = try? certificate.toDERBytes()
        else { return nil }
        return ClientCertificate.fingerprint(der: der)
    }
}
