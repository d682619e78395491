import GeoCore
import Glibc
import Synchronization

/// Whether the user pressed Ctrl-C; a signal handler can reach nothing but a global.
private let isInterrupted = Atomic<Bool>(false)

/// Lets work stop in order when the user presses Ctrl-C or the system ends the process, instead of dying half-way.
enum Interruption {
    /// Starts to watch for SIGINT and SIGTERM.
    static func watch() {
        // The global must exist before a handler can run: its first use takes a lock.
        _ = isInterrupted.load(ordering: .relaxed)
        for number in [SIGINT, SIGTERM] {
            signal(number) { _ in isInterrupted.store(true, ordering: .relaxed) }
        }
    }

    /// - Throws: `operation.cancelled` if the user wants to stop.
    static func check() throws(PaftaError) {
        guard isInterrupted.load(ordering: .relaxed) else { return }
        throw PaftaError(
            .unavailable,
            .cancelled,
            LocalizedText("Cancelled; nothing was changed.", tr: "İptal edildi; hiçbir şey değiştirilmedi.")
        )
    }
}
