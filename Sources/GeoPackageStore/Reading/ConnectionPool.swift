internal import GeoCore
internal import Synchronization

/// The reading connections of one file.
///
/// Connections are handed out last in, first out, so that a quiet server keeps few of them busy and their caches warm.
final class ConnectionPool: Sendable {
    /// So many connections stay open while nobody reads.
    private static let kept = 8

    private struct State {
        var free: [ReadingConnection] = []
        var lent = 0
    }

    let path: String
    let limits: StoreLimits
    private let state = Mutex(State())

    init(path: String, limits: StoreLimits) {
        self.path = path
        self.limits = limits
    }

    /// How many connections are lent now.
    var lent: Int { state.withLock { $0.lent } }

    /// Lends a connection with an open snapshot.
    ///
    /// - Throws: `store.overloaded`, and what opening a file throws.
    func lend() throws(PaftaError) -> ReadingConnection {
        let kept: ReadingConnection? = try state.withLock { state throws(PaftaError) in
            // More are refused rather than left to exhaust memory and file descriptors.
            guard state.lent < limits.readers else { throw .overloaded }
            state.lent += 1
            return state.free.popLast()
        }
        do throws(PaftaError) {
            let connection = if let kept { kept } else { try ReadingConnection(path: path, limits: limits) }
            try connection.begin()
            return connection
        } catch {
            state.withLock { $0.lent -= 1 }
            throw error
        }
    }

    /// Takes a connection back, ends its snapshot, and keeps it for the next reader.
    func giveBack(_ connection: ReadingConnection) {
        let isSound = connection.end()
        state.withLock { state in
            state.lent -= 1
            if isSound, state.free.count < Self.kept { state.free.append(connection) }
        }
    }
}

extension PaftaError {
    fileprivate static var overloaded: PaftaError {
        PaftaError(
            .unavailable,
            .storeOverloaded,
            LocalizedText("Too many readers at once.", tr: "Aynı anda çok fazla okuyucu var."),
            remedy: LocalizedText("Try again in a moment.", tr: "Biraz sonra yeniden deneyin.")
        )
    }
}
