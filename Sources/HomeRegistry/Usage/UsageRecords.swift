/// Counts that only add up.
public struct UsageTotals: Sendable, Hashable {
    /// The requests.
    public var requests = 0
    /// The features that were sent.
    public var features = 0
    /// The bytes that were sent.
    public var bytes = 0

    /// Creates counts of nothing.
    public init() {}

    /// Adds other counts; what exceeds the largest number stays there.
    public static func += (sum: inout UsageTotals, more: UsageTotals) {
        sum.requests = saturated(sum.requests, more.requests)
        sum.features = saturated(sum.features, more.features)
        sum.bytes = saturated(sum.bytes, more.bytes)
    }

    private static func saturated(_ first: Int, _ second: Int) -> Int {
        let (sum, isTooLarge) = first.addingReportingOverflow(second)
        return isTooLarge ? .max : sum
    }
}

/// What one subject used in one day.
public struct DayUsage: Sendable, Hashable {
    /// The days since 1970-01-01, in Türkiye's time.
    public var day: Int
    /// What adds up.
    public var totals: UsageTotals
    /// The distinct features of the day.
    public var distinctFeatures: Int
    /// The distinct area of the day, in square metres.
    public var squareMetres: Int
    /// Whether an alarm stopped the subject for the rest of the day.
    public var isStopped: Bool

    /// Creates what was used in a day.
    public init(
        day: Int,
        totals: UsageTotals = UsageTotals(),
        distinctFeatures: Int = 0,
        squareMetres: Int = 0,
        isStopped: Bool = false
    ) {
        self.day = day
        self.totals = totals
        self.distinctFeatures = distinctFeatures
        self.squareMetres = squareMetres
        self.isStopped = isStopped
    }
}

/// What does not add up from days to their month.
public struct MonthUsage: Sendable, Hashable {
    /// The months since January of the year 0, in Türkiye's time.
    public var month: Int
    /// The distinct features of the month.
    public var distinctFeatures: Int
    /// The distinct area of the month, in square metres.
    public var squareMetres: Int

    /// Creates what was used in a month.
    public init(month: Int, distinctFeatures: Int = 0, squareMetres: Int = 0) {
        self.month = month
        self.distinctFeatures = distinctFeatures
        self.squareMetres = squareMetres
    }
}

/// A part of a set of numbers: the upper 58 bits of numbers, and a bit for each that is in the set.
public struct UsageSet: Sendable, Hashable {
    /// What the numbers are.
    public enum Kind: Int, Sendable, Hashable {
        /// Features of one collection.
        case features = 0
        /// Cells of the hectare grid.
        case cells = 1
    }

    /// What the numbers are.
    public var kind: Kind
    /// The collection; empty for cells.
    public var collection: String
    /// The bits by the upper bits of their numbers.
    public var words: [UInt64: UInt64]

    /// Creates a part of a set.
    public init(_ kind: Kind, collection: String, words: [UInt64: UInt64]) {
        self.kind = kind
        self.collection = collection
        self.words = words
    }
}

/// An alarm that was raised.
public struct UsageAlarm: Sendable, Hashable {
    /// The layer.
    public var collection: String
    /// The threshold in per cent; 0 for a walk by adjacent boxes.
    public var threshold: Int

    /// Creates an alarm.
    public init(collection: String, threshold: Int) {
        self.collection = collection
        self.threshold = threshold
    }
}

/// What became more for one subject in one day.
public struct UsageChange: Sendable {
    /// The subject.
    public var subject: String
    /// The day: `totals` are what is added, the rest what it is now.
    public var day: DayUsage
    /// The month of the day, as it is now.
    public var month: MonthUsage
    /// The numbers that came to the sets of the day.
    public var sets: [UsageSet] = []
    /// The alarms that were raised.
    public var alarms: [UsageAlarm] = []

    /// Creates a change.
    public init(subject: String, day: DayUsage, month: MonthUsage) {
        self.subject = subject
        self.day = day
        self.month = month
    }
}

/// What is known of a subject in a month that is under way.
public struct SavedUsage: Sendable {
    /// The days that something was used in, ascending.
    public var days: [DayUsage] = []
    /// What does not add up.
    public var month: MonthUsage
    /// The sets of the last day that was asked for.
    public var daySets: [UsageSet] = []
    /// The sets of the whole month.
    public var monthSets: [UsageSet] = []
    /// The alarms of the last day that was asked for.
    public var alarms: [UsageAlarm] = []

    /// Creates what is known of a subject that never came.
    public init(month: Int) { self.month = MonthUsage(month: month) }
}
