internal import Hummingbird
internal import HummingbirdCore
internal import Logging
internal import NIOCore

/// An HTTP/1.1 connection whose requests are handled on the thread that reads and writes it.
///
/// Otherwise each request crosses between the network's thread and one of Swift's several times, which costs a small
/// answer more than the answer itself.
struct LoopBoundChannel: ServerChildChannel {
    let channel: HTTP1Channel

    func setup(channel child: any Channel, logger: Logger) -> EventLoopFuture<HTTP1Channel.Value> {
        channel.setup(channel: child, logger: logger)
    }

    func handle(value: HTTP1Channel.Value, logger: Logger) async {
        await withTaskExecutorPreference(EventLoopTaskExecutor(loop: value.channel.eventLoop)) {
            await channel.handle(value: value, logger: logger)
        }
    }
}

/// Runs tasks on the thread of an event loop.
final class EventLoopTaskExecutor: TaskExecutor {
    private let loop: any EventLoop

    init(loop: any EventLoop) { self.loop = loop }

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        // A job is run once, by the thread that takes it from the loop's queue.
        loop.execute { unsafe job.runSynchronously(on: self.asUnownedTaskExecutor()) }
    }
}
