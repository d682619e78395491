import Dispatch
import GeoCore
import Glibc
import Synchronization
import Testing

@testable import GeoPackageStore

@Suite struct `The shelf of packed copies` {
    private let state = PackState(incarnation: "1", change: 1, fingerprint: "f")

    /// Opening a named pipe takes until somebody writes into it: a disk as slow as the test wants it.
    @Test func `lets nobody wait while one looks at the disk`() async throws {
        let home = try TemporaryHome()
        let shelf = PackShelf(folder: "\(home.home.path)/derived")
        let pipe = shelf.path(of: "yavas")
        try #require(unsafe mkfifo(pipe, 0o600) == 0)
        let isThrough = Flag()
        let first = Task { await Self.onThread { [state] in _ = shelf.pack(of: "yavas", in: state) } }
        try await Task.sleep(for: .milliseconds(100))
        let second = Task {
            await Self.onThread { [state] in
                _ = shelf.pack(of: "yavas", in: state)
                _ = shelf.pack(of: "baska", in: state)
                shelf.forget("baska")
                isThrough.value.withLock { $0 = true }
            }
        }
        for _ in 0..<100 where !isThrough.isSet { try await Task.sleep(for: .milliseconds(20)) }
        #expect(isThrough.isSet)
        close(unsafe open(pipe, O_WRONLY))
        await first.value
        await second.value
    }

    private final class Flag: Sendable {
        let value = Mutex(false)

        var isSet: Bool { value.withLock { $0 } }
    }

    private static func onThread(_ body: @escaping @Sendable () -> Void) async {
        await withCheckedContinuation { continuation in
            DispatchQueue.global()
                .async {
                    body()
                    continuation.resume()
                }
        }
    }

    @Test func `finds a copy that came meanwhile once it is told`() throws {
        let home = try ChangeSamples.home(300)
        _ = try home.open().rows()
        #expect(home.catalogue.unpackedLayers()["parsel"] != nil)
        try home.catalogue.pack("parsel")
        let reading = try #require(try home.open() as? GeoPackageReading)
        #expect(reading.pack != nil && home.catalogue.unpackedLayers().isEmpty)
    }
}
