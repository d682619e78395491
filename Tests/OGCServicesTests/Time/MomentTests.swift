import Testing

@testable import OGCServices

/// Expected values come from `date -u` of GNU coreutils.
@Suite struct `Moments of the calendar` {
    static let moments: [(text: String, seconds: Int64, httpDate: String)] = [
        ("1970-01-01T00:00:00Z", 0, "Thu, 01 Jan 1970 00:00:00 GMT"),
        ("2000-02-29T12:00:00Z", 951_825_600, "Tue, 29 Feb 2000 12:00:00 GMT"),
        ("1900-03-01T00:00:00Z", -2_203_891_200, "Thu, 01 Mar 1900 00:00:00 GMT"),
        ("2026-11-21T10:53:16Z", 1_795_258_396, "Sat, 21 Nov 2026 10:53:16 GMT"),
        ("0001-01-01T00:00:00Z", -62_135_596_800, "Mon, 01 Jan 0001 00:00:00 GMT"),
        ("9999-12-31T23:59:59Z", 253_402_300_799, "Fri, 31 Dec 9999 23:59:59 GMT"),
        ("1969-12-31T23:59:59Z", -1, "Wed, 31 Dec 1969 23:59:59 GMT"),
        ("2100-02-28T23:59:59Z", 4_107_542_399, "Sun, 28 Feb 2100 23:59:59 GMT"),
        ("0000-03-01T00:00:00Z", -62_162_035_200, "Wed, 01 Mar 0000 00:00:00 GMT"),
    ]

    @Test(arguments: moments)
    func `a moment has its number of seconds and its names`(_ sample: (text: String, seconds: Int64, httpDate: String))
        throws
    {
        let moment = try #require(Moment(rfc3339: sample.text))
        #expect(moment.seconds == sample.seconds)
        #expect(moment.rfc3339 == sample.text)
        #expect(moment.httpDate == sample.httpDate)
        #expect(Moment(httpDate: sample.httpDate) == moment)
    }

    @Test func `every day of four centuries follows the day before`() {
        var previous = Moment(milliseconds: -11_676_096_000_000).day  // 1600-01-01
        #expect(previous == "1600-01-01")
        for day in 1..<146_097 {
            let text = Moment(milliseconds: -11_676_096_000_000 + Int64(day) * 86_400_000).day
            #expect(text > previous)
            previous = text
        }
        #expect(previous == "1999-12-31")
    }

    @Test(arguments: [
        ("2026-11-21T13:53:16+03:00", "2026-11-21T10:53:16Z"), ("2026-01-01T01:30:00+02:00", "2025-12-31T23:30:00Z"),
        ("2026-12-31T22:30:00-02:00", "2027-01-01T00:30:00Z"), ("2026-11-21t10:53:16z", "2026-11-21T10:53:16Z"),
        ("2026-11-21T10:53:16.25Z", "2026-11-21T10:53:16.250Z"), ("2026-11-21T13:53:16 03:00", "2026-11-21T10:53:16Z"),
        ("2026-11-21T10:53:16.123456789Z", "2026-11-21T10:53:16.123Z"),
        ("2016-12-31T23:59:60Z", "2016-12-31T23:59:59.999Z"), ("2017-01-01T02:59:60+03:00", "2016-12-31T23:59:59.999Z"),
    ])
    func `offsets, fractions and leap seconds become UTC`(_ text: String, _ expected: String) {
        #expect(Moment(rfc3339: text)?.rfc3339 == expected)
    }

    @Test(arguments: [
        "", "2026", "2026-11-21", "2026-11-21T10:53Z", "2026-11-21T10:53:16", "2026-02-29T00:00:00Z",
        "2026-13-01T00:00:00Z", "2026-00-01T00:00:00Z", "2026-04-31T00:00:00Z", "2026-01-01T24:00:00Z",
        "2026-01-01T00:60:00Z", "2026-01-01T12:00:60Z", "2026-01-01T00:00:00.Z", "2026-01-01T00:00:00+24:00",
        "2026-01-01T00:00:00+0300", "2026-01-01T00:00:00Zx", "+026-01-01T00:00:00Z", "2026-01-01T00:00:00+３:00",
        "0000-01-01T00:00:00+01:00", "9999-12-31T23:59:59-01:00", "2026-01-01T00:00:00Z\0",
    ])
    func `what is no moment is refused`(_ text: String) { #expect(Moment(rfc3339: text) == nil) }

    @Test(arguments: ["Sunday, 06-Nov-94 08:49:37 GMT", "Sun Nov  6 08:49:37 1994", "Sun, 06 Nov 1994 08:49:37 GMT"])
    func `the three date forms of HTTP name the same moment`(_ text: String) {
        #expect(Moment(httpDate: text)?.seconds == 784_111_777)  // date -u -d '1994-11-06 08:49:37' +%s
    }

    @Test(arguments: ["", "yesterday", "Sun, 32 Nov 1994 08:49:37 GMT", "Sun, 06 Nov 1994 08:49:37 CET", "0"])
    func `what is no date of HTTP is refused`(_ text: String) { #expect(Moment(httpDate: text) == nil) }

    @Test func `the clock of the machine runs`() {
        let now = WallClock.system.now
        #expect(now.rfc3339 > "2025-01-01T00:00:00Z")
        #expect(WallClock.system.now >= now)
    }
}
