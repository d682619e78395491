/// How moments are written in a GeoPackage: always with three digits behind the second (OGC 12-128r17, table 1).
///
/// Everywhere else in Pafta a second is written without fraction where it has none.
enum StoredMoment {
    /// Returns what has to stand before the `Z` of a moment for it to have three digits; `nil` if nothing is missing.
    @inline(__always)
    static func missingDigits(_ moment: ArraySlice<UInt8>) -> StaticString? {
        guard moment.last == UInt8(ascii: "Z") else { return nil }
        switch moment.count {
        case 20: return ".000"  // 2026-11-21T10:53:16Z
        case 22: return "00"
        case 23: return "0"
        default: return nil
        }
    }

    /// Returns the stored form of a moment.
    static func stored(_ moment: String) -> String {
        let bytes = Array(moment.utf8)
        guard let digits = missingDigits(bytes[...]) else { return moment }
        return "\(moment.dropLast())\(digits)Z"
    }

    /// Takes away a fraction of zeros from the moment that starts at `start` and ends with the bytes.
    @inline(__always)
    static func removeZeros(_ bytes: inout [UInt8], from start: Int) {
        let end = bytes.count
        guard end - start == 24, bytes[end - 1] == UInt8(ascii: "Z"), bytes[end - 5] == UInt8(ascii: ".") else {
            return
        }
        for place in 2...4 where bytes[end - place] != UInt8(ascii: "0") { return }
        bytes[end - 5] = UInt8(ascii: "Z")
        bytes.removeLast(4)
    }

    /// Returns the form used in Pafta.
    static func read(_ moment: String) -> String {
        var bytes = Array(moment.utf8)
        removeZeros(&bytes, from: 0)
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Returns the SQL of what the moments of a column are compared by: one text for one moment, growing with time.
    ///
    /// Other programs write other fractions of a second, a space for the T, or no Z. Only functions that SQLite itself
    /// brings, so that every program can keep an index on it right.
    static func compared(sql column: String) -> String {
        let fraction = "rtrim(rtrim(substr(\(column), 20), 'Zz'), '.0')"
        return "(substr(\(column), 1, 10) || 'T' || substr(\(column), 12, 8) || \(fraction))"
    }

    /// Returns what ``compared(sql:)`` gives for a moment.
    static func compared(_ moment: String) -> String {
        let scalars = Array(moment.unicodeScalars)
        var fraction = scalars.dropFirst(19)
        while fraction.last == "Z" || fraction.last == "z" { fraction.removeLast() }
        while fraction.last == "." || fraction.last == "0" { fraction.removeLast() }
        return String(String.UnicodeScalarView(scalars.prefix(10) + ["T"] + scalars.dropFirst(11).prefix(8) + fraction))
    }
}
