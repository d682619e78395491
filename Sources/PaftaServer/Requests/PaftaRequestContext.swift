internal import Hummingbird
internal import NIOCore

/// What is known of a request beside the request itself.
struct PaftaRequestContext: RequestContext {
    var coreContext: CoreRequestContextStorage
    /// The address of the client, without the port.
    let remoteAddress: String?
    private let channel: any Channel

    init(source: ApplicationRequestContextSource) {
        coreContext = CoreRequestContextStorage(source: source)
        remoteAddress = source.channel.remoteAddress?.ipAddress
        channel = source.channel
    }

    /// What is known of the connection.
    var connection: Door.Connection {
        get async {
            let certificate =
                if channel.eventLoop.inEventLoop {
                    Self.certificate(of: channel)
                } else {
                    try? await channel.eventLoop.submit { [channel] in Self.certificate(of: channel) }.get()
                }
            return Door.Connection(address: remoteAddress, certificate: certificate)
        }
    }

    private static func certificate(of channel: any Channel) -> [UInt8]? {
        let pipeline = channel.pipeline.syncOperations
        return try? pipeline.handler(type: QuickAnswerHandler.self).certificate(in: pipeline)
    }

    /// Returns the answer to this request if it was made where its bytes were read.
    func takePrepared() -> Gateway.Prepared? {
        guard channel.eventLoop.inEventLoop else { return nil }
        return try? channel.pipeline.syncOperations.handler(type: QuickAnswerHandler.self).takePrepared()
    }
}
