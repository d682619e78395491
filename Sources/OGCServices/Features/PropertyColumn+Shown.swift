import FeatureQuery
import GeoCore

extension PropertyColumn {
    /// Returns the value of row `row` as people read it; nothing for a null.
    func shown(_ row: Int, in language: Language) -> String {
        guard !isNull[row] else { return "" }
        switch type {
        case .integer: return String(integers[row])
        case .real: return String(reals[row])
        case .boolean:
            let word = integers[row] == 0 ? LocalizedText("no", tr: "hayır") : LocalizedText("yes", tr: "evet")
            return word.text(in: language)
        case .text, .date, .dateTime: return text(row) ?? ""
        case .binary:
            let size = range(of: row).count
            return LocalizedText("\(size) bytes", tr: "\(size) bayt").text(in: language)
        }
    }
}
