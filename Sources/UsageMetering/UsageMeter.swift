public import GeoCore
public import HomeRegistry
internal import Synchronization

/// Counts what everybody uses, and refuses what goes beyond a limit.
///
/// A subject is a protocol, an account or whatever else is limited together. Nothing is read for subjects that do not
/// come; the first request of one reads the registry, all others only memory. What is counted reaches the registry with
/// ``flush(at:)``: a process that is killed loses what came after the last one. Docs/Metering.md defines every count.
public final class UsageMeter: Sendable {
    struct State {
        var accounts: [Subject: Account] = [:]
        /// How many accounts were removed so far.
        var forgotten = 0
    }

    let state = Mutex(State())
    /// Held while the registry is written, so that two writings do not overlap.
    let flushing = Mutex(FlushState())
    let keeper: any UsageKeeping
    let harvest: HarvestSettings

    /// A meter over the usage in a registry.
    ///
    /// - Parameters:
    ///   - store: Where counts outlive the process.
    ///   - harvest: When alarms are raised.
    public convenience init(store: UsageStore, harvest: HarvestSettings = HarvestSettings()) {
        self.init(keeper: store, harvest: harvest)
    }

    package init(keeper: any UsageKeeping, harvest: HarvestSettings = HarvestSettings()) {
        self.keeper = keeper
        self.harvest = harvest
    }

    /// Counts a request that begins, if every limit leaves room for it; a refused one is not counted.
    ///
    /// - Parameters:
    ///   - subject: Who asks, in at most 200 bytes without control characters.
    ///   - limits: How much the subject may use.
    ///   - seconds: The moment, in seconds since 1970-01-01T00:00:00Z.
    /// - Returns: The request, with what its answer may hold.
    /// - Throws: `quota.exceeded` with the seconds to wait and the policy's name as its cause, of several the one that
    ///   lasts longest; `quota.subjectInvalid`, `registry.unreadable`.
    public func begin(_ subject: String, _ limits: UsageLimits, at seconds: Double) throws(PaftaError) -> Ticket {
        let key = try Subject(subject)
        let moment = Moment(seconds)
        let allowance = try withAccount(key, moment) { account throws(PaftaError) in
            guard !account.isStopped else { throw .stopped(wait: moment.untilNextDay) }
            let quotas = account.quotas(limits, moment)
            if let worst = quotas.lazy.filter(\.isExhausted).max(by: { $0.wait < $1.wait }) { throw .exhausted(worst) }
            account.addRequest()
            return Allowance(quotas)
        }
        return Ticket(key, allowance, self)
    }

    /// Counts a part of an answer that was sent; the request goes on.
    ///
    /// - Parameters:
    ///   - ticket: The request.
    ///   - part: What was sent since the last part.
    ///   - seconds: The moment, in seconds since 1970-01-01T00:00:00Z.
    /// - Returns: The alarms that were raised, for the audit trail.
    public func count(_ ticket: Ticket, _ part: AnswerPart, at seconds: Double) -> [HarvestAlarm] {
        count(ticket, part, Moment(seconds), isLast: false)
    }

    /// Counts the last part of an answer and ends the request, whether or not the answer was complete.
    ///
    /// - Parameters:
    ///   - ticket: The request.
    ///   - part: What was sent since the last part.
    ///   - seconds: The moment, in seconds since 1970-01-01T00:00:00Z.
    /// - Returns: The alarms that were raised, for the audit trail.
    @discardableResult
    public func finish(_ ticket: Ticket, _ part: AnswerPart, at seconds: Double) -> [HarvestAlarm] {
        count(ticket, part, Moment(seconds), isLast: true)
    }

    private func count(_ ticket: Ticket, _ part: AnswerPart, _ moment: Moment, isLast: Bool) -> [HarvestAlarm] {
        state.withLock { state in
            // An account with a request under way is never removed, so it is there.
            guard let account = state.accounts[ticket.key] else { return [] }
            account.advance(to: moment)
            if isLast, ticket.end() { account.running -= 1 }
            return account.count(part, harvest)
        }
    }

    /// Ends a request whose client went away; what was sent until then is to be counted before.
    public func abandon(_ ticket: Ticket) { ticket.close() }

    func release(_ key: Subject) {
        state.withLock { state in state.accounts[key]?.running -= 1 }
    }

    /// Calls `body` with the account of a subject, read from the registry if need be, as it is at a moment.
    func withAccount<Result: Sendable>(
        _ key: Subject,
        _ moment: Moment,
        _ body: (Account) throws(PaftaError) -> Result
    ) throws(PaftaError) -> Result {
        var saved: SavedUsage?
        var seen = 0
        while true {
            let known = try state.withLock { state throws(PaftaError) -> Result? in
                // What was read is good unless somebody was forgotten meanwhile, who may be this one with newer counts.
                if let saved, state.accounts[key] == nil, state.forgotten == seen {
                    state.accounts[key] = Account(key.text, saved, moment)
                }
                seen = state.forgotten
                guard let account = state.accounts[key] else { return nil }
                account.advance(to: moment)
                return try body(account)
            }
            if let known { return known }
            let days = Moment.firstDay(ofMonth: moment.month)...moment.day
            saved = try keeper.usage(of: key.text, days: days, month: moment.month)
        }
    }
}

extension UsageMeter {
    /// How many subjects are in memory.
    package var subjectCount: Int { state.withLock { $0.accounts.count } }
}
