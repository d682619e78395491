internal import Foundation
internal import GeoCore
internal import Synchronization

/// The present keys of the sign-in service.
///
/// Fetched keys are fetched again after an hour, and when a token names an unknown one, at most once a minute; requests
/// that come meanwhile wait for the same answer. If it fails, the former keys stay.
final class SignerSource: Sendable {
    private struct State {
        var signers: SignerSet?
        var readAt: Int64 = .min / 2
        var triedAt: Int64 = .min / 2
        var stamp: Date?
        var isReading = false
        var waiting: [CheckedContinuation<Void, Never>] = []
    }

    private static let pause: Int64 = 60
    private static let age: Int64 = 3_600

    private let keys: TokenKeys
    private let algorithms: Set<TokenAlgorithm>
    private let state = Mutex(State())

    init(_ keys: TokenKeys, algorithms: Set<TokenAlgorithm>) {
        self.keys = keys
        self.algorithms = algorithms
    }

    /// Returns the keys.
    ///
    /// - Parameters:
    ///   - name: The key that the token names.
    ///   - algorithm: How the token is signed.
    ///   - now: Seconds since 1970.
    /// - Returns: The keys, with the one asked for if the issuer has it.
    /// - Throws: `tokens.unreadableKeys` if there have been none so far.
    func signers(for name: String?, _ algorithm: TokenAlgorithm, now: Int64) async throws(PaftaError) -> SignerSet {
        let stamp = fileStamp()
        while true {
            let present = state.withLock { state in
                // Whoever names a key that is known does not wait for one who names another.
                state.isReading && state.signers?.knows(name, algorithm) != true
                    ? nil : (state.signers, isDue(state, name, algorithm, stamp, now))
            }
            guard let (signers, isDue) = present else {
                await waitForReader()
                continue
            }
            guard isDue, beginReading(stamp, now) else {
                if let signers { return signers }
                throw .unreadableKeys("none were read so far")
            }
            let fresh = try? await read()
            endReading(fresh, now)
        }
    }

    private func isDue(
        _ state: State,
        _ name: String?,
        _ algorithm: TokenAlgorithm,
        _ stamp: Date?,
        _ now: Int64
    ) -> Bool {
        switch keys {
        case .text: state.signers == nil && state.triedAt < 0
        case .file: state.stamp != stamp || (state.signers == nil && now - state.triedAt >= Self.pause)
        case .fetched:
            now - state.triedAt >= Self.pause
                && (now - state.readAt >= Self.age || state.signers?.knows(name, algorithm) != true)
        }
    }

    private func beginReading(_ stamp: Date?, _ now: Int64) -> Bool {
        state.withLock { state in
            guard !state.isReading else { return false }
            (state.isReading, state.triedAt, state.stamp) = (true, now, stamp)
            return true
        }
    }

    private func endReading(_ fresh: SignerSet?, _ now: Int64) {
        let waiting = state.withLock { state in
            state.isReading = false
            if let fresh { (state.signers, state.readAt) = (fresh, now) }
            defer { state.waiting = [] }
            return state.waiting
        }
        for continuation in waiting { continuation.resume() }
    }

    private func waitForReader() async {
        await withCheckedContinuation { continuation in
            let isOver = state.withLock { state in
                if state.isReading { state.waiting.append(continuation) }
                return !state.isReading
            }
            if isOver { continuation.resume() }
        }
    }

    private func read() async throws -> SignerSet {
        let json =
            switch keys {
            case .text(let text): text
            case .file(let path): try String(contentsOfFile: path, encoding: .utf8)
            case .fetched(let fetch): try await fetch()
            }
        return try await SignerSet(json: json, algorithms: algorithms)
    }

    private func fileStamp() -> Date? {
        guard case .file(let path) = keys else { return nil }
        return (try? FileManager.default.attributesOfItem(atPath: path))?[.modificationDate] as? Date
    }
}
