import GeoCore

/// Days and moments as filters write them: `2026-11-21` and `2026-11-21T10:53:16.25Z`.
///
/// - SeeAlso: OGC 21-065r2, annex B (`fullDate`, `utcTime`); RFC 3339, clause 5.6.
enum InstantReading {
    /// Returns the literal of a day or a moment; `nil` if `text` is neither or names a day that does not exist.
    ///
    /// Zeros at the end of a fraction are dropped, so that one moment has one spelling.
    static func literal(_ text: String) -> Literal? {
        let bytes = Array(text.utf8)
        guard bytes.count >= 10, isDay(bytes[0..<10]) else { return nil }
        if bytes.count == 10 { return .date(text) }
        guard bytes.count >= 20, bytes[10] == UInt8(ascii: "T"), bytes.last == UInt8(ascii: "Z"), isTime(bytes[11..<19])
        else { return nil }
        let fraction = bytes[19..<(bytes.count - 1)]
        guard !fraction.isEmpty else { return .timestamp(text) }
        guard fraction.first == UInt8(ascii: "."), fraction.count > 1, fraction.dropFirst().allSatisfy(isDigit) else {
            return nil
        }
        var kept = bytes.dropLast()
        while kept.last == UInt8(ascii: "0") { kept.removeLast() }
        if kept.last == UInt8(ascii: ".") { kept.removeLast() }
        return .timestamp(String(decoding: kept, as: UTF8.self) + "Z")
    }

    /// Whether an interval from `start` to `end` runs backwards; a day lasts until its end.
    static func isReversed(_ start: Literal, _ end: Literal) -> Bool {
        switch (start, end) {
        case (.timestamp(let start), .timestamp(let end)): isLater(start, than: end)
        case (.date(let start), .date(let end)), (.date(let start), .timestamp(let end)),
            (.timestamp(let start), .date(let end)):
            isLater(String(start.prefix(10)), than: String(end.prefix(10)))
        default: false
        }
    }

    /// Bytes compare as time does, once the `Z` is gone: a fraction only ever makes a moment later.
    private static func isLater(_ left: String, than right: String) -> Bool {
        right.utf8.lazy.filter { $0 != UInt8(ascii: "Z") }
            .lexicographicallyPrecedes(left.utf8.lazy.filter { $0 != UInt8(ascii: "Z") })
    }

    private static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }

    private static func isDay(_ bytes: ArraySlice<UInt8>) -> Bool {
        let start = bytes.startIndex
        guard let year = number(bytes.prefix(4)), bytes[start + 4] == UInt8(ascii: "-"),
            let month = number(bytes[(start + 5)..<(start + 7)]), bytes[start + 7] == UInt8(ascii: "-"),
            let day = number(bytes[(start + 8)..<(start + 10)])
        else { return false }
        return (1...12).contains(month) && day >= 1 && day <= GregorianCalendar.days(inMonth: month, year: year)
    }

    /// A second 60 is a leap second, at the end of a UTC day only.
    private static func isTime(_ bytes: ArraySlice<UInt8>) -> Bool {
        let start = bytes.startIndex
        guard let hour = number(bytes.prefix(2)), bytes[start + 2] == UInt8(ascii: ":"),
            let minute = number(bytes[(start + 3)..<(start + 5)]), bytes[start + 5] == UInt8(ascii: ":"),
            let second = number(bytes[(start + 6)..<(start + 8)])
        else { return false }
        return hour < 24 && minute < 60 && (second < 60 || (hour, minute, second) == (23, 59, 60))
    }

    private static func number(_ bytes: ArraySlice<UInt8>) -> Int? {
        bytes.allSatisfy(isDigit) ? bytes.reduce(0) { $0 * 10 + Int($1 & 0x0F) } : nil
    }
}

extension FilterReading {
    /// Reads a day or a moment; which one is wanted is what the filter says, or either.
    func instant(_ text: String, _ wanted: InstantKind, at offset: Int) throws(PaftaError) -> Literal {
        let literal = InstantReading.literal(text)
        switch (literal, wanted) {
        case (.date?, .date), (.date?, .either), (.timestamp?, .timestamp), (.timestamp?, .either):
            if let literal { return literal }
        default: break
        }
        throw error(expected: wanted.name, found: found(literal), remedy: wanted.remedy, at: offset)
    }

    private func found(_ literal: Literal?) -> LocalizedText {
        switch literal {
        case .date?: LocalizedText("a day", tr: "bir gün")
        case .timestamp?: LocalizedText("a moment", tr: "bir an")
        default:
            LocalizedText(
                "a text that names none of the calendar",
                tr: "takvimde karşılığı olmayan bir metin"
            )
        }
    }

    /// Refuses an interval that ends before it starts.
    func checkInterval(_ start: Expression?, _ end: Expression?) throws(PaftaError) {
        guard case .literal(let first)? = start?.kind, case .literal(let last)? = end?.kind,
            InstantReading.isReversed(first, last)
        else { return }
        throw error(
            LocalizedText("the interval starts after its end.", tr: "aralığın başlangıcı bitişinden sonra."),
            remedy: LocalizedText(
                "Write the earlier instant first, or '..' for an open end.",
                tr: "Önce erken olanı yazın; açık uç için '..' kullanın."
            ),
            at: start?.offset ?? 0
        )
    }
}

/// Which instants a place of a filter takes.
enum InstantKind {
    case date
    case timestamp
    case either

    var name: LocalizedText {
        switch self {
        case .date: LocalizedText("a day", tr: "bir gün")
        case .timestamp: LocalizedText("a moment", tr: "bir an")
        case .either: LocalizedText("a day, a moment or '..'", tr: "bir gün, bir an ya da '..'")
        }
    }

    var remedy: LocalizedText {
        switch self {
        case .date:
            LocalizedText(
                "Write a day of the calendar as YYYY-MM-DD, as in 2026-11-21.",
                tr: "Takvimde olan bir günü YYYY-AA-GG biçiminde yazın, örneğin 2026-11-21."
            )
        case .timestamp:
            LocalizedText(
                "Write a moment in UTC with a T and a Z, as in 2026-11-21T10:53:16Z.",
                tr: "UTC'ye göre bir anı T ve Z ile yazın, örneğin 2026-11-21T10:53:16Z."
            )
        case .either:
            LocalizedText(
                "Write 2026-11-21, 2026-11-21T10:53:16Z or '..'.",
                tr: "2026-11-21, 2026-11-21T10:53:16Z ya da '..' yazın."
            )
        }
    }
}
