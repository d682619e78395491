import CQL2
import FeatureQuery
import GeoCore

/// Everything that a caller can see of an answer, as texts.
enum Answer {
    /// Returns the features of a query, or the error.
    static func of(_ query: Query, _ reading: any FeatureReading, withPositions: Bool = true) -> [String] {
        do {
            let cursor = try reading.features(query)
            let plan = cursor.plan
            var lines: [String] = []
            if withPositions {
                let numbers = "\(plan.index ?? "") \(plan.estimatedRows ?? -1)"
                lines.append("\(plan.access) \(plan.conditions.map(\.text)) \(plan.operations) \(numbers)")
            }
            while let batch = try cursor.next() {
                for row in 0..<batch.count { lines.append(line(batch, row, withPositions)) }
            }
            return lines
        } catch {
            return [text(error)]
        }
    }

    /// Returns every word of an error that a caller sees.
    static func text(_ error: any Error) -> String {
        guard let error = error as? PaftaError else { return "\(error)" }
        return "\(error.category) \(error.code) \(error.message) \(error.remedy.map { "\($0)" } ?? "")"
    }

    private static func line(_ batch: FeatureBatch, _ row: Int, _ withPositions: Bool) -> String {
        var parts = ["\(String(describing: batch.identifiers.value(row)))"]
        if withPositions { parts.append("\(batch.place(of: row))") }
        let names = batch.schema.indices.sorted { batch.schema[$0].name < batch.schema[$1].name }
        for index in names { parts.append("\(batch.schema[index].name)=\(value(batch.properties[index], row))") }
        if batch.hasGeometry {
            let positions = batch.geometry.positions(ofRow: row)
            parts.append("\(batch.geometry.xy[2 * positions.lowerBound..<2 * positions.upperBound])")
        }
        return parts.joined(separator: " ")
    }

    private static func value(_ column: PropertyColumn, _ row: Int) -> String {
        column.value(row).map { "\($0)" } ?? "-"
    }
}
