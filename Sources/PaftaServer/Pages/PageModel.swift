internal import GeoCore
internal import OGCServices

/// The members that the templates name, for each kind of page.
enum PageModel {
    /// Returns the name of the template and what it shows beyond the frame.
    static func members(of page: Page, baseURL: String) -> (template: String, members: [String: Any]) {
        switch page {
        case .landing(let page): ("landing", landing(page))
        case .conformance(let page): ("conformance", ["classes": page.classes])
        case .api(let page): ("api", api(page))
        case .functions(let page): ("functions", ["functions": page.functions.map(function)])
        case .collections(let page): ("collections", ["collections": page.collections.map(collection)])
        case .collection(let page): ("collection", ["collection": collection(page.collection)])
        case .items(let page): ("items", items(page))
        case .item(let page): ("item", item(page, baseURL: baseURL))
        case .tileMatrixSets(let page): ("tileMatrixSets", ["sets": page.sets.map(matrixSet)])
        case .tileMatrixSet(let page): ("tileMatrixSet", matrixSet(page.set))
        case .tileSets(let page): ("tileSets", ["sets": page.sets.map(tileSet)])
        case .tileSet(let page): ("tileSet", tileSet(page))
        case .problem(let page): ("problem", problem(page))
        }
    }

    /// A link as the templates name it.
    static func link(_ link: Link) -> [String: Any] {
        ["href": link.href, "rel": link.rel, "type": link.type, "title": link.title, "isTemplate": link.isTemplate]
    }

    private static func landing(_ page: LandingPage) -> [String: Any] {
        var members: [String: Any] = ["description": page.description]
        if let licence = page.licence { members["licence"] = ["name": licence.name, "url": licence.url] }
        if let contact = page.contact { members["contact"] = ["name": contact.name, "email": contact.email ?? ""] }
        members["hasFacts"] = page.licence != nil || page.contact != nil
        return members
    }

    private static func api(_ page: APIPage) -> [String: Any] {
        let operations = page.operations.map { operation in
            [
                "path": operation.path, "summary": operation.summary,
                "hasParameters": !operation.parameters.isEmpty, "parameters": operation.parameters.map(named),
                "statuses": operation.statuses.map { "\($0)" }.joined(separator: ", "),
            ] as [String: Any]
        }
        return ["description": page.description, "definition": page.definition.href, "operations": operations]
    }

    private static func function(_ function: FunctionsPage.Function) -> [String: Any] {
        [
            "signature": function.signature, "description": function.description, "result": function.result,
            "arguments": function.arguments.map(named),
        ]
    }

    private static func collection(_ summary: CollectionSummary) -> [String: Any] {
        var members: [String: Any] = [
            "identifier": summary.identifier, "path": pathSegment(summary.identifier), "title": summary.title,
            "theme": summary.theme, "kind": summary.geometryType ?? "–",
            "properties": summary.properties.map { ["name": $0.name, "type": $0.type] },
        ]
        members["count"] = summary.featureCount.map { "\($0)" }
        members["crs"] = summary.storageCRS?.name
        members["dataLanguage"] = summary.language.map { $0.name == $0.text ? $0.name : "\($0.name) (\($0.text))" }
        members["extent"] = summary.extent.flatMap(extent)
        members["time"] = summary.temporalExtent.map { "\($0.start ?? "") … \($0.end ?? "")" }
        return members
    }

    private static func items(_ page: ItemsPage) -> [String: Any] {
        let turkish = page.frame.language == .turkish
        let returned = page.numberReturned
        let shown =
            page.numberMatched.map { turkish ? "\($0) nesneden \(returned) tanesi" : "\(returned) of \($0) features" }
            ?? (turkish ? "\(returned) nesne" : "\(returned) features")
        var members: [String: Any] = [
            "shown": shown, "columns": page.columns, "hasQuery": !page.query.isEmpty, "query": page.query.map(named),
            "rows": page.rows.map { row in
                ["href": row.link.href, "identifier": row.identifier, "values": row.values] as [String: Any]
            },
        ]
        members["next"] = page.next.map(link)
        return members
    }

    private static func item(_ page: ItemPage, baseURL: String) -> [String: Any] {
        var members: [String: Any] = [
            "identifier": page.identifier, "properties": page.properties.map(named),
            "geoJSON": String(decoding: page.geoJSON, as: UTF8.self),
        ]
        members["kind"] = page.geometryType
        members["extent"] = extent(page.envelope)
        if !page.envelope.isEmpty {
            let x = (page.envelope.minX + page.envelope.maxX) / 2
            let y = (page.envelope.minY + page.envelope.maxY) / 2
            members["mapLink"] = "\(baseURL)/map#18/\(degrees(y))/\(degrees(x))"
        }
        return members
    }

    private static func matrixSet(_ summary: TileMatrixSetPage.Summary) -> [String: Any] {
        [
            "identifier": summary.identifier, "title": summary.title, "crs": summary.crs,
            "links": summary.links.prefix(1).map(link),
        ]
    }

    private static func matrixSet(_ set: TileMatrixSet) -> [String: Any] {
        [
            "identifier": set.id, "uri": set.uri, "crs": set.crs.uri,
            "matrices": set.matrices.enumerated()
                .map { level, matrix in
                    [
                        "level": level, "scale": matrix.scaleDenominator, "cell": matrix.cellSize,
                        "size": "\(matrix.matrixWidth) × \(matrix.matrixHeight)",
                    ] as [String: Any]
                },
        ]
    }

    private static func tileSet(_ summary: TileSetSummary) -> [String: Any] {
        ["title": summary.title, "links": summary.links.map(link)]
    }

    private static func tileSet(_ page: TileSetPage) -> [String: Any] {
        var members: [String: Any] = ["crs": page.set.crs]
        members["extent"] = extent(page.extent)
        members["limits"] = page.limits.map { limits in
            [
                "level": limits.tileMatrix, "rows": "\(limits.rows.lowerBound)–\(limits.rows.upperBound)",
                "columns": "\(limits.columns.lowerBound)–\(limits.columns.upperBound)",
            ] as [String: Any]
        }
        return members
    }

    private static func problem(_ page: ProblemPage) -> [String: Any] {
        var members: [String: Any] = ["status": page.status, "detail": page.detail, "code": page.code]
        members["remedy"] = page.remedy
        return members
    }

    private static func named(_ text: NamedText) -> [String: String] { ["name": text.name, "value": text.value] }

    private static func extent(_ envelope: Envelope) -> String? {
        guard !envelope.isEmpty else { return nil }
        let edges = [envelope.minX, envelope.minY, envelope.maxX, envelope.maxY]
        return edges.map(degrees).joined(separator: ", ")
    }

    private static func degrees(_ value: Double) -> String { "\((value * 1e6).rounded() / 1e6)" }

    /// A collection's name as a segment of a path; names hold letters, digits, `_` and `-` only.
    private static func pathSegment(_ name: String) -> String {
        name.utf8
            .map { byte in
                byte < 0x80 ? String(Unicode.Scalar(byte)) : "%" + String(byte, radix: 16, uppercase: true)
            }
            .joined()
    }
}
