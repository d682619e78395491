public import GeoCore
internal import HomeRegistry
internal import Synchronization

extension UsageMeter {
    /// The month whose sets are kept in the registry.
    struct FlushState {
        var month = Int.min
    }

    /// The words of sets that may stay in memory for subjects without a request under way: about 40 MB.
    private static let maximumWords = 1_000_000
    /// The seconds after which a subject is forgotten that has no request under way; its last minute is over then.
    private static let idleSeconds = 120

    /// Writes what changed to the registry, in one transaction, and forgets subjects that are idle.
    ///
    /// To be called each second and at the end of the process, on a thread that may block. If the registry cannot be
    /// written, nothing is lost: it is tried again with the next call.
    ///
    /// - Parameter seconds: The moment, in seconds since 1970-01-01T00:00:00Z.
    /// - Throws: `registry.unreadable`, `store.full`.
    public func flush(at seconds: Double) throws(PaftaError) {
        let moment = Moment(seconds)
        try flushing.withLock { flush throws(PaftaError) in
            let changes = state.withLock { state in
                state.accounts.values.flatMap { $0.isDirty ? $0.takeChanges() : [] }
            }
            do throws(PaftaError) {
                try keeper.add(changes)
            } catch {
                putBack(changes)
                throw error
            }
            forgetIdle(moment)
            guard moment.month > flush.month else { return }
            try keeper.removeSets(before: Moment.firstDay(ofMonth: moment.month))
            flush.month = moment.month
        }
    }

    private func putBack(_ changes: [UsageChange]) {
        let bySubject = Dictionary(grouping: changes, by: \.subject)
        state.withLock { state in
            // No account goes while what it lost is being written: only `flush` removes any.
            for account in state.accounts.values {
                if let lost = bySubject[account.subject] { account.putBack(lost) }
            }
        }
    }

    private func forgetIdle(_ moment: Moment) {
        state.withLock { state in
            var words = 0
            var idle: [(key: Subject, lastSeen: Int, words: Int)] = []
            for (key, account) in state.accounts where account.running == 0 && !account.isDirty {
                // A clock that was wrong and was set right must not leave anybody in the future.
                if abs(moment.second - account.lastSeen) > Self.idleSeconds {
                    state.forget(key)
                } else if account.wordCount > 0 {
                    words += account.wordCount
                    idle.append((key, account.lastSeen, account.wordCount))
                }
            }
            guard words > Self.maximumWords else { return }
            for subject in idle.sorted(by: { $0.lastSeen < $1.lastSeen }) where words > Self.maximumWords {
                words -= subject.words
                state.forget(subject.key)
            }
        }
    }
}

extension UsageMeter.State {
    fileprivate mutating func forget(_ key: Subject) {
        accounts[key] = nil
        forgotten += 1
    }
}
