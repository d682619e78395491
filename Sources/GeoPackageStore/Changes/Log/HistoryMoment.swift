internal import GeoCore

/// The moments that people ask for a layer's state at.
enum HistoryMoment {
    /// Returns the end of a day or a moment in the form of the change log, in UTC to the millisecond.
    ///
    /// A day ends in Türkiye's time, which has been three hours ahead of UTC all year round since 2016.
    static func end(_ text: String, in connection: SQLiteConnection) throws(PaftaError) -> String {
        let bytes = Array(text.utf8)
        guard isDay(bytes.prefix(10)) else { throw .invalidMoment(text) }
        let moment: String
        if bytes.count == 10 {
            moment = text + "T23:59:59.999+03:00"
        } else if isTime(bytes.dropFirst(10)) {
            moment = text.uppercased()
        } else {
            throw .invalidMoment(text)
        }
        // SQLite brings it to UTC; what it may not be asked has been sorted out above.
        let utc = try connection.text("SELECT strftime('%Y-%m-%dT%H:%M:%fZ', ?)", [.text(moment)])
        guard let utc else { throw .invalidMoment(text) }
        return utc
    }

    private static func isDay(_ text: ArraySlice<UInt8>) -> Bool {
        guard matches(text, "0000-00-00"), let year = number(text.prefix(4)),
            let month = number(text.dropFirst(5).prefix(2)), let day = number(text.dropFirst(8))
        else { return false }
        return (1...12).contains(month)
            && (1...GregorianCalendar.days(inMonth: month, year: year)).contains(day)
    }

    /// Whether a text is `T`, a time of the day and its distance from UTC (RFC 3339, clause 5.6).
    private static func isTime(_ text: ArraySlice<UInt8>) -> Bool {
        var rest = text
        guard matches(rest.prefix(9), "T00:00:00") || matches(rest.prefix(9), "t00:00:00") else { return false }
        rest = rest.dropFirst(9)
        if rest.first == UInt8(ascii: ".") {
            let digits = rest.dropFirst().prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
            guard !digits.isEmpty else { return false }
            rest = rest.dropFirst(1 + digits.count)
        }
        return ["Z", "z", "+00:00", "-00:00"].contains { matches(rest, $0) }
    }

    /// Whether a text has the form of another, in which 0 stands for any digit.
    private static func matches(_ text: ArraySlice<UInt8>, _ form: String) -> Bool {
        text.count == form.utf8.count
            && zip(text, form.utf8)
                .allSatisfy { byte, expected in
                    expected == UInt8(ascii: "0")
                        ? (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) : byte == expected
                }
    }

    private static func number(_ digits: ArraySlice<UInt8>) -> Int? { Int(String(decoding: digits, as: UTF8.self)) }
}
