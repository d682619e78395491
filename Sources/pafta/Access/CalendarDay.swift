public import ArgumentParser
public import SharingProtocols

extension CalendarDay: ExpressibleByArgument {
    /// Reads a day that a person writes as `2027-12-31`; `nil` if there is none such.
    public init?(argument: String) { self.init(parsing: argument) }

    /// When the day has gone by in Türkiye, in seconds since 1970 (UTC).
    var end: Int64 { (Int64(daysSince1970) + 1) * 86_400 - 3 * 3_600 }
}
