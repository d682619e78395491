/// Keeps features whose moment or day lies in an interval, and features without one.
///
/// Both ends belong to the interval; a missing end is open.
/// - SeeAlso: OGC 17-069r4, requirements `/req/core/fc-time-definition` and `fc-time-response`.
public struct TemporalFilter: Sendable, Hashable {
    /// The earliest moment, in UTC.
    public var start: Instant?
    /// The latest moment, in UTC.
    public var end: Instant?

    /// Creates a filter.
    public init(start: Instant?, end: Instant?) {
        self.start = start
        self.end = end
    }

    /// A moment in UTC to the millisecond, or a day as its first or last moment.
    ///
    /// Texts of ISO 8601 in UTC sort like the moments they name, so the text itself is kept.
    public struct Instant: Sendable, Hashable, Comparable {
        /// The moment as `2026-11-21T10:53:16.000Z`.
        public var text: String

        /// Creates a moment from its text in exactly this form.
        public init(text: String) { self.text = text }

        /// The day, as `2026-11-21`.
        public var day: String { String(text.prefix(10)) }

        /// Whether `left` is earlier.
        public static func < (left: Self, right: Self) -> Bool { left.text < right.text }
    }
}
