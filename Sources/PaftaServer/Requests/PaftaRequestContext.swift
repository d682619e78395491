internal import Hummingbird
internal import NIOCore

/// What is known of a request beside the request itself.
struct PaftaRequestContext: RequestContext {
    var coreContext: CoreRequestContextStorage
    /// The address of the client, without the port.
    let remoteAddress: String?

    init(source: ApplicationRequestContextSource) {
        coreContext = CoreRequestContextStorage(source: source)
        remoteAddress = source.channel.remoteAddress?.ipAddress
    }
}
