internal import HTTPTypes
internal import NIOCore
internal import NIOHTTPTypes

/// Answers quick requests where their bytes are read, before a task is started for them.
///
/// A task, its streams and its wake-ups cost more than one feature looked up and written. Requests on one connection are
/// answered in their order: while one that was handed on is not answered, those behind it are handed on, too.
final class QuickAnswerHandler: ChannelDuplexHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPRequestPart
    typealias InboundOut = HTTPRequestPart
    typealias OutboundIn = HTTPResponsePart
    typealias OutboundOut = HTTPResponsePart

    private let gateway: Gateway
    /// A request whose end has not been read.
    private var head: HTTPRequest?
    /// The number of requests that were handed on and are not answered.
    private var handedOn = 0
    /// The answer to the request that was handed on last, if it is known already and only has to be streamed.
    private var prepared: Gateway.Prepared?

    /// The fingerprint of the client's certificate, once it was looked for.
    private var certificate: [UInt8]??

    init(gateway: Gateway) { self.gateway = gateway }

    /// Returns the fingerprint of the client's certificate, which stays the same as long as the connection.
    func certificate(in pipeline: ChannelPipeline.SynchronousOperations) -> [UInt8]? {
        if let certificate { return certificate }
        let found = PeerCertificate.fingerprint(in: pipeline)
        certificate = .some(found)
        return found
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch unwrapInboundIn(data) {
        case .head(let request):
            // A client that wants the connection closed is answered by those who close it.
            // Nor is one who shows a certificate nobody in particular.
            if handedOn == 0, request.method == .get, request.headerFields[.connection] == nil,
                certificate(in: context.pipeline.syncOperations) == nil
            {
                head = request
            } else {
                handOn(data, context)
            }
        case .body:
            handOnHead(context)
            context.fireChannelRead(data)
        case .end:
            if let request = head.take(), !answer(request, context) { handOn(wrapInboundOut(.head(request)), context) }
            if handedOn > 0 { context.fireChannelRead(data) }
        }
    }

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        if case .end = unwrapOutboundIn(data) { handedOn -= 1 }
        context.write(data, promise: promise)
    }

    /// Returns the answer to the request that was handed on last, if it is known already.
    func takePrepared() -> Gateway.Prepared? { prepared.take() }

    /// Answers a request that is quick and whose answer is small; returns false for any other.
    private func answer(_ request: HTTPRequest, _ context: ChannelHandlerContext) -> Bool {
        let address = context.channel.remoteAddress?.ipAddress
        guard let answer = gateway.quickAnswer(to: request, from: address) else { return false }
        guard case .bytes(let bytes) = answer.composed.body else {
            prepared = answer
            return false
        }
        let head = HTTPResponse(
            status: .init(code: answer.composed.status),
            headerFields: gateway.completeHeaders(answer.composed, length: bytes.count)
        )
        context.write(wrapOutboundOut(.head(head)), promise: nil)
        if !bytes.isEmpty {
            let body = context.channel.allocator.buffer(bytes: bytes)
            context.write(wrapOutboundOut(.body(body)), promise: nil)
        }
        context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: nil)
        answer.record.finish(status: answer.composed.status, bytes: bytes.count, cause: answer.cause)
        return true
    }

    private func handOnHead(_ context: ChannelHandlerContext) {
        if let request = head.take() { handOn(wrapInboundOut(.head(request)), context) }
    }

    private func handOn(_ data: NIOAny, _ context: ChannelHandlerContext) {
        handedOn += 1
        context.fireChannelRead(data)
    }
}
