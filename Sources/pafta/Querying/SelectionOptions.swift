import ArgumentParser
import CQL2
import FeatureQuery
import GeoCore
import GeoReferencing

/// Which features are wanted, with the names and meanings that the parameters of web clients have.
struct SelectionOptions: ParsableArguments {
    @Option(help: "A CQL2 filter, as \"ada = '2705'\". / CQL2 süzgeci.")
    var filter: String?

    @Option(help: "cql2-text or cql2-json (default: cql2-text). / Süzgecin dili.")
    var filterLang: FilterLanguage = .text

    @Option(help: "The CRS of coordinates in the filter (default: longitude, latitude). / Süzgecin koordinat sistemi.")
    var filterCrs: String?

    @Option(parsing: .unconditional, help: "A box of four numbers: west,south,east,north. / Kutu.")
    var bbox: String?

    @Option(help: "The CRS of the box, in whose axis order its numbers are. / Kutunun koordinat sistemi.")
    var bboxCrs: String?

    @Option(help: "The CRS of the result, as EPSG:5254 (default: longitude, latitude). / Sonucun koordinat sistemi.")
    var crs: String?

    @Option(parsing: .unconditional, help: "The order, as ada,-alan; '-' for great values first. / Sıralama.")
    var sort: String?

    @Option(parsing: .unconditional, help: "At most so many features. / En çok kaç kayıt.")
    var limit: Int?

    @Option(help: "The properties wanted, joined by commas. / İstenen alanlar.")
    var properties: String?

    @Option(
        parsing: .unconditional,
        help: "How far, in metres, simplified geometries may be off. / Genelleştirme payı, metre."
    )
    var tolerance: Double?

    /// Returns the query.
    ///
    /// - Throws: `filter.invalid`, `crs.malformed`, `crs.unknown`, `option.invalid`.
    func query(
        of schema: FeatureSchema,
        _ references: CoordinateReferenceSystems
    ) throws(PaftaError) -> Query {
        var query = Query()
        query.crs = try identity(crs) ?? .crs84
        query.limit = limit
        query.tolerance = tolerance
        if let properties { query.properties = names(properties) }
        if let sort { query.sort = try keys(sort) }
        if let filter { query.filter = try expression(filter, references) }
        if let bbox { query.spatialFilter = try box(bbox, references) }
        if let limit, limit < 0 { throw .invalidOption("--limit", "\(limit)", example: "10") }
        if let tolerance, !(tolerance >= 0) { throw .invalidOption("--tolerance", "\(tolerance)", example: "0.5") }
        return query
    }

    private func identity(_ text: String?) throws(PaftaError) -> CRSIdentity? {
        guard let text else { return nil }
        return try CRSIdentity(parsing: text)
    }

    private func names(_ list: String) -> [String] {
        list.split(separator: ",", omittingEmptySubsequences: false).map { String($0.drop { $0 == " " }) }
    }

    private func keys(_ list: String) throws(PaftaError) -> [SortKey] {
        var keys: [SortKey] = []
        for name in names(list) {
            let property = name.drop { $0 == "+" || $0 == "-" }
            guard !property.isEmpty, name.count - property.count <= 1 else {
                throw .invalidOption("--sort", list, example: "ada,-alan")
            }
            keys.append(SortKey(property: String(property), isDescending: name.first == "-"))
        }
        return keys
    }

    private func expression(
        _ text: String,
        _ references: CoordinateReferenceSystems
    ) throws(PaftaError) -> FilterExpression {
        let crs = try identity(filterCrs) ?? .crs84
        let isNorthingFirst = try references.describe(crs).authorityOrderIsNorthingFirst
        let order: AxisOrder = isNorthingFirst ? .northEast : .eastNorth
        let expression =
            switch filterLang {
            case .text: try CQL2Text.parse(text, axisOrder: order)
            case .json: try CQL2JSON.parse(Array(text.utf8), axisOrder: order)
            }
        return FilterExpression(isNorthingFirst ? expression.swappingAxes() : expression, crs: crs)
    }

    private func box(_ text: String, _ references: CoordinateReferenceSystems) throws(PaftaError) -> SpatialFilter {
        let crs = try identity(bboxCrs) ?? .crs84
        let parts = text.split(separator: ",", omittingEmptySubsequences: false)
        let numbers = parts.compactMap { Double($0.filter { $0 != " " }) }.filter(\.isFinite)
        guard numbers.count == 4, parts.count == 4 else {
            throw .invalidOption("--bbox", text, example: "28.9,40.9,29.1,41.1")
        }
        let turned = try references.describe(crs).authorityOrderIsNorthingFirst
        let order = turned ? [1, 0, 3, 2] : [0, 1, 2, 3]
        let edges = order.map { numbers[$0] }
        guard edges[0] <= edges[2], edges[1] <= edges[3] else {
            throw .invalidOption("--bbox", text, example: "28.9,40.9,29.1,41.1")
        }
        let box = Envelope(minX: edges[0], minY: edges[1], maxX: edges[2], maxY: edges[3])
        return SpatialFilter(boxes: [box], crs: crs)
    }
}

/// The encodings of a filter; raw values are those of the parameter `filter-lang`.
enum FilterLanguage: String, ExpressibleByArgument, CaseIterable {
    case text = "cql2-text"
    case json = "cql2-json"
}

extension PaftaError.Code {
    /// An option has a value that it does not take.
    static let invalidOption = Self("option.invalid")
}

extension PaftaError {
    static func invalidOption(_ name: String, _ value: String, example: String) -> PaftaError {
        PaftaError(
            .invalidInput,
            .invalidOption,
            LocalizedText(
                "\(name) does not take '\(value.prefix(80))'.",
                tr: "\(name) seçeneği '\(value.prefix(80))' değerini almaz."
            ),
            remedy: LocalizedText("Write it like \(name) \(example).", tr: "Şöyle yazın: \(name) \(example).")
        )
    }
}
