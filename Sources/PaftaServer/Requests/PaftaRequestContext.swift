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

    /// Returns the answer to this request if it was made where its bytes were read.
    func takePrepared() -> Gateway.Prepared? {
        guard channel.eventLoop.inEventLoop else { return nil }
        return try? channel.pipeline.syncOperations.handler(type: QuickAnswerHandler.self).takePrepared()
    }
}
