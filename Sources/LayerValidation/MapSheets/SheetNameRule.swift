public import FeatureQuery
public import GeoCore
internal import GeoReferencing
internal import LayerTemplates

/// V-26: the name of the map sheet can be read, and the feature lies on it.
///
/// Names do not say the datum, so a feature may lie on the sheet of ED50 or on that of TUREF, or a little beside it.
public struct SheetNameRule: FeatureRule {
    /// The number, title and usual severity.
    public static let definition = RuleDefinition(
        26,
        LocalizedText("Map sheet agrees with the position", tr: "Pafta adı konumla uyumlu"),
        .information
    )

    /// Examples of names that cannot be read.
    private static let keptExamples = 5
    private var sheets: SheetPlaces?
    private var isReady = false
    private var unreadable = 0
    private var examples: [String] = []

    /// Creates the rule.
    public init() {}

    /// Looks at a batch, as ``FeatureRule`` says.
    public mutating func inspect(
        _ batch: inout FeatureBatch,
        firstRow: Int,
        _ context: ValidationContext,
        _ faults: FaultCollector
    ) throws(PaftaError) {
        guard let field = context.template?.field(of: .sheetName), let index = batch.index(of: field.name),
            batch.properties[index].type == .text
        else { return }
        if !isReady { sheets = SheetPlaces(context) }
        isReady = true
        let report = BatchFaults(definition: Self.definition, firstRow: firstRow, context: context, faults: faults)
        let column = batch.properties[index]
        for row in 0..<batch.count where !column.isBlank(row) {
            guard let sheet = sheets?.sheet(column.bytes, column.range(of: row)) else {
                note(column.text(row) ?? "")
                continue
            }
            guard batch.hasGeometry, batch.geometry.types[row] != nil else { continue }
            guard sheets?.holds(batch.geometry.envelope(of: row), on: sheet) == false else { continue }
            report.report(row, of: batch, as: .warning, .elsewhere(sheet), remedy: .compare)
        }
    }

    private mutating func note(_ text: String) {
        unreadable += 1
        let shown = String(text.prefix(30))
        if examples.count < Self.keptExamples, !examples.contains(shown) { examples.append(shown) }
    }

    /// Reports what only the whole layer shows.
    public mutating func finish(_ context: ValidationContext, _ faults: FaultCollector) throws(PaftaError) {
        guard unreadable > 0 else { return }
        let list = examples.map { "'\($0)'" }.joined(separator: ", ")
        faults.report(
            Self.definition,
            LocalizedText(
                "\(unreadable) features have a sheet name of no known form, as \(list); it is kept as delivered.",
                tr: "\(unreadable) nesnenin pafta adı bilinen biçimde değil (örneğin \(list)); olduğu gibi saklanır."
            ),
            remedy: LocalizedText(
                "Names of old local sheets may stay; others are written as I29-b-08-d-4-c.",
                tr: "Eski yerel pafta adları kalabilir; diğerleri I29-b-08-d-4-c gibi yazılır."
            )
        )
    }
}

/// Compares features with sheets on both datums.
private struct SheetPlaces {
    /// How far beside its sheet a feature may lie, in degrees: some 50 m.
    private static let margin = 0.0005
    /// ED50 and TUREF.
    private static let datums = [CRSIdentity.epsg(4230), CRSIdentity.epsg(5252)]

    private let ways: [CoordinateTransformation]
    private var known: [UInt64: MapSheet?] = [:]

    init(_ context: ValidationContext) {
        guard let crs = context.crs else {
            ways = []
            return
        }
        let references = context.references
        // TUREF first: most features of today lie on its sheets, and the other datum need not be asked then.
        ways = Self.datums.reversed().compactMap { try? references.transformation(from: crs.identity, to: $0) }
    }

    /// Reads a name; neighbours mostly have the same one.
    mutating func sheet(_ bytes: [UInt8], _ range: Range<Int>) -> MapSheet? {
        let hash = StableHash.mixed(of: bytes[range])
        if let sheet = known[hash] { return sheet }
        let sheet = MapSheet(name: String(decoding: bytes[range], as: UTF8.self))
        if known.count > 100_000 { known.removeAll(keepingCapacity: true) }
        known[hash] = .some(sheet)
        return sheet
    }

    /// Whether an envelope in the layer's CRS meets the sheet on one of the datums; `nil` if it cannot be told.
    func holds(_ envelope: Envelope, on sheet: MapSheet) -> Bool? {
        guard (envelope.width + envelope.height).isFinite, !envelope.isEmpty, !ways.isEmpty else { return nil }
        let cell = sheet.cell.expanded(by: Self.margin)
        for way in ways {
            var corners = [envelope.minX, envelope.minY, envelope.maxX, envelope.maxY]
            guard (try? way.transform(&corners)) != nil else { return nil }
            var image = Envelope.empty
            image.extend(x: corners[0], y: corners[1])
            image.extend(x: corners[2], y: corners[3])
            if cell.intersects(image) { return true }
        }
        return false
    }
}

extension LocalizedText {
    fileprivate static func elsewhere(_ sheet: MapSheet) -> LocalizedText {
        LocalizedText(
            "It does not lie on its map sheet \(sheet), neither on ED50 nor on TUREF.",
            tr: "\(sheet) paftasında değil; ne ED50 ne de TUREF pafta bölümlemesine uyuyor."
        )
    }

    fileprivate static let compare = LocalizedText(
        "Correct the sheet name, or check the CRS if many features are like this.",
        tr: "Pafta adını düzeltin; çok sayıda nesne böyleyse koordinat sistemini denetleyin."
    )
}
