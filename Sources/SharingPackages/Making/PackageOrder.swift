public import GeoCore
public import HomeRegistry
internal import SharingProtocols

/// Which package is wanted.
public struct PackageOrder: Sendable, Hashable {
    /// The number of the protocol.
    public var agreement: String
    /// The folder to put it in; `nil` for that of the protocol, else `packages` of the home.
    public var folder: String?
    /// The package since which changes are wanted; `nil` for everything.
    public var since: Int64?
    /// Who makes it.
    public var account: String
    /// Now, in seconds since 1970-01-01T00:00:00Z.
    public var seconds: Int64

    /// Orders a full package.
    public init(agreement: String, account: String, seconds: Int64) {
        self.agreement = agreement
        self.account = account
        self.seconds = seconds
    }

    /// Now, in UTC as `2026-11-21T10:53:16Z`.
    var moment: String {
        let (days, rest) = seconds.quotientAndRemainder(dividingBy: 86_400)
        let time = [rest / 3_600, rest / 60 % 60, rest % 60].map { $0 < 10 ? "0\($0)" : "\($0)" }
        return "\(CalendarDay(daysSince1970: Int(days)))T\(time.joined(separator: ":"))Z"
    }
}

/// A package that was made.
public struct MadePackage: Sendable {
    /// As the registry has it.
    public var record: PackageRecord
    /// Where it lies; its signature lies beside it, with `.sig` behind the name.
    public var path: String
    /// What the formats could not keep, by layer.
    public var notes: [(layer: String, text: LocalizedText)]
}
