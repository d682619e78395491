public import AuditTrail
internal import GeoCore

/// Counts of accesses by who asked for what on which day, from the records of the audit trail.
///
/// What it keeps grows with the number of partners, units, layers, days and clients, not with that of records.
public struct AccessTally: Sendable {
    /// Counts of one partner, unit, layer, day or client.
    struct Counts: Sendable, Hashable {
        var requests = 0
        var features = 0
        var bytes = 0
        var denied = 0
        var packages = 0

        mutating func add(_ record: AuditRecord) {
            switch record.event {
            case "package": packages += 1
            case "denied":
                requests += 1
                denied += 1
            default: requests += 1
            }
            features = Self.sum(features, record.features)
            bytes = Self.sum(bytes, record.bytes)
        }

        static func sum(_ one: Int, _ other: Int?) -> Int {
            let (sum, isTooLarge) = one.addingReportingOverflow(max(0, other ?? 0))
            return isTooLarge ? .max : sum
        }
    }

    /// A client: who asked from where.
    struct Client: Sendable, Hashable {
        var principal: String
        var address: String
    }

    /// A harvest alarm, or a day on which far more was asked for than usual.
    struct Unusual: Sendable, Hashable {
        var day: String
        var who: String
        var features: Int
        var usual: Int?
        var collection: String?
    }

    private(set) var partners: [String: Counts] = [:]
    private(set) var units: [String: Counts] = [:]
    private(set) var layers: [String: Counts] = [:]
    private(set) var days: [String: Counts] = [:]
    private(set) var clients: [Client: Counts] = [:]
    private(set) var refusedLogins: [Client: Int] = [:]
    private var alarms: [Unusual] = []
    private var partnerDays: [String: [String: Int]] = [:]

    /// Clients beyond so many are counted together, so that addresses made up by somebody fill no memory.
    static let mostClients = 100_000

    /// Creates a tally of nothing.
    public init() {}

    /// The requests that were answered or refused.
    public var requests: Int { days.values.reduce(0) { $0 + $1.requests } }

    /// Counts a record; what is no access, sign-in, package or alarm is passed over.
    public mutating func add(_ record: AuditRecord) {
        let day = AuditDay(ofMoment: record.time)?.description ?? String(record.time.prefix(10))
        switch record.event {
        case "access", "denied", "package": count(record, day)
        case "login.failed":
            let client = client(record, known: refusedLogins.count)
            refusedLogins[client, default: 0] += 1
        case "harvest":
            alarms.append(
                Unusual(
                    day: day,
                    who: Self.number(record.agreement) ?? record.principal,
                    features: record.features ?? 0,
                    collection: record.collection
                )
            )
        default: break
        }
    }

    private mutating func count(_ record: AuditRecord, _ day: String) {
        days[day, default: Counts()].add(record)
        if let number = Self.number(record.agreement) {
            partners[number, default: Counts()].add(record)
            let features = partnerDays[number]?[day] ?? 0
            partnerDays[number, default: [:]][day] = Counts.sum(features, record.features)
        } else if record.kind == "staff" {
            units[record.unit ?? "", default: Counts()].add(record)
        }
        if let collection = record.collection { layers[collection, default: Counts()].add(record) }
        if record.event != "package" {
            let client = client(record, known: clients.count)
            clients[client, default: Counts()].add(record)
        }
    }

    private func client(_ record: AuditRecord, known: Int) -> Client {
        guard known < Self.mostClients else { return Client(principal: "…", address: "…") }
        return Client(principal: record.principal, address: record.address ?? "")
    }

    /// The number of a protocol without its version.
    private static func number(_ agreement: String?) -> String? {
        guard let agreement, let at = agreement.lastIndex(of: "@") else { return agreement }
        return String(agreement[..<at])
    }

    /// The alarms, and the days on which a partner got more than three times its usual and at least 1,000 features.
    ///
    /// The usual is the median of the partner's other days in the period.
    var unusual: [Unusual] {
        var found = alarms
        for (partner, days) in partnerDays {
            for (day, features) in days where features >= 1_000 {
                let others = days.filter { $0.key != day }.map(\.value).sorted()
                guard !others.isEmpty else { continue }
                let usual = others[others.count / 2]
                if features / 3 > usual {
                    found.append(Unusual(day: day, who: partner, features: features, usual: usual))
                }
            }
        }
        return found.sorted { ($0.day, $0.who) < ($1.day, $1.who) }
    }
}
