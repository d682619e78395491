internal import Hummingbird
internal import HummingbirdCore
internal import Logging
internal import NIOCore
internal import NIOSSL

/// A connection by TLS, with the certificate that the server has when the connection begins.
struct SecureChannel: ServerChildChannel {
    let channel: LoopBoundChannel
    let certificate: ServerCertificate

    func setup(channel child: any Channel, logger: Logger) -> EventLoopFuture<LoopBoundChannel.Value> {
        child.eventLoop
            .makeCompletedFuture {
                try child.pipeline.syncOperations.addHandler(NIOSSLServerHandler(context: certificate.context))
            }
            .flatMap { channel.setup(channel: child, logger: logger) }
    }

    func handle(value: LoopBoundChannel.Value, logger: Logger) async {
        await channel.handle(value: value, logger: logger)
    }
}
