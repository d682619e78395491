internal import GeoCore
internal import HomeRegistry

/// What one subject uses at the moment; belongs to the lock of the meter.
final class Account {
    let subject: String
    var day: Int
    var month: Int
    var minute = SlidingMinute()
    var running = 0
    var lastSeen = 0
    var isStopped: Bool

    var dayTotals: UsageTotals
    var monthTotals: UsageTotals
    var dayFeatures: [String: NumberSet]
    var monthFeatures: [String: NumberSet]
    var dayCells: NumberSet
    var monthCells: NumberSet
    /// The area that is not on the grid, in square metres.
    var dayArea: Int
    var monthArea: Int
    /// A box of today all of whose cells are in `dayCells`.
    var knownBox = Envelope.empty
    var watch: HarvestWatch

    /// What the registry does not have yet, of `day`.
    var unsaved = Unsaved()
    /// What it does not have yet, of days before.
    var closed: [UsageChange] = []

    struct Unsaved {
        var totals = UsageTotals()
        var features: [String: [UInt64: UInt64]] = [:]
        var cells: [UInt64: UInt64] = [:]
        var alarms: [UsageAlarm] = []
        var hasChanges = false
    }

    init(_ subject: String, _ saved: SavedUsage, _ moment: Moment) {
        self.subject = subject
        (day, month) = (moment.day, moment.month)
        let today = saved.days.last { $0.day == moment.day } ?? DayUsage(day: moment.day)
        dayTotals = today.totals
        isStopped = today.isStopped
        monthTotals = saved.days.reduce(into: UsageTotals()) { $0 += $1.totals }
        (dayFeatures, dayCells) = Self.sets(saved.daySets)
        (monthFeatures, monthCells) = Self.sets(saved.monthSets)
        dayArea = max(0, today.squareMetres - dayCells.count * HectareGrid.squareMetres)
        monthArea = max(0, saved.month.squareMetres - monthCells.count * HectareGrid.squareMetres)
        watch = HarvestWatch(saved.alarms)
    }

    private static func sets(_ saved: [UsageSet]) -> ([String: NumberSet], NumberSet) {
        var features: [String: NumberSet] = [:]
        var cells = NumberSet()
        for set in saved {
            switch set.kind {
            case .features: features[set.collection] = NumberSet(set.words)
            case .cells: cells = NumberSet(set.words)
            }
        }
        return (features, cells)
    }

    var dayDistinct: Int { dayFeatures.values.reduce(0) { $0 + $1.count } }
    var monthDistinct: Int { monthFeatures.values.reduce(0) { $0 + $1.count } }
    var daySquareMetres: Int { dayArea + dayCells.count * HectareGrid.squareMetres }
    var monthSquareMetres: Int { monthArea + monthCells.count * HectareGrid.squareMetres }

    /// The words that are held, for the bound of the memory.
    var wordCount: Int {
        let features = dayFeatures.values.reduce(0) { $0 + $1.words.count }
        let all = monthFeatures.values.reduce(features) { $0 + $1.words.count }
        return all + dayCells.words.count + monthCells.words.count
    }

    var isDirty: Bool { unsaved.hasChanges || !closed.isEmpty }

    /// Goes on to a moment; a clock that is set back stays where it was.
    func advance(to moment: Moment) {
        lastSeen = max(lastSeen, moment.second)
        minute.advance(to: moment.second)
        guard moment.day > day else { return }
        if unsaved.hasChanges { closed.append(takeChange()) }
        day = moment.day
        (dayTotals, dayFeatures, dayCells, dayArea) = (UsageTotals(), [:], NumberSet(), 0)
        (isStopped, knownBox, watch) = (false, .empty, HarvestWatch([]))
        guard moment.month > month else { return }
        month = moment.month
        (monthTotals, monthFeatures, monthCells, monthArea) = (UsageTotals(), [:], NumberSet(), 0)
    }

    private func takeChange() -> UsageChange {
        var change = UsageChange(
            subject: subject,
            day: DayUsage(
                day: day,
                totals: unsaved.totals,
                distinctFeatures: dayDistinct,
                squareMetres: daySquareMetres,
                isStopped: isStopped
            ),
            month: MonthUsage(month: month, distinctFeatures: monthDistinct, squareMetres: monthSquareMetres)
        )
        change.sets = unsaved.features.map { UsageSet(.features, collection: $0, words: $1) }
        if !unsaved.cells.isEmpty { change.sets.append(UsageSet(.cells, collection: "", words: unsaved.cells)) }
        change.alarms = unsaved.alarms
        unsaved = Unsaved()
        return change
    }

    /// Takes out what the registry does not have yet.
    func takeChanges() -> [UsageChange] {
        var changes = closed
        closed = []
        if unsaved.hasChanges { changes.append(takeChange()) }
        return changes
    }

    /// Takes back what the registry could not be told.
    func putBack(_ changes: [UsageChange]) { closed = changes + closed }
}
