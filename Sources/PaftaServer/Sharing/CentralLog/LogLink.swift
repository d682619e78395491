internal import AuditTrail
internal import NIOCore
internal import NIOPosix

/// The way to the central log: a connection, or a socket that sends datagrams.
struct LogLink: Sendable {
    private let channel: any Channel
    private let transport: LogDestination.Transport

    private static let patience = TimeAmount.seconds(5)

    /// Opens the way.
    init(to destination: LogDestination) async throws {
        transport = destination.transport
        let group = MultiThreadedEventLoopGroup.singleton
        switch destination.transport {
        case .tcp:
            channel = try await ClientBootstrap(group: group).connectTimeout(Self.patience)
                .channelOption(ChannelOptions.socketOption(.so_keepalive), value: 1)
                .channelInitializer { channel in
                    channel.eventLoop.makeCompletedFuture { try channel.pipeline.syncOperations.addHandler(Deaf()) }
                }
                .connect(host: destination.host, port: destination.port).get()
        case .udp:
            let address = try await Self.address(of: destination)
            channel = try await DatagramBootstrap(group: group)
                .channelInitializer { channel in
                    channel.eventLoop.makeCompletedFuture { try channel.pipeline.syncOperations.addHandler(Deaf()) }
                }
                .connect(to: address).get()
        }
    }

    /// Whether the other end has not closed.
    var isOpen: Bool { channel.isActive }

    /// Sends messages in their order; returns when the system has taken them all.
    func send(_ messages: [SyslogMessage]) async throws {
        guard channel.isActive else { throw ChannelError.ioOnClosedChannel }
        switch transport {
        case .tcp:
            let bytes = messages.flatMap(\.octetCounted)
            try await Self.inTime(channel.writeAndFlush(channel.allocator.buffer(bytes: bytes)), channel)
        case .udp:
            for message in messages {
                try await channel.writeAndFlush(channel.allocator.buffer(bytes: message.bytes)).get()
            }
        }
    }

    func close() async { try? await channel.close().get() }

    /// A peer that takes nothing any more is as good as gone.
    private static func inTime(_ written: EventLoopFuture<Void>, _ channel: any Channel) async throws {
        let late = channel.eventLoop.scheduleTask(in: patience) { channel.close(promise: nil) }
        defer { late.cancel() }
        try await written.get()
    }

    /// A datagram socket is connected, so that it hears when nobody is there; that takes an address, not a name.
    private static func address(of destination: LogDestination) async throws -> SocketAddress {
        if let address = try? SocketAddress(ipAddress: destination.host, port: destination.port) { return address }
        // Names are looked up by threads that may wait.
        return try await NIOThreadPool.singleton.runIfActive {
            try SocketAddress.makeAddressResolvingHost(destination.host, port: destination.port)
        }
    }
}

/// Drops whatever a central log answers, and closes upon errors.
private final class Deaf: ChannelInboundHandler {
    typealias InboundIn = Any

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {}

    func errorCaught(context: ChannelHandlerContext, error: any Error) { context.close(promise: nil) }
}
