import GeoCore
import Testing

@Suite struct `The calendar` {
    @Test func `has 365 days in a year and 366 in a leap year`() {
        for (year, days) in [(2025, 365), (2024, 366), (1900, 365), (2000, 366), (0, 366), (2100, 365)] {
            let months = (1...12).map { GregorianCalendar.days(inMonth: $0, year: year) }
            #expect(months.reduce(0, +) == days, "\(year)")
            #expect(months.filter { $0 == 30 }.count == 4)
        }
    }
}
