import GeoCore
import Testing
import UsageMetering

/// Expected numbers: Python's `datetime`.
@Suite struct `Days and months of Turkiye` {
    @Test(arguments: [
        (1_798_750_799.0, 20_818, 24_323, "2026-12-31"), (1_798_750_800, 20_819, 24_324, "2027-01-01"),
        (1_798_750_799.999, 20_818, 24_323, "2026-12-31"), (1_835_470_799, 21_243, 24_337, "2028-02-29"),
        (1_835_470_800, 21_244, 24_338, "2028-03-01"), (1_795_251_600, 20_778, 24_322, "2026-11-21"),
        (1_774_990_800, 20_544, 24_315, "2026-04-01"), (0, 0, 23_640, "1970-01-01"),
        (-10_801, -1, 23_639, "1969-12-31"),
    ])
    func `begin three hours before those of UTC`(_ seconds: Double, _ day: Int, _ month: Int, _ text: String) {
        let moment = Moment(seconds)
        #expect(moment.day == day)
        #expect(moment.month == month)
        #expect(Moment.text(ofDay: moment.day) == text)
    }

    @Test(arguments: [
        (21, 11, 2026, 20_778), (29, 2, 2028, 21_243), (1, 3, 2000, 11_017), (1, 3, 1900, -25_508),
        (31, 12, 9999, 2_932_896),
    ])
    func `are counted from 1970`(_ day: Int, _ month: Int, _ year: Int, _ number: Int) {
        #expect(Moment.day(day, month: month, year: year) == number)
    }

    @Test func `follow each other from the year 0 to 9999`() {
        var (day, month) = (Moment.firstDay(ofMonth: 0), 0)
        while month < 120_000 {
            let length = GregorianCalendar.days(inMonth: month % 12 + 1, year: month / 12)
            guard Moment.firstDay(ofMonth: month) == day, Moment.month(ofDay: day) == month,
                Moment.month(ofDay: day + length - 1) == month
            else {
                Issue.record("month \(month)")
                return
            }
            day += length
            month += 1
        }
    }

    @Test(arguments: [Double.nan, .infinity, -.infinity, 1e300, -1e300])
    func `are those of 1970 for what is no moment`(_ seconds: Double) {
        #expect(Moment(seconds).day == 0)
    }
}
