internal import CQL2

/// Moments or days, one for each row.
struct MomentExpression {
    /// The ticks of ``Moment``.
    let values: Values<Int64>
    /// Whether they are days rather than moments.
    let isDay: Bool

    /// The days of the moments.
    var days: Values<Int64> { isDay ? values : values.mapped { Moment.day(of: $0) } }

    /// Both in the same resolution: days, if one of them is.
    static func matched(_ left: Self, _ right: Self) -> (Values<Int64>, Values<Int64>) {
        left.isDay == right.isDay ? (left.values, right.values) : (left.days, right.days)
    }
}

/// An instant, or an interval with both of its ends.
struct PeriodExpression {
    /// The start; the instant itself.
    let start: Values<Int64>
    /// The end; the instant itself.
    let end: Values<Int64>
    /// Whether the ends are days rather than moments.
    let isDay: Bool
    /// Whether it is an instant.
    let isInstant: Bool

    /// An instant.
    init(_ moment: MomentExpression) {
        start = moment.values
        end = moment.values
        isDay = moment.isDay
        isInstant = true
    }

    /// An interval; an end that is missing is open.
    init(start: MomentExpression?, end: MomentExpression?) {
        isDay = start?.isDay ?? false || end?.isDay ?? false
        isInstant = false
        self.start = (isDay ? start?.days : start?.values) ?? Values(constant: Moment.earliest)
        self.end = (isDay ? end?.days : end?.values) ?? Values(constant: Moment.latest)
    }

    /// Start and end of each row.
    func periods(inDays: Bool) -> Values<Period> {
        let reduces = inDays && !isDay
        let start = reduces ? start.mapped { Moment.day(of: $0) } : start
        let end = reduces ? end.mapped { Moment.day(of: $0) } : end
        return start.combined(with: end) { start, end in
            guard let start, let end else { return nil }
            return Period(start: start, end: end)
        }
    }
}

/// A start and an end, both included, as ticks of ``Moment``.
struct Period: Sendable, Hashable {
    /// The start.
    var start: Int64
    /// The end.
    var end: Int64

    /// Whether the function of the standard is true for this period and `other`.
    ///
    /// - SeeAlso: OGC 21-065r2, tables 10 and 11, after Allen's relations in the W3C Time Ontology.
    func holds(_ operation: TemporalOperator, _ other: Period) -> Bool {
        switch operation {
        case .after: start > other.end
        case .before: end < other.start
        case .disjoint: start > other.end || end < other.start
        case .intersects: start <= other.end && end >= other.start
        case .equals: start == other.start && end == other.end
        case .contains: start < other.start && end > other.end
        case .during: start > other.start && end < other.end
        case .finishes: start > other.start && end == other.end
        case .finishedBy: start < other.start && end == other.end
        case .starts: start == other.start && end < other.end
        case .startedBy: start == other.start && end > other.end
        case .meets: end == other.start
        case .metBy: start == other.end
        case .overlaps: start < other.start && other.start < end && end < other.end
        case .overlappedBy: other.start < start && start < other.end && other.end < end
        }
    }
}

extension TemporalOperator {
    /// Whether the function is defined for instants as well as for intervals.
    ///
    /// - SeeAlso: OGC 21-065r2, table 10.
    var takesInstants: Bool {
        switch self {
        case .after, .before, .disjoint, .equals, .intersects: true
        default: false
        }
    }
}
