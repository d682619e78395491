/// The calendar of ISO 8601.
public enum GregorianCalendar {
    /// Returns how many days a month has.
    ///
    /// - Parameters:
    ///   - month: 1 to 12.
    ///   - year: From 0 on.
    /// - Returns: 28 to 31.
    public static func days(inMonth month: Int, year: Int) -> Int {
        switch month {
        case 2: year.isMultiple(of: 4) && (!year.isMultiple(of: 100) || year.isMultiple(of: 400)) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }
}
