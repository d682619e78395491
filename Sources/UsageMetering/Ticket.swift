internal import Synchronization

/// A request that is under way.
///
/// It counts as such until ``UsageMeter/finish(_:_:at:)`` or ``UsageMeter/abandon(_:)``, or until nobody holds the ticket
/// any more.
public final class Ticket: Sendable {
    /// Whose request it is.
    public let subject: String
    /// What its answer may hold.
    public let allowance: Allowance
    let key: Subject
    private let meter: UsageMeter
    private let isOpen = Atomic(true)

    init(_ key: Subject, _ allowance: Allowance, _ meter: UsageMeter) {
        subject = key.text
        self.key = key
        self.allowance = allowance
        self.meter = meter
    }

    deinit { close() }

    /// Ends the request; does nothing the second time.
    func close() {
        if end() { meter.release(key) }
    }

    /// Returns whether this is the first end.
    func end() -> Bool { isOpen.exchange(false, ordering: .acquiringAndReleasing) }
}
