import FeatureQuery
import GeoCore

/// The parameter `datetime`: a moment, a day, or an interval of them.
///
/// A day means all of its moments in UTC. Offsets are turned into UTC and parts of a millisecond cut off. An open end is
/// `..` or nothing. Where features have no time of their own, it names the state of the collection: that at its end.
/// - SeeAlso: OGC 17-069r4, requirements `/req/core/fc-time-definition` and `fc-time-response`; RFC 3339, clause 5.6.
struct DatetimeParameter: QueryParameter {
    let name = "datetime"
    var summary: LocalizedText {
        LocalizedText(
            "Only features of this moment, day or interval, and features without time. An interval has a slash between its "
                + "ends; an open end is '..' or empty. In a collection without a temporal property: the features as they "
                + "were at the end of that time, none before its first load.",
            tr:
                "Yalnız bu ana, güne ya da aralığa ait kayıtlar ve zamanı olmayanlar. Aralığın uçları arasına eğik çizgi "
                + "konur; açık uç '..' ya da boştur. Zaman alanı olmayan katmanda: kayıtların bu sürenin sonundaki "
                + "durumu; ilk yüklemeden önce kayıt yoktur."
        )
    }
    var schema: JSONValue { ["type": "string"] }

    func parse(_ text: String) throws(PaftaError) -> TemporalFilter {
        let ends = text.utf8.count <= 200 ? text.split(separator: "/", omittingEmptySubsequences: false) : []
        switch ends.count {
        case 1:
            let span = try span(ends[0], in: text)
            return TemporalFilter(start: Self.instant(span.lowerBound), end: Self.instant(span.upperBound))
        case 2:
            let start = try Self.isOpen(ends[0]) ? nil : span(ends[0], in: text).lowerBound
            let end = try Self.isOpen(ends[1]) ? nil : span(ends[1], in: text).upperBound
            guard start != nil || end != nil else {
                throw invalid(text, "one end at least must be given", tr: "uçlardan en az biri yazılmalı")
            }
            if let start, let end, start > end {
                throw invalid(text, "the interval ends before it starts", tr: "aralık başlamadan bitiyor")
            }
            return TemporalFilter(start: start.map(Self.instant), end: end.map(Self.instant))
        default:
            throw invalid(text, "it is neither a moment nor an interval", tr: "bir an ya da aralık değil")
        }
    }

    private static func isOpen(_ end: Substring) -> Bool { end.isEmpty || end == ".." }

    private static func instant(_ moment: Moment) -> TemporalFilter.Instant {
        TemporalFilter.Instant(text: moment.rfc3339Milliseconds)
    }

    /// The first and the last millisecond of a moment or a day.
    private func span(_ end: Substring, in text: String) throws(PaftaError) -> ClosedRange<Moment> {
        if let moment = Moment(rfc3339: end) { return moment...moment }
        guard let day = Moment(rfc3339Day: end) else {
            throw invalid(
                text,
                "'\(end.prefix(40))' is not a day or moment of RFC 3339",
                tr: "'\(end.prefix(40))' RFC 3339 biçiminde bir gün ya da an değil"
            )
        }
        return day...Moment(milliseconds: day.milliseconds + 86_399_999)
    }

    private func invalid(_ text: String, _ english: String, tr turkish: String) -> PaftaError {
        .invalidParameter(name, text, LocalizedText(english, tr: turkish), example: "2026-01-01/2026-12-31T23:59:59Z")
    }
}
