public import GeoCore
public import HomeRegistry
public import SharingProtocols

/// A package that should have been made by now.
public struct DuePackage: Sendable, Hashable {
    /// The protocol.
    public var agreement: String
    /// Who receives.
    public var receiver: String
    /// How often packages are agreed.
    public var frequency: DeliveryFrequency
    /// The day since which it is due, in Türkiye.
    public var since: CalendarDay
    /// The package to tell the changes since; `nil` for a full one.
    public var base: Int64?
    /// The package before; `nil` if there is none.
    public var latest: PackageRecord?
}

/// Which packages should have been made by now.
public struct PackageSchedule: Sendable {
    private let registry: HomeRegistry

    /// Takes the registry of the home.
    public init(_ registry: HomeRegistry) { self.registry = registry }

    /// Returns the packages that are due: of protocols in force that agreed on packages and how often.
    ///
    /// - Parameter seconds: Now, since 1970-01-01T00:00:00Z.
    /// - Returns: The packages, by protocol.
    /// - Throws: `registry.unreadable`.
    public func due(at seconds: Int64) throws(PaftaError) -> [DuePackage] {
        let book = ProtocolBook(registry)
        let today = CalendarDay(inTurkiyeAt: seconds)
        var due: [DuePackage] = []
        for entry in try book.entries(in: [.approved]) {
            guard let agreement = try book.effective(entry.number), agreement.isInForce(at: seconds) else { continue }
            let (document, delivery) = (agreement.document, agreement.document.delivery)
            guard !Set(delivery.channels).isDisjoint(with: [.package, .oneOff]), let start = document.term.start
            else { continue }
            let frequency = delivery.channels.contains(.package) ? delivery.frequency : .once
            let latest = try registry.latestPackage(of: entry.number)
            guard let frequency, let day = Self.dueDay(frequency, start: start, latest: latest?.day), day <= today
            else { continue }
            due.append(
                DuePackage(
                    agreement: entry.number,
                    receiver: entry.receiver,
                    frequency: frequency,
                    since: day,
                    base: delivery.content == .delta ? Self.base(latest, document) : nil,
                    latest: latest
                )
            )
        }
        return due
    }

    /// Returns the day from which on the next package is due; `nil` if none will be.
    static func dueDay(_ frequency: DeliveryFrequency, start: CalendarDay, latest: CalendarDay?) -> CalendarDay? {
        guard let latest else { return frequency == .onRequest ? nil : start }
        return switch frequency {
        case .once, .onRequest: nil
        case .daily: latest.adding(days: 1)
        case .weekly: latest.adding(days: 7)
        case .monthly: latest.adding(months: 1)
        case .quarterly: latest.adding(months: 3)
        case .yearly: latest.adding(months: 12)
        }
    }

    /// The package that changes may be told since, if all its layers have cursors.
    private static func base(_ latest: PackageRecord?, _ document: ProtocolDocument) -> Int64? {
        guard let latest, document.layers.allSatisfy(\.hasDeltas), latest.layers.allSatisfy({ $0.cursor != nil })
        else { return nil }
        return latest.number
    }
}

extension PackageRecord {
    /// The day it was made, in Türkiye.
    var day: CalendarDay? {
        let numbers = madeAt.prefix(19).split { !$0.isNumber }.compactMap { Int($0) }
        guard numbers.count == 6, let day = CalendarDay(year: numbers[0], month: numbers[1], day: numbers[2]) else {
            return nil
        }
        let seconds = day.daysSince1970 * 86_400 + numbers[3] * 3_600 + numbers[4] * 60 + numbers[5]
        return CalendarDay(inTurkiyeAt: Int64(seconds))
    }
}

extension CalendarDay {
    /// The same day of a later month, or its last one if it is shorter.
    func adding(months: Int) -> CalendarDay {
        let count = year * 12 + month - 1 + months
        let (year, month) = (count / 12, count % 12 + 1)
        for day in stride(from: day, through: 28, by: -1) {
            if let found = CalendarDay(year: year, month: month, day: day) { return found }
        }
        return CalendarDay(year: year, month: month, day: day) ?? self
    }
}
