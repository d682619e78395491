internal import GeoCore
internal import UsageMetering

extension ProtocolDocument {
    /// A document to start from, with every key explained in Turkish.
    ///
    /// - Parameters:
    ///   - number: The number of the protocol.
    ///   - giver: The municipality.
    ///   - today: The day from which it holds, for a year.
    /// - Returns: TOML that can be read, though a document made of it is not ready for approval.
    public static func template(number: String, giver: String, today: CalendarDay) -> String {
        var document = ProtocolDocument()
        document.number = number
        document.giver.name = giver
        document.giver.kind = .public
        document.fee.kind = .free
        document.delivery.channels = [.api]
        document.limits.usage.requestsPerMinute = 120
        document.term.start = today
        document.term.end = today.adding(days: 364)
        document.secrecy.grade = .unclassified
        return document.explainedTOML
    }
}
