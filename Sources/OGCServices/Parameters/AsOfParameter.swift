import GeoCore

/// The parameter `as-of`: a moment, or a day, in whose state features are given.
///
/// No standard has it: `datetime` asks when features are, this one what was known of them. A day means its end in Türkiye's
/// time, as on the command line; it has been three hours ahead of UTC all year round since 2016.
struct AsOfParameter: QueryParameter {
    static let name = "as-of"
    var name: String { Self.name }
    var summary: LocalizedText {
        LocalizedText(
            "The collection as it was at this moment (RFC 3339), or at the end of this day in Türkiye's time (+03:00). "
                + "Before its first load there is nothing (404). Without it, the present state.",
            tr:
                "Katmanın bu andaki (RFC 3339) ya da bu günün sonundaki (Türkiye saatiyle, +03:00) durumu. İlk "
                + "yüklemeden öncesi yoktur (404). Yazılmazsa bugünkü durumu."
        )
    }
    var schema: JSONValue { ["type": "string"] }

    /// From the first to the last millisecond of a day in UTC, less three hours.
    private static let endOfDay: Int64 = 86_399_999 - 3 * 3_600_000

    /// Returns the moment, or the last millisecond of the day.
    func parse(_ text: String) throws(PaftaError) -> Moment {
        if text.utf8.count <= 80 {
            if let moment = Moment(rfc3339: text) { return moment }
            if let day = Moment(rfc3339Day: text) { return Moment(milliseconds: day.milliseconds + Self.endOfDay) }
        }
        throw .invalidParameter(
            name,
            text,
            LocalizedText("it is no day or moment of RFC 3339", tr: "RFC 3339 biçiminde bir gün ya da an değil"),
            example: "2026-11-21T10:53:16+03:00"
        )
    }
}
