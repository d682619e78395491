import FeatureQuery
import GeoCore

/// A feature as the texts of faults name it.
struct NamedFeature {
    /// Its place in the source, from 1.
    let row: Int
    /// Its key as people write it.
    let key: String?
    /// Its key and row, because of two copies the key may be the same too.
    let name: LocalizedText

    /// Names row `row` of a block.
    init(_ row: Int, _ batch: FeatureBatch, _ context: ValidationContext) {
        self.row = row < batch.positions.count ? Int(batch.positions[row]) : row + 1
        key = context.key(of: row, in: batch)
        if let key {
            name = LocalizedText("\(key) (row \(self.row))", tr: "\(key) (satır \(self.row))")
        } else {
            name = LocalizedText("the feature in row \(self.row)", tr: "\(self.row). satırdaki nesne")
        }
    }

    /// Names a row of a prepared block of `layer`.
    init(_ block: TopologyBlock, _ row: Int, of layer: any BlockedFeatures, _ context: ValidationContext)
        throws(PaftaError)
    {
        self.init(row, try layer.block(block.number), context)
    }
}

extension LocalizedText {
    /// A number as people write it.
    init(_ number: Double, decimals: Int) {
        let number = LocalizedNumber(number, decimals: decimals)
        self.init(number.english, tr: number.turkish)
    }

    /// A length in metres in the unit people use for it: centimetres below half a metre.
    static func length(_ metres: Double) -> LocalizedText {
        let isShort = abs(metres) < 0.5
        var text = isShort ? LocalizedText(metres * 100, decimals: 1) : LocalizedText(metres, decimals: 2)
        text += LocalizedText(verbatim: isShort ? " cm" : " m")
        return text
    }

    /// An area in square metres.
    static func area(_ squareMetres: Double) -> LocalizedText {
        var text = LocalizedText(squareMetres, decimals: abs(squareMetres) < 10 ? 3 : 1)
        text += LocalizedText(verbatim: " m²")
        return text
    }

    /// The text with its first letter in upper case, at the begin of a sentence.
    var capitalized: LocalizedText {
        LocalizedText(Self.capitalized(english, "i", "I"), tr: Self.capitalized(turkish, "i", "İ"))
    }

    private static func capitalized(_ text: String, _ lower: Character, _ upper: Character) -> String {
        guard let first = text.first else { return text }
        return (first == lower ? String(upper) : first.uppercased()) + text.dropFirst()
    }
}

extension GeometryColumn {
    /// One row of each of the given places, for the figure of a fault.
    static func rows(_ places: [(TopologyBlock, Int)]) -> GeometryColumn {
        var column = GeometryColumn()
        for (block, row) in places { column.append(row: row, of: block.geometry) }
        // What is added behind has no heights.
        column.z.removeAll()
        return column
    }
}
