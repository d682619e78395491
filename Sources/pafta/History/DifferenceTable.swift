import FeatureQuery
import GeoCore
import GeoPackageStore
import LoadReports
import PaftaTerminal

/// Writes the difference between two states of a layer as a table, a line for each value that changed.
struct DifferenceTable {
    /// In Unicode scalars.
    private static let longestValue = 60
    private static let longestKey = 80

    let console: Console
    let schema: FeatureSchema
    let key: FeatureKey
    private var widths: [Int] = []

    init(console: Console, schema: FeatureSchema, key: FeatureKey) {
        self.console = console
        self.schema = schema
        self.key = key
    }

    /// Writes some changes; the widths are those of the first, so that a long table starts at once.
    mutating func append(_ changes: [LayerChange], of batch: LayerChangeBatch) {
        var rows = widths.isEmpty ? [heading] : []
        for change in changes { rows += self.rows(change, batch) }
        if widths.isEmpty { widths = TextTable.widths(rows) }
        for line in TextTable.lines(rows, widths: widths) { console.result(line) }
    }

    /// Writes the numbers below the table.
    func finish(_ count: DifferenceCount, from: Int64, to: Int64, unlisted: Int) {
        let parts = [
            "\(ProgressLine.grouped(count.inserted)) \(word(.inserted))",
            "\(ProgressLine.grouped(count.updated)) \(word(.updated))",
            "\(ProgressLine.grouped(count.deleted)) \(word(.deleted))",
        ]
        if count.total > 0 { console.result("") }
        console.result("\(schema.collection) \(from) → \(to): \(parts.joined(separator: ", "))")
        let fields = count.fields.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
            .map { "\(ForeignText($0.key, length: Self.longestValue).text) \(ProgressLine.grouped($0.value))" }
        if !fields.isEmpty { console.result("  \(fields.joined(separator: ", "))") }
        guard unlisted > 0 else { return }
        let number = ProgressLine.grouped(unlisted)
        console.note(LocalizedText("\(number) more are not listed.", tr: "\(number) tanesi daha listelenmedi."))
    }

    private var heading: [String] {
        [
            label("change", "değişiklik"), label("feature", "nesne"), label("field", "alan"), label("before", "önce"),
            label("after", "sonra"),
        ]
    }

    private func rows(_ change: LayerChange, _ batch: LayerChangeBatch) -> [[String]] {
        let start = [word(change.kind), name(change, batch)]
        guard let before = change.before, let after = change.after else { return [start + ["", "", ""]] }
        return change.changed.enumerated()
            .map { index, field in
                (index == 0 ? start : ["", ""]) + [field]
                    + values(field, (batch.before, before), (batch.after, after))
            }
    }

    private func name(_ change: LayerChange, _ batch: LayerChangeBatch) -> String {
        let name =
            if let after = change.after {
                key.text(after, of: batch.after)
            } else {
                change.before.map { key.text($0, of: batch.before) } ?? "\(change.row)"
            }
        return ForeignText(name, length: Self.longestKey).text
    }

    private typealias Row = (batch: FeatureBatch, number: Int)

    private func values(_ field: String, _ before: Row, _ after: Row) -> [String] {
        if field == schema.geometry?.name { return ["", label("other shape", "başka şekil")] }
        guard let index = schema.properties.firstIndex(where: { $0.name == field }) else {
            return [before, after].map { Self.cut($0.batch.identifiers.shown($0.number)) }
        }
        return [before, after].map { Self.cut($0.batch.properties[index].shown($0.number)) }
    }

    private static func cut(_ text: String) -> String { ForeignText(text, length: longestValue).text }

    private func word(_ kind: LayerChange.Kind) -> String {
        switch kind {
        case .inserted: label("inserted", "eklendi")
        case .updated: label("updated", "değişti")
        case .deleted: label("deleted", "silindi")
        }
    }

    private func label(_ english: String, _ turkish: String) -> String {
        LocalizedText(english, tr: turkish).text(in: console.language)
    }
}
