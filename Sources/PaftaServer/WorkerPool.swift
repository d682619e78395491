internal import GeoCore
internal import NIOPosix

/// The threads that may block: everything that touches the store runs here, never on the threads of the network.
struct WorkerPool: Sendable {
    private let pool: NIOThreadPool

    /// Starts `threads` threads.
    init(threads: Int) {
        pool = NIOThreadPool(numberOfThreads: threads)
        pool.start()
    }

    /// Runs `body` on one of the threads.
    func run<Result: Sendable>(_ body: @escaping @Sendable () throws -> Result) async throws -> Result {
        try await pool.runIfActive(body)
    }

    /// Ends the threads when their work is done.
    func stop() async throws { try await pool.shutdownGracefully() }
}
