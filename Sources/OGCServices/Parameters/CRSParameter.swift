import GeoCore

/// A parameter that names a CRS: `crs`, `bbox-crs` or `filter-crs`.
///
/// Its value is a URI or URN of OGC, or a CURIE as `EPSG:5253`, also in brackets.
/// - SeeAlso: OGC 18-058r1, requirements `/req/crs/fc-crs-definition`, `fc-bbox-crs-definition` and their `-valid-value`;
///   OGC 19-079r2, requirement `/req/filter/filter-crs-param`.
struct CRSParameter: QueryParameter {
    /// Whose CRS it names; raw values are names of parameters.
    enum Role: String, Sendable {
        case output = "crs"
        case box = "bbox-crs"
        case filter = "filter-crs"
    }

    let role: Role
    /// The CRSs that may be named.
    let offered: [CRSIdentity]

    var name: String { role.rawValue }

    /// The filter's lists the URIs (OGC 19-079r2, recommendation `/rec/filter/filter-crs-list`).
    var schema: JSONValue {
        var schema: JSONValue = ["type": "string", "format": "uri", "default": .text(CRSIdentity.crs84.uri)]
        if role == .filter { schema["enum"] = .texts(offered.map(\.uri)) }
        return schema
    }

    func parse(_ text: String) throws(PaftaError) -> CRSIdentity {
        if let crs = Self.identity(text), offered.contains(crs) { return crs }
        let list = offered.map(\.description).joined(separator: ", ")
        throw .invalidParameter(
            name,
            text,
            LocalizedText(
                "the coordinate reference systems offered are \(list)",
                tr: "sunulan koordinat referans sistemleri: \(list)"
            ),
            example: CRSIdentity.crs84.uri
        )
    }

    /// A number alone names no authority, though the command line takes it for one of EPSG.
    private static func identity(_ text: String) -> CRSIdentity? {
        var name = text[...]
        if name.hasPrefix("["), name.hasSuffix("]") { name = name.dropFirst().dropLast() }
        guard name.contains(":") else { return nil }
        return try? CRSIdentity(parsing: String(name))
    }
}

extension CRSParameter {
    var summary: LocalizedText {
        switch role {
        case .output:
            LocalizedText(
                "The CRS of the coordinates in the answer, one of those that the collection lists, in the axis order of "
                    + "its authority. Without it longitude and latitude (CRS84).",
                tr:
                    "Yanıttaki koordinatların sistemi: katmanın listelediklerinden biri, yetkili kurumun eksen sırasıyla. "
                    + "Yazılmazsa boylam ve enlem (CRS84)."
            )
        case .box:
            LocalizedText(
                "The CRS of the numbers in bbox, in the axis order of its authority; without it CRS84.",
                tr: "bbox sayılarının koordinat sistemi, yetkili kurumun eksen sırasıyla. Yazılmazsa CRS84."
            )
        case .filter:
            LocalizedText(
                "The CRS of geometries in filter, in the axis order of its authority; without it CRS84.",
                tr: "filter geometrilerinin koordinat sistemi, yetkili kurumun eksen sırasıyla. Yazılmazsa CRS84."
            )
        }
    }
}
