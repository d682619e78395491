import FeatureQuery
import GeoCore

extension PropertyColumn {
    /// Adds the value that a text stands for, or a null; returns whether the text is of the type.
    ///
    /// Numbers may have a decimal comma, integers a fraction of zero; days are `2026-11-21` or `21.11.2026`.
    @discardableResult
    mutating func append(converting text: String) -> Bool {
        let plain = text.trimmedWords
        guard !plain.isEmpty else {
            appendNull()
            return true
        }
        let number = Double(plain.filter { $0 != " " }.replacing(",", with: "."))
        switch type {
        case .real:
            if let number, number.isFinite {
                append(real: number)
                return true
            }
        case .integer, .boolean:
            if let whole = Int64(plain) {
                append(integer: whole)
                return true
            }
            if let number, number == number.rounded(), abs(number) < 9e15 {
                append(integer: Int64(number))
                return true
            }
        case .date:
            if let day = Moment(day: plain) {
                day.appendDay(to: &bytes)
                endBytes()
                return true
            }
        case .text, .dateTime, .binary:
            append(text: text)
            return true
        }
        appendNull()
        return false
    }
}

extension Moment {
    /// Reads `2026-11-21`, with or without a time, and `21.11.2026`; `nil` for days that do not exist.
    init?(day text: String) {
        let parts = text.prefix(10).split { "-./".contains($0) }.compactMap { Int($0) }
        guard parts.count == 3 else { return nil }
        let isTurkish = parts[0] <= 31
        // Which century two digits belong to is not for us to say.
        guard parts[isTurkish ? 2 : 0] >= 1_000 else { return nil }
        self.init(year: parts[isTurkish ? 2 : 0], month: parts[1], day: parts[isTurkish ? 0 : 2])
        guard isPossible else { return nil }
    }
}
