internal import GeoCore

/// Where a moment lies in the term of a protocol.
public enum TermPlace: Sendable, Hashable {
    /// Before the first day, or there is none.
    case before
    /// Within the term, with so many days to go after today.
    case within(daysLeft: Int)
    /// After the last day, or there is none.
    case after
}

extension ProtocolDocument {
    /// The days before its end from which on a protocol is told to be about to end.
    public static let noticeDays = 30

    /// Returns where a moment lies in the term.
    ///
    /// - Parameter seconds: Since 1970-01-01T00:00:00Z.
    /// - Returns: The place; the first and last day belong to the term, by Türkiye's time.
    public func termPlace(at seconds: Int64) -> TermPlace {
        let today = CalendarDay(inTurkiyeAt: seconds)
        guard let start = term.start, today >= start else { return .before }
        guard let end = term.end, today <= end else { return .after }
        return .within(daysLeft: end.daysSince1970 - today.daysSince1970)
    }

    /// Whether the protocol gives access at a moment.
    ///
    /// - Parameters:
    ///   - seconds: Since 1970-01-01T00:00:00Z.
    ///   - state: Its state.
    /// - Returns: Whether it is approved and within its term; hours and addresses are ``accessWindow``'s.
    public func isInForce(at seconds: Int64, state: ProtocolState) -> Bool {
        guard state == .approved, case .within = termPlace(at: seconds) else { return false }
        return true
    }

    /// The days until its end, if those are at most ``noticeDays``; `nil` otherwise.
    public func endsSoon(at seconds: Int64) -> Int? {
        guard case .within(let days) = termPlace(at: seconds), days <= Self.noticeDays else { return nil }
        return days
    }
}
