import FeatureQuery
import GeoCore

/// The layers made of the entities of a drawing.
struct Drawing {
    /// The layers, areas before lines before points; those that no option asks for are left out.
    private(set) var layers: [any LayerContent] = []
    private(set) var findings: [SourceFinding] = []

    private let options: DrawingOptions
    private var outlines = OutlineCollector()
    private var texts: [DrawingText] = []
    private var lines = FeatureBatch(identifiers: .integer, schema: Self.lineSchema)
    private var points = FeatureBatch(identifiers: .integer, schema: Self.pointSchema)

    private static let lineSchema = [PropertyDefinition(name: "Layer", type: .text)]
    private static let pointSchema = lineSchema + [PropertyDefinition(name: "Text", type: .text)]

    /// Reads all entities of model space.
    ///
    /// - Throws: `source.layer` if the drawing has none of the layers asked for, and all that reading throws.
    init(_ entities: LayerSource, _ options: DrawingOptions, _ messages: GDALMessages) throws(PaftaError) {
        self.options = options
        let reader = try entities.makeReader(batchSize: 1_024, keepsNonFinite: false)
        var names = Set<String>()
        while let batch = try reader.next() {
            guard let columns = EntityColumns(batch.schema) else { break }
            for row in 0..<batch.count where !columns.isPaper(row, of: batch) {
                let layer = batch.properties[columns.layer].text(row) ?? "0"
                names.insert(layer)
                let text = columns.text.flatMap { batch.properties[$0].text(row) } ?? ""
                take(row, of: batch.geometry, layer: layer, text: text)
            }
        }
        for note in reader.notes { messages.note(note) }
        try checkNames(names)
        finishAreas()
        if lines.count > 0 { layers.append(PreparedLayer(Self.name(options.lines, "cizgiler"), lines, type: nil)) }
        if points.count > 0 {
            layers.append(PreparedLayer(Self.name(options.points, "noktalar"), points, type: .point))
        }
    }

    private mutating func take(_ row: Int, of column: GeometryColumn, layer: String, text: String) {
        guard column.count > row, column.types[row] != nil else { return }
        let words = Self.trimmed(text)
        if !words.isEmpty, let position = column.positions(ofRow: row).first {
            for rule in options.texts where DrawingOptions.matches(layer, [rule.layer]) {
                let (x, y) = (column.xy[2 * position], column.xy[2 * position + 1])
                texts.append(DrawingText(attribute: rule.attribute, text: words, x: x, y: y))
            }
        }
        if DrawingOptions.matches(layer, options.areas), words.isEmpty { outlines.add(row, of: column, layer: layer) }
        let isPoint = column.types[row]?.single == .point
        if DrawingOptions.matches(layer, options.lines), !isPoint {
            lines.append(texts: [layer])
            lines.geometry.append(row: row, of: column)
        }
        if DrawingOptions.matches(layer, options.points), isPoint {
            points.append(texts: [layer, words.isEmpty ? nil : words])
            points.geometry.append(row: row, of: column)
        }
    }

    private mutating func finishAreas() {
        guard !options.areas.isEmpty else { return }
        let name = Self.name(options.areas, "alanlar")
        var maker = AreaMaker(outlines, layer: name, tolerance: options.closingTolerance)
        maker.make()
        findings += maker.findings
        var joining = TextJoining(maker.areas, layer: name, attributes: options.texts.map(\.attribute))
        joining.join(texts)
        findings += joining.findings
        layers.append(PreparedLayer(name, joining.features(), type: .polygon))
    }

    /// Layers asked for by name must be there, so that a misspelt name is not an empty load.
    private func checkNames(_ names: Set<String>) throws(PaftaError) {
        for wanted in options.areas + options.lines + options.points + options.texts.map(\.layer)
        where !names.contains(where: { DrawingOptions.matches($0, [wanted]) }) {
            throw .missingDrawingLayer(
                wanted,
                names: names.sorted().prefix(60).map { "'\($0)'" }.joined(separator: ", ")
            )
        }
    }

    private static func name(_ layers: [String], _ several: String) -> String {
        guard layers.count == 1, let first = layers.first, !first.hasSuffix("*") else { return several }
        return first
    }

    private static func trimmed(_ text: String) -> String {
        var rest = Substring(text)
        while rest.first?.isWhitespace == true { rest.removeFirst() }
        while rest.last?.isWhitespace == true { rest.removeLast() }
        return String(rest)
    }
}

/// Where GDAL's layer `entities` has what is needed of an entity.
private struct EntityColumns {
    let layer: Int
    let text: Int?
    private let paper: Int?

    init?(_ schema: [PropertyDefinition]) {
        func column(_ name: String) -> Int? { schema.firstIndex { $0.name == name } }
        guard let layer = column("Layer") else { return nil }
        self.layer = layer
        text = column("Text")
        paper = column("PaperSpace")
    }

    /// Whether the entity is of a sheet for the plotter and not of the map.
    func isPaper(_ row: Int, of batch: FeatureBatch) -> Bool {
        guard let paper, !batch.properties[paper].isNull[row] else { return false }
        let column = batch.properties[paper]
        return column.holdsBytes ? column.text(row) == "1" : column.integers[row] != 0
    }
}

/// A text that names the area it stands in.
struct DrawingText {
    var attribute: String
    var text: String
    var x: Double
    var y: Double
}
