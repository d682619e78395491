internal import FeatureQuery
internal import GeoCore

/// An order of the rows of a layer: by the keys, what has no value last, and equals by their row numbers.
struct SortOrder {
    /// One key.
    struct Key {
        var property: PropertyDefinition
        var isDescending: Bool
        /// The SQL of what is compared.
        var column: String
    }

    let keys: [Key]
    /// The SQL of the row number.
    let row: String

    /// Creates an order; `nil` without keys.
    ///
    /// - Throws: `property.unknown` if the layer has no such property, or none that can be compared.
    init?(_ keys: [SortKey], of table: LayerTable) throws(PaftaError) {
        guard !keys.isEmpty else { return nil }
        var resolved: [Key] = []
        for key in keys {
            let property = try table.schema.definition(key.property)
            guard property.type != .binary else { throw .unsortable(property.name) }
            let column = table.comparedColumn(property)
            resolved.append(Key(property: property, isDescending: key.isDescending, column: column))
        }
        self.keys = resolved
        row = "t.\(quoted(table.rowColumn))"
    }

    /// The terms of `ORDER BY` from the key number `first` on.
    func terms(from first: Int = 0) -> String {
        let terms = keys.dropFirst(first).map { "\($0.column)\($0.isDescending ? " DESC" : "") NULLS LAST" }
        return (terms + [row]).joined(separator: ", ")
    }

    /// Checks that a place has the values that this order needs.
    ///
    /// - Throws: `place.invalid`.
    func check(_ place: Place) throws(PaftaError) {
        guard place.values.count == keys.count else { throw .invalidPlace }
        for (key, value) in zip(keys, place.values) {
            switch (key.property.type, value) {
            case (_, nil), (.integer, .integer), (.real, .real), (.boolean, .boolean), (.text, .text), (.date, .text),
                (.dateTime, .text):
                continue
            default: throw .invalidPlace
            }
        }
    }

    /// Returns the condition for rows behind a place, by the keys from number `first` on and the row number.
    func condition(behind place: Place, from first: Int = 0) -> SQLCondition {
        guard first < keys.count else { return SQLCondition("\(row) > ?", [.integer(place.position)]) }
        let key = keys[first]
        let rest = condition(behind: place, from: first + 1)
        guard let value = SortValue(place.values[first], of: key.property).binding else {
            // Nothing comes behind what has no value but others that have none.
            return SQLCondition("\(key.column) IS NULL AND (\(rest.text))", rest.bindings)
        }
        let comparison = key.isDescending ? "<" : ">"
        return SQLCondition(
            "\(key.column) \(comparison) ? OR \(key.column) IS NULL OR (\(key.column) = ? AND (\(rest.text)))",
            [value, value] + rest.bindings
        )
    }

    /// Whether a row with some values comes before another.
    func precedes(_ left: RankedRow, _ right: RankedRow) -> Bool {
        for (index, key) in keys.enumerated() {
            switch left.values[index].compared(to: right.values[index], descending: key.isDescending) {
            case .before: return true
            case .after: return false
            case .equal: continue
            }
        }
        return left.row < right.row
    }

    /// Returns what a place of this order is compared by.
    func ranked(_ place: Place) -> RankedRow {
        RankedRow(
            values: zip(place.values, keys).map { SortValue($0, of: $1.property) },
            row: place.position
        )
    }
}

/// A row and the values that it is ordered by.
struct RankedRow {
    var values: [SortValue]
    var row: Int64
}

extension PaftaError {
    fileprivate static func unsortable(_ name: String) -> PaftaError {
        PaftaError(
            .invalidInput,
            .unknownProperty,
            LocalizedText(
                "The property '\(name)' is binary and has no order.",
                tr: "'\(name)' alanı ikili (binary) veri taşır; sıralanamaz."
            )
        )
    }

    fileprivate static var invalidPlace: PaftaError {
        PaftaError(
            .invalidInput,
            .invalidPlace,
            LocalizedText(
                "The place to go on from does not belong to this order.",
                tr: "Devam edilecek yer bu sıralamaya ait değil."
            ),
            remedy: LocalizedText(
                "Start again at the first page.",
                tr: "İlk sayfadan yeniden başlayın."
            )
        )
    }
}
