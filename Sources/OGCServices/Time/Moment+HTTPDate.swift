extension Moment {
    private static let days = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]
    private static let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]

    /// The moment as `Sun, 06 Nov 1994 08:49:37 GMT` (RFC 9110, clause 5.6.7, IMF-fixdate).
    var httpDate: String {
        let parts = parts
        let date = [parts.day.padded(2), Self.months[parts.month - 1], parts.year.padded(4)].joined(separator: " ")
        let time = [parts.hour, parts.minute, parts.second].map { $0.padded(2) }.joined(separator: ":")
        return "\(Self.days[parts.weekday]), \(date) \(time) GMT"
    }

    /// Creates a moment from one of the three forms of RFC 9110, clause 5.6.7; `nil` if the text has none of them.
    ///
    /// A year of two digits is taken from 1970 to 2069. The name of the day is not compared.
    init?(httpDate text: String) {
        let words = text.split { " ,:-".contains($0) }
        let order: (year: Int, month: Int, day: Int, time: Int)
        switch words.count {
        case 8 where words[7] == "GMT": order = (3, 2, 1, 4)
        case 7: order = (6, 1, 2, 3)
        default: return nil
        }
        let numbers = words.map { $0.utf8.allSatisfy { (0x30...0x39).contains($0) } ? Int($0) : nil }
        guard let month = Self.months.firstIndex(where: { $0 == words[order.month] }), let year = numbers[order.year],
            let day = numbers[order.day], let hour = numbers[order.time], let minute = numbers[order.time + 1],
            let second = numbers[order.time + 2]
        else { return nil }
        self.init(
            year: words[order.year].utf8.count == 2 ? (year < 70 ? 2_000 : 1_900) + year : year,
            month: month + 1,
            day: day,
            hour: hour,
            minute: minute,
            second: second
        )
    }
}
