internal import FeatureQuery
internal import LayerTemplates

/// What V-17 looks at in a layer, worked out once from its template.
struct ValueChecks {
    /// A number, and the field that says whether it counts.
    struct Field {
        let column: Int
        let kindColumn: Int?

        /// Whether the number of a row does not count.
        func isWaived(_ row: Int, in batch: FeatureBatch) -> Bool {
            guard let kindColumn, let kind = batch.properties[kindColumn].text(row) else { return false }
            return !["", "deger"].contains(FoldedText.fold(kind))
        }
    }

    /// A field with a range.
    struct Range {
        let name: String
        let field: Field
        let range: TemplateRange

        var column: Int { field.column }
        func isWaived(_ row: Int, in batch: FeatureBatch) -> Bool { field.isWaived(row, in: batch) }

        /// The range in words, in English and Turkish.
        var bounds: (String, String) {
            let low = range.minimum.map { LocalizedNumber($0, decimals: 3) }
            let high = range.maximum.map { LocalizedNumber($0, decimals: 3) }
            switch (low, high) {
            case (let low?, let high?) where range.excludesMinimum:
                return (
                    "above \(low.english) and at most \(high.english)",
                    "\(low.turkish) değerinden büyük, en çok \(high.turkish)"
                )
            case (let low?, let high?):
                return ("from \(low.english) to \(high.english)", "\(low.turkish) ile \(high.turkish) arasında")
            case (let low?, nil) where range.excludesMinimum:
                return ("above \(low.english)", "\(low.turkish) değerinden büyük")
            case (let low?, nil): return ("at least \(low.english)", "en az \(low.turkish)")
            case (nil, let high?): return ("at most \(high.english)", "en çok \(high.turkish)")
            case (nil, nil): return ("a number", "bir sayı")
            }
        }
    }

    /// A text with a greatest length.
    struct Length {
        let name: String
        let column: Int
        let limit: Int
    }

    private(set) var ranges: [Range] = []
    private(set) var lengths: [Length] = []
    private(set) var dates: [Int] = []
    /// TAKS and KAKS.
    private(set) var densities: (Field, Field)?
    /// The first and the last day of something.
    private(set) var period: (Int, Int)?

    init(_ schema: [PropertyDefinition], _ template: LayerTemplate?) {
        dates = schema.indices.filter { schema[$0].type == .date || schema[$0].type == .dateTime }
        let index = { (name: String) in schema.firstIndex { $0.name == name } }
        let field = { (name: String) -> Field? in
            guard let column = index(name) else { return nil }
            let kind = index(name + "_tip").flatMap { schema[$0].type == .text ? $0 : nil }
            return Field(column: column, kindColumn: kind)
        }
        for definition in template?.fields ?? [] {
            guard let column = index(definition.name), let found = field(definition.name) else { continue }
            if let range = definition.range { ranges.append(Range(name: definition.name, field: found, range: range)) }
            if let limit = definition.maximumLength, schema[column].type == .text {
                lengths.append(Length(name: definition.name, column: column, limit: limit))
            }
        }
        if let taks = template?.field(of: .groundCoverage).flatMap({ field($0.name) }),
            let kaks = template?.field(of: .floorAreaRatio).flatMap({ field($0.name) })
        {
            densities = (taks, kaks)
        }
        if let from = template?.field(of: .validFrom).flatMap({ index($0.name) }),
            let to = template?.field(of: .validTo).flatMap({ index($0.name) })
        {
            period = (from, to)
        }
    }
}

extension PropertyColumn {
    /// The number of a row; `nil` for a null, or a column without numbers.
    func number(_ row: Int) -> Double? {
        guard !isNull[row] else { return nil }
        return switch type {
        case .integer: Double(integers[row])
        case .real: reals[row]
        default: nil
        }
    }
}
