internal import FeatureQuery
internal import GeoCore

/// Gives the rows of a table points made from two of its columns.
struct PointTable {
    private var columns: PointColumns
    private var isSettled: Bool

    /// Northings of Turkey in metres; eastings of any zone lie below or, with a zone number in front, above.
    private static let northings = 3_800_000.0...4_800_000.0

    init(_ columns: PointColumns) {
        self.columns = columns
        isSettled = !columns.isOpen
    }

    /// Adds the points of a batch to it; rows with two empty coordinates get no geometry.
    ///
    /// - Throws: `coordinate.malformed`, with the number of the row.
    mutating func addPoints(to batch: inout FeatureBatch, rowsBefore: Int) throws(PaftaError) {
        settle(batch)
        var points = GeometryColumn()
        for row in 0..<batch.count {
            let east = try Self.number(batch.properties[columns.east], row, rowsBefore)
            let north = try Self.number(batch.properties[columns.north], row, rowsBefore)
            if let east, let north {
                points.appendPosition(x: east, y: north)
                points.endRing()
                points.endPart(.point)
                points.endRow(.point)
            } else {
                points.appendNull()
            }
        }
        batch.geometry = points
    }

    /// Decides bare X and Y by the first row: the column whose value can only be a northing is the northing.
    private mutating func settle(_ batch: FeatureBatch) {
        guard !isSettled else { return }
        for row in 0..<batch.count {
            guard let east = try? Self.number(batch.properties[columns.east], row, 0),
                let north = try? Self.number(batch.properties[columns.north], row, 0)
            else { continue }
            if Self.northings.contains(east), !Self.northings.contains(north) { columns = columns.swapped }
            // Degrees: Turkey lies at 25-45 east and 35-43 north; the mathematical order is the usual one for them.
            if abs(east) <= 90, abs(north) <= 180, !Self.northings.contains(north) { columns = columns.swapped }
            isSettled = true
            return
        }
    }

    private static func number(_ column: PropertyColumn, _ row: Int, _ before: Int) throws(PaftaError) -> Double? {
        guard !column.isNull[row] else { return nil }
        switch column.type {
        case .real: return column.reals[row]
        case .integer: return Double(column.integers[row])
        default:
            let text = column.text(row) ?? ""
            if text.allSatisfy(\.isWhitespace) { return nil }
            guard let number = DecimalText.number(text), number.isFinite else {
                throw PaftaError(
                    .invalidInput,
                    .malformedCoordinate,
                    LocalizedText(
                        "Row \(before + row + 1): '\(text.prefix(40))' is not a coordinate.",
                        tr: "\(before + row + 1). satır: '\(text.prefix(40))' bir koordinat değil."
                    ),
                    remedy: LocalizedText(
                        "Write coordinates as 541234,567 or 541234.567.",
                        tr: "Koordinatları 541234,567 ya da 541234.567 biçiminde yazın."
                    )
                )
            }
            return number
        }
    }
}

/// Reads decimal numbers as they are written in Turkey and elsewhere.
enum DecimalText {
    /// Returns the number in `541234,567`, `541.234,567`, `541,234.567` or `541234.567`; `nil` for anything else.
    ///
    /// A single separator is the decimal one; of two kinds, the last is.
    static func number(_ text: String) -> Double? {
        let trimmed = text.filter { !$0.isWhitespace }
        let lastComma = trimmed.lastIndex(of: ",")
        let lastPoint = trimmed.lastIndex(of: ".")
        switch (lastComma, lastPoint) {
        case (nil, _): return Double(trimmed)
        case (_, nil): return Double(trimmed.replacing(",", with: "."))
        case (let comma?, let point?):
            let grouping: Character = comma > point ? "." : ","
            let plain = trimmed.filter { $0 != grouping }
            return Double(plain.map { $0 == "," ? "." : $0 }.map(String.init).joined())
        }
    }
}
